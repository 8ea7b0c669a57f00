"""What is done to the readers of text and of interface files, and what must hold whatever they are given."""

import random
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from wres_xl.extracts.read import read_extracts
from wres_xl.extracts.tables import COLUMNS, Extracts
from wres_xl.findings import WresError
from wres_xl.settings import Settings
from wres_xl.standard.years import ReportingYear
from wres_xl.submission import submission_of

SNAPSHOT = date(2021, 3, 31)
YEAR = ReportingYear.parse("2020-21")
SEEDS = Path(__file__).parents[1] / "corpus" / "files"
CANARY = "Featherstonehaugh"
"""A name that stands in files and must be in no message."""

Figures = dict[tuple[str, str], float | None]


def read(*files: tuple[str, bytes]) -> Extracts | None:
    """What the files hold; None where they are refused. Any exception but a `WresError` is a defect."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name, _ in files]
        for path, (_, content) in zip(paths, files, strict=True):
            path.write_bytes(content)
        try:
            extracts = read_extracts(paths, Settings(), snapshot=SNAPSHOT)
        except WresError as refusal:
            check_message(str(refusal))
            return None
    check(extracts)
    return extracts


def check(extracts: Extracts) -> None:
    """What holds of everything that was read."""
    for kind, table in extracts.tables.items():
        assert tuple(table.columns) == COLUMNS[kind]
        assert (table["row"] >= 1).all()
    for finding in extracts.findings:
        check_message(finding.sentence)
        assert finding.row >= 0


def check_message(message: str) -> None:
    assert message
    assert CANARY not in message


def figures(extracts: Extracts) -> tuple[Figures, bool]:
    """All figures, and whether anything was found that a reader has to look at."""
    tables = {str(kind): table for kind, table in extracts.tables.items()}
    submission = submission_of(tables, YEAR, Settings(), extracts.findings)
    found = any(
        each.level != "note" and not each.problem.startswith("Not given") for each in submission.findings
    )
    return {(key, str(group)): entry.value for (key, group), entry in submission.entries.items()}, found


def seeds(pattern: str) -> list[bytes]:
    """The corpus's files of one kind."""
    return [path.read_bytes() for path in sorted(SEEDS.rglob(pattern))]


def _cut(content: bytearray, chance: random.Random) -> bytearray:
    start = chance.randrange(len(content) + 1)
    return content[:start] + content[start + chance.randrange(1, 40) :]


def _repeat(content: bytearray, chance: random.Random) -> bytearray:
    start = chance.randrange(len(content) + 1)
    piece = content[start : start + chance.randrange(1, 60)]
    at = chance.randrange(len(content) + 1)
    return content[:at] + piece + content[at:]


def _replace(content: bytearray, chance: random.Random) -> bytearray:
    if content:
        content[chance.randrange(len(content))] = chance.randrange(256)
    return content


_PIECES = (
    b"~",
    b",",
    b";",
    b"\t",
    b'"',
    b"\n",
    b"\r\n",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"=NA()",
    b"#N/A",
)
_WORDS = (
    b"PRA~",
    b"ASA~",
    b"PRD~",
    b"HDR~",
    b"TRL~",
    b"Total",
    b"20211301",
    b"47121231",
    b"-1",
    b"1e9",
    b"%",
)


def _insert(content: bytearray, chance: random.Random) -> bytearray:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice((*_PIECES, *_WORDS)) + content[at:]


_MUTATIONS: Sequence[Callable[[bytearray, random.Random], bytearray]] = (_cut, _repeat, _replace, _insert)


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The content with some accidents."""
    changed = bytearray(content)
    for _ in range(chance.randrange(1, 6)):
        changed = chance.choice(_MUTATIONS)(changed, chance)
    return bytes(changed)
