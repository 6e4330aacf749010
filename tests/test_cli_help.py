"""Every command tells what it does, at once."""

import subprocess
import sys

import click
import pytest

from chaffinch.cli import cli
from chaffinch.version import __version__


def commands(group, names=()):
    for name, command in group.commands.items():
        yield pytest.param((*names, name), command, id=" ".join((*names, name)))
        if isinstance(command, click.Group):
            yield from commands(command, (*names, name))


@pytest.mark.parametrize(("names", "command"), list(commands(cli)))
def test_every_command_and_every_option_has_help(names, command):
    context = click.Context(command, info_name=" ".join(names))

    assert command.help
    assert all(p.help for p in command.params if isinstance(p, click.Option))
    assert command.get_help(context).startswith("Usage: ")


def test_help_is_quick_because_heavy_libraries_wait():
    heavy = "bs4 ftfy rapidfuzz rich orjson yaml jinja2 ahocorasick_rs chaffinch.engine".split()
    code = f"import sys, chaffinch.cli; print(*[m for m in {heavy} if m in sys.modules])"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)

    assert done.stdout == "\n"


def test_the_version_and_help_end_well_and_no_command_is_misuse(chaffinch):
    assert chaffinch("--version").stdout == f"chaffinch, version {__version__}\n".encode()
    assert chaffinch("-h").stdout.startswith(b"Usage: chaffinch ")
    assert chaffinch("clean", "--help").returncode == 0
    assert chaffinch().returncode == 2
