"""The colours of the pages: enough contrast, and told apart whatever colours somebody sees."""

import math
import re
from importlib.resources import files
from itertools import combinations

import pytest

CSS = files("chaffinch.page").joinpath("static", "colours.css").read_text("utf-8")
PAIRS = {name: both for name, *both in re.findall(r"--([\w-]+): light-dark\((\S+), (\S+)\)", CSS)}
HUES = [name.removesuffix("-tint") for name in PAIRS if name.endswith("-tint")]
# How full vision, and three kinds of blindness, see linear RGB: Machado, Oliveira and Fernandes,
# 2009, "A physiologically-based model for simulation of color vision deficiency", severity 1.
EYES = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.1523, 1.0526, -0.2049), (0.1145, 0.7863, 0.0992), (-0.0039, -0.0481, 1.0520)),
    "deutan": ((0.3673, 0.8606, -0.2280), (0.2801, 0.6725, 0.0474), (-0.0118, 0.0429, 0.9689)),
    "tritan": ((1.2555, -0.0767, -0.1788), (-0.0784, 0.9308, 0.1476), (0.0047, 0.6914, 0.3039)),
}
APART = 15  # in CIELAB: a difference of 2 is seen by looking closely, one of 10 at a glance


def linear(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def luminance(colour):
    return sum(map(math.prod, zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True)))


def contrast(one, other):
    """As WCAG 2 reckons it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(rgb):
    red, green, blue = (min(1, max(0, part)) for part in rgb)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.0888
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_all_text_has_contrast(theme):
    colour = {name: both[theme] for name, both in PAIRS.items()}

    assert len(HUES) == 9
    for hue in HUES:
        assert contrast(colour[hue], colour["paper"]) >= 4.5, hue
        assert contrast(colour[hue], colour["card"]) >= 4.5, hue
        assert contrast(colour[hue], colour[f"{hue}-tint"]) >= 4.5, hue
        assert contrast(colour["ink"], colour[f"{hue}-tint"]) >= 7, hue
    for name in ("ink", "muted", "accent"):
        assert contrast(colour[name], colour["paper"]) >= 4.5, name
        assert contrast(colour[name], colour["card"]) >= 4.5, name


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("eye", EYES)
def test_hues_are_told_apart(theme, eye):
    seen = {}
    for hue in HUES:
        rgb = linear(PAIRS[hue][theme])
        seen[hue] = lab([sum(map(math.prod, zip(row, rgb, strict=True))) for row in EYES[eye]])

    near = [pair for pair in combinations(HUES, 2) if math.dist(*map(seen.get, pair)) < APART]
    assert near == []
