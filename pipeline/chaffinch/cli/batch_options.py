"""Options of `chaffinch batch` alone: the limits of a page, and who does the work."""

import math
from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


class Number(click.FloatRange):
    """What is no number lies in every range, for all that click compares."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        number = float(super().convert(value, param, ctx))
        if math.isnan(number):
            self.fail(f"{value!r} is not a number.", param, ctx)
        return number


def guards(command: Command) -> Command:
    """What a page may take, and how much of it may go."""
    for option in (
        click.option(
            "--page-memory", default=2048, type=click.IntRange(64), show_default=True,
            metavar="MB", help="Memory a worker may take.",
        ),
        click.option(
            "--page-seconds", default=60.0, type=Number(0.01, 1e6), show_default=True,
            metavar="S", help="Processor time a page may take.",
        ),
        click.option(
            "--max-page", default=16.0, type=Number(0.001, 1e6), show_default=True,
            metavar="MB", help="Set larger pages apart.",
        ),
        click.option(
            "--max-removed", multiple=True, metavar="[RULE=]SHARE",
            help="Set apart pages that lose more, in all or by a rule or family.",
        ),
    ):  # fmt: skip
        command = option(command)
    return command


def engines(command: Command) -> Command:
    """Who does the work."""
    for option in (
        click.option("--log-json", is_flag=True, help="Tell each step as a line of JSON."),
        click.option("--address", metavar="ADDRESS", help="Where the Ray cluster is."),
        click.option(
            "--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True,
            help="Processes on this machine, or a cluster.",
        ),
        click.option(
            "--workers", default=1, type=click.IntRange(1, 256), show_default=True,
            help="How many processes.",
        ),
    ):  # fmt: skip
        command = option(command)
    return command
