"""langdetect as a second opinion: few profiles, a fixed seed, a factory of its own.

The library's global factory is left as it is, and what it was asked before changes no answer.
Loaded when a passage is suspect, and not before.
"""

from functools import cache
from pathlib import Path
from typing import Any

from chaffinch.languages.vote import kin_of

LONGEST = 600  # code points: more make no answer surer
TRIALS = 3  # of langdetect: seven are no surer, and cost twice as much
ALWAYS = ("de", "en", "es", "fr", "it")
NAMES = {"nb": "no", "zh": "zh-cn"}  # what langdetect calls them
SEED = 0


def opinion(text: str, main: str, suspect: str) -> tuple[str, float]:
    """What langdetect takes a passage for, and how sure it is of the suspect or one close to it.

    The main language is not among those that are close.  Empty if there is no profile.
    """
    asked = tuple(sorted({*ALWAYS, *kin_of(main), *kin_of(suspect)}))
    factory, known = _factory(asked)
    if suspect not in known:
        return "", 0.0
    detector = factory.create()
    detector.n_trial = TRIALS
    detector.append(text[:LONGEST])
    from langdetect import LangDetectException  # type: ignore[import-untyped]

    try:
        answers = detector.get_probabilities()
    except LangDetectException:  # there is no letter that it knows
        return "", 0.0
    if not answers:
        return "", 0.0
    names = {name: code for code, name in NAMES.items()}
    said = [(names.get(answer.lang, answer.lang), answer.prob) for answer in answers]
    close = kin_of(suspect) - {main}
    return said[0][0], round(sum(sure for code, sure in said if code in close), 3)


@cache
def _factory(codes: tuple[str, ...]) -> tuple[Any, frozenset[str]]:
    """A factory with the profiles of these languages, and those that it has."""
    from langdetect.detector_factory import (  # type: ignore[import-untyped]
        PROFILES_DIRECTORY,
        DetectorFactory,
    )

    folder = Path(PROFILES_DIRECTORY)
    files = {code: folder / NAMES.get(code, code) for code in codes}
    files = {code: file for code, file in files.items() if file.is_file()}
    factory = DetectorFactory()
    factory.seed = SEED
    factory.load_json_profile([file.read_text("utf-8") for file in files.values()])
    return factory, frozenset(files)
