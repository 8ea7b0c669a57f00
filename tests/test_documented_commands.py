"""The commands that the README, the changelog and the guides show can be typed as they stand there."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main

from wres_xl.cli import app

FENCED = re.compile(r"^```[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`(wres-xl [^`\n]+)`")
COMMAND = re.compile(r"^\s*(?:[$>] )?(?:\S*[/\\])?wres-xl((?: .*)?)$")
CONTINUED = re.compile(r"[ \t]*[\\^`]\n\s*")


def documented_commands() -> Iterator[tuple[str, str]]:
    """Each call of `wres-xl` in them: where it stands, and its arguments."""
    for name in ("README.md", "CHANGELOG.md", "docs/deployment.md", "docs/quick-start.md", "docs/tested.md"):
        text = Path(__file__).parents[1].joinpath(name).read_text(encoding="utf-8")
        blocks = "\n".join(CONTINUED.sub(" ", block) for block in FENCED.findall(text)).splitlines()
        for line in [*blocks, *INLINE.findall(FENCED.sub("", text))]:
            if match := COMMAND.match(line):
                yield name, match[1].partition(" #")[0].strip()


def misuse(arguments: str) -> str:
    """What is wrong with a call of `wres-xl`, as far as its commands' names and options go; else nothing."""
    command = typer.main.get_command(app)
    # Square brackets mark what may be left out.
    words = shlex.split(re.sub(r"[\[\]]", " ", arguments))
    while (commands := getattr(command, "commands", None)) and words and not words[0].startswith("-"):
        if words[0] not in commands:
            return f"there is no command {words[0]}"
        command, words = commands[words[0]], words[1:]
    names = [name for each in command.params for name in (*each.opts, *each.secondary_opts)]
    given = [word.partition("=")[0] for word in words if word.startswith("-")]
    unknown = [name for name in given if name not in {*names, "--help"}]
    return f"there is no option {', '.join(unknown)}" if unknown else ""


def test_the_readme_shows_commands() -> None:
    assert "README.md" in {name for name, _ in documented_commands()}


def test_documented_commands_exist() -> None:
    told = [f"{name}: wres-xl {call}: {misuse(call)}" for name, call in documented_commands() if misuse(call)]
    assert told == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("--help", ""),
        ("no-such-command", "there is no command no-such-command"),
        ("figures SOURCE… [--year 2020-21] --no-such-option", "there is no option --no-such-option"),
    ],
)
def test_a_wrong_command_would_be_told(arguments: str, told: str) -> None:
    assert misuse(arguments) == told
