"""Lines of ESR's generic outbound interface, as small as they may be and as long as they are."""

from collections.abc import Mapping
from pathlib import Path

from wres_xl.extracts.go2_records import InterfaceFile, records_of

PERSON = {
    0: "PRA",
    1: "10820689",
    2: "20121011",
    4: "23519456",
    5: "Mrs.",
    6: "Surname",
    13: "19740421",
    22: "A White - British",
    34: "Employee",
    38: "20121112 115340",
}
ASSIGNMENT = {
    0: "ASA",
    1: "10820689",
    2: "11479620",
    3: "20121011",
    6: "E",
    7: "23519456",
    9: "Active Assignment",
    20: "Permanent",
    21: "Yes",
    25: "0.8",
    28: "1576747",
    29: "3559596|Officer Band 2|G2A|Records",
    30: "NHS|XR05|Review Body Band 5",
    34: "Administrative and Clerical|Officer",
    49: "",
}
POSITION = {
    0: "POA",
    1: "1576747",
    2: "20080401",
    5: "3559596|Officer|G2A|Records|",
    8: "Administrative and Clerical",
    9: "Officer",
    10: "G2A",
    11: "XR05",
}


def line(usual: Mapping[int, str], change: Mapping[int, str] | None = None) -> str:
    """A record's line, as long as its last field needs."""
    fields = {**usual, **(change or {})}
    return "~".join(fields.get(position, "") for position in range(max(fields) + 1))


def person(number: int = 0, **fields: str) -> str:
    return line(PERSON, {1: f"1{number:07}", 4: f"2{number:07}", **_at(fields)})


def assignment(number: int = 0, of: int | None = None, **fields: str) -> str:
    whose = number if of is None else of
    return line(ASSIGNMENT, {1: f"1{whose:07}", 2: f"3{number:07}", 7: f"4{number:07}", **_at(fields)})


def _at(fields: Mapping[str, str]) -> dict[int, str]:
    """Fields by position, given as `f22="A"`."""
    return {int(name[1:]): value for name, value in fields.items()}


def header(made: str = "20210401 010000", name: str = "GO_431_EXP_GOF_20210401_00000001.DAT") -> str:
    return f"HDR~{name}~{made}~431~20210301 000000~{made[:8]} 000000~01"


def whole(*lines: str, **of_header: str) -> list[str]:
    """A file with its header and trailer."""
    return [header(**of_header), *lines, f"TRL~{len(lines)}"]


def parsed(*lines: str, name: str = "go2.dat") -> InterfaceFile:
    return records_of(name, lines)


def write_go2(path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path.write_text("".join(f"{each}\n" for each in lines), encoding=encoding)
    return path
