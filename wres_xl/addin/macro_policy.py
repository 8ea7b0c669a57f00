"""What of Excel's version and of its rules for macros can be read from the registry, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from wres_xl.addin.registry import Entry, Registry, Value

_SETTINGS = r"Software\Microsoft\Office\16.0\Excel\Security"
_POLICIES = r"Software\Policies\Microsoft\Office\16.0\Excel\Security"
_CLICK_TO_RUN = r"SOFTWARE\Microsoft\Office\ClickToRun\Configuration"
_CLASS = r"SOFTWARE\Classes\Excel.Application\CurVer"

_CHILD_PROCESSES = Entry(
    "HKLM",
    r"SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules",
    "d4f940ab-401b-4efc-aadc-ad5f3c50688a",
)
"""Defender's rule "Block all Office applications from creating child processes", where a group policy sets
it. Other tools of management keep it where it cannot be read."""
_RULE_STATES = {"0": "off", "1": "blocks", "2": "only records", "6": "warns the user"}

_BUILD = Entry("HKLM", _CLICK_TO_RUN, "VersionToReport")
_PLATFORM = Entry("HKLM", _CLICK_TO_RUN, "Platform")
_MAJOR = Entry("HKLM", _CLASS, "")

_WARNINGS: dict[Value, str] = {
    1: "all run",
    2: "the user is asked",
    3: "only signed ones run, and those in trusted locations",
    4: "none run but those in trusted locations",
}
"""`VBAWarnings`. The start folder is a trusted location: the add-in runs under each of these, unless trusted
locations are switched off."""


@dataclass(frozen=True)
class Rule:
    """A rule for macros: what it is, what it says, whether the add-in can run under it, and what to do."""

    subject: str
    says: str
    fine: bool
    remedy: str = ""


@dataclass(frozen=True)
class _Switch:
    """A value that is 0 or absent, or 1, and what 1 means."""

    subject: str
    name: str
    on: str
    off: str
    remedy: str = ""
    folder: str = ""


_SWITCHES = (
    _Switch(
        "Trusted locations",
        "AllLocationsDisabled",
        "are switched off, and so the start folder is none",
        "may be used",
        "Sign the add-in with the trust's certificate.",
        r"\Trusted Locations",
    ),
    _Switch(
        "Add-ins",
        "DisableAllAddins",
        "are all switched off",
        "may be used",
        "Ask IT to allow this one, or use the functions without an add-in.",
    ),
    _Switch(
        "Signature of add-ins",
        "RequireAddinSig",
        "is required",
        "is not required",
        "Sign the add-in with the trust's certificate.",
    ),
    _Switch(
        "Macros in files from the internet",
        "BlockContentExecutionFromInternet",
        "are blocked; the add-in is built on this PC and is none of these",
        "follow Office's own rule, which blocks them",
    ),
    _Switch(
        "Access to the VBA project",
        "AccessVBOM",
        "is trusted; the add-in does not need it",
        "is not trusted; the add-in does not need it",
    ),
)


def _both(name: str, folder: str = "") -> tuple[Entry, ...]:
    """A setting's places, the policies first, for they override what the user has set."""
    roots = (("HKLM", _POLICIES), ("HKCU", _POLICIES), ("HKCU", _SETTINGS))
    return tuple(Entry(root, key + folder, name) for root, key in roots)


ENTRIES: tuple[Entry, ...] = (
    *(_BUILD, _PLATFORM, _MAJOR, _CHILD_PROCESSES),
    *_both("VBAWarnings"),
    *(entry for switch in _SWITCHES for entry in _both(switch.name, switch.folder)),
)
"""All that is looked up."""


def excel_version(registry: Registry) -> str | None:
    """Excel's version as far as the registry tells it, `16.0.17928.20114, x64`; None where it tells none."""
    if _BUILD in registry:
        return ", ".join(str(registry[each]) for each in (_BUILD, _PLATFORM) if each in registry)
    major = str(registry.get(_MAJOR, "")).rpartition(".")[2]
    return f"{major}.0" if major.isdigit() else None


def child_process_rule(registry: Registry) -> str | None:
    """What Defender does when Excel starts Python: `off`, `blocks`, ...; None where that cannot be read."""
    return _RULE_STATES.get(str(registry.get(_CHILD_PROCESSES, "")))


def rules(registry: Registry) -> Iterator[Rule]:
    """Every rule that the registry tells of, with where it comes from."""
    warnings, origin = _first(registry, _both("VBAWarnings"))
    says = _WARNINGS.get(2 if warnings is None else warnings, f"unknown setting {warnings}")
    yield Rule("Macros", f"{says} ({origin})", True)
    for switch in _SWITCHES:
        value, origin = _first(registry, _both(switch.name, switch.folder))
        is_on = value == 1
        stops = is_on and bool(switch.remedy)
        says = f"{switch.on if is_on else switch.off} ({origin})"
        yield Rule(switch.subject, says, not stops, switch.remedy if stops else "")


def _first(registry: Registry, places: tuple[Entry, ...]) -> tuple[Value | None, str]:
    for place in places:
        if place in registry:
            return registry[place], "set by IT" if place.key.startswith(_POLICIES) else "the user's setting"
    return None, "Excel's default"
