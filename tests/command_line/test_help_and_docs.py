"""Every command, option and setting is explained where a user looks for it."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import MISSING, fields
from pathlib import Path

import click
import pytest
import typer.main
from commands import run

from wres_xl.cli import app
from wres_xl.settings import HeadcountRules, Settings, ValueMapping, read_settings

HOUSE = Path(__file__).parents[2]
README = (HOUSE / "README.md").read_text(encoding="utf-8")
DOCS = "\n".join(
    [README, *(path.read_text(encoding="utf-8") for path in sorted((HOUSE / "docs").glob("*.md")))]
)
SETTINGS = (HOUSE / "docs" / "settings.md").read_text(encoding="utf-8")
COMMANDS: dict[str, click.Command] = dict(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def parameters() -> Iterator[tuple[str, click.Parameter]]:
    for name, command in COMMANDS.items():
        yield from ((name, parameter) for parameter in command.params if parameter.name != "help")


PARAMETERS = list(parameters())
IDS = [f"{command} {parameter.name}" for command, parameter in PARAMETERS]


def test_there_are_commands() -> None:
    assert COMMANDS.keys() >= {"check", "figures", "generate", "demo", "version"}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_explained(name: str) -> None:
    command = COMMANDS[name]
    whole, own = run("--help"), run(name, "--help")
    assert (whole.code, own.code) == (0, 0)
    assert re.search(rf"^ +{name} +[A-Z].+", whole.out.replace("│", " "), re.M), whole.out
    assert command.help
    assert command.help.split(":")[0].split(",")[0] in own.told
    assert f"wres-xl {name} [OPTIONS]" in own.told
    assert re.search(rf"wres-xl {name}\b", DOCS), f"no document shows `wres-xl {name}`"


@pytest.mark.parametrize(("name", "parameter"), PARAMETERS, ids=IDS)
def test_an_option_is_explained(name: str, parameter: click.Parameter) -> None:
    told = run(name, "--help").told
    help_text = str(getattr(parameter, "help", "") or "")
    assert len(help_text) > 10, "it has no help"
    assert help_text in told
    if isinstance(parameter, click.Option) or parameter.opts[0].startswith("-"):
        assert all(option in told for option in parameter.opts)
        assert any(re.search(rf"(?<![\w-]){option}\b", DOCS) for option in parameter.opts), (
            f"no document names {' or '.join(parameter.opts)}"
        )


def test_the_exit_codes_are_documented() -> None:
    table = dict(re.findall(r"^\| (\d) \| (.+) \|$", README, re.M))
    assert table.keys() == {"0", "1", "2", "3"}


def documented() -> dict[str, object]:
    (block,) = re.findall(r"```toml\n(.*?)```", SETTINGS, re.S)
    # Mappings are shown as comments, because they are examples; they count all the same.
    return tomllib.loads(re.sub(r'^# (".*" = ".*?")', r"\1", block, flags=re.M))


def test_the_settings_documented_are_those_that_exist() -> None:
    names = documented()
    assert list(names) == [each.name for each in fields(Settings)]
    assert list(names["headcount"]) == [each.name for each in fields(HeadcountRules)]  # type: ignore[call-overload]
    assert list(names["mapping"]) == [each.name for each in fields(ValueMapping)]  # type: ignore[call-overload]
    for name, mapping in names["mapping"].items():  # type: ignore[attr-defined]
        assert len(mapping) == 1, f"{name} has no example"


def test_the_values_documented_are_the_defaults() -> None:
    names = documented()
    for each in fields(Settings):
        if each.name not in {"organisation", "headcount", "mapping"}:
            default = each.default if each.default is not MISSING else None
            shown = names[each.name]
            assert (tuple(shown) if isinstance(shown, list) else shown) == default, each.name
    assert names["headcount"] == {each.name: each.default for each in fields(HeadcountRules)}


def test_the_settings_documented_can_be_used(tmp_path: Path) -> None:
    (block,) = re.findall(r"```toml\n(.*?)```", SETTINGS, re.S)
    path = tmp_path / "settings.toml"
    path.write_text(re.sub(r'^# (".*" = ".*?")', r"\1", block, flags=re.M), encoding="utf-8")
    settings = read_settings(path)
    assert settings.organisation == "Our Trust"
    assert dict(settings.mapping.grade) == {"LOC|AB|Local pay": "Band 8A"}


def test_the_choices_of_a_setting_are_documented() -> None:
    for choice in ("single year", "two years", "stop", "unknown"):
        assert f'"{choice}"' in SETTINGS, choice


def test_documents_link_to_files_that_exist() -> None:
    for path in (
        HOUSE / "README.md",
        *(HOUSE / "docs").glob("*.md"),
        HOUSE / "examples" / "necs-2020-21" / "README.md",
    ):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"
