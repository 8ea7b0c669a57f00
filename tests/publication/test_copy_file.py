"""The publication copy as a file: no part of its package holds what is hidden, and all can read it."""

import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from copies import report_of, written
from necs import necs_figures
from parts import CHART, MAIN, PLACED, parts, trees
from trusts import YEAR, staff, submission

from wres_xl.counting import SurveyBase
from wres_xl.figures import Figures, figures_of
from wres_xl.publication import publication_of
from wres_xl.settings import Settings
from wres_xl.standard.groups import ETHNIC_GROUPS
from wres_xl.submission import Entry
from wres_xl.workbook.build import write_workbook
from wres_xl.workbook.style import BLACK, PALE_BLUE, PALE_GREEN, PALE_ORANGE, STYLES

WHITE, BME, UNKNOWN = ETHNIC_GROUPS


def test_it_holds_no_formula_name_macro_or_link(necs: Path) -> None:
    for tree in trees(necs, r"xl/worksheets/sheet").values():
        assert not [*tree.iter(f"{MAIN}f")]
    names = [
        each.get("name")
        for each in trees(necs, "xl/workbook.xml")["xl/workbook.xml"].iter(f"{MAIN}definedName")
    ]
    assert {*names} <= {"_xlnm.Print_Titles", "_xlnm.Print_Area"}
    kept = re.compile(
        r"xl/(worksheets|charts|drawings|tables|theme|_rels)/|xl/(workbook|styles|sharedStrings)\.xml"
    )
    strange = [name for name in parts(necs) if not kept.match(name)]
    assert {*strange} == {
        *(
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/app.xml",
            "docProps/core.xml",
            "docProps/custom.xml",
        ),
        "xl/metadata.xml",
    } - ({"xl/metadata.xml"} - parts(necs).keys())


def test_its_properties_name_the_organisation_and_nobody(necs: Path) -> None:
    properties = openpyxl.load_workbook(necs).properties
    assert (properties.creator or "", properties.lastModifiedBy or "") == ("", "")
    assert properties.title == "WRES 2020-21, Our Trust: publication copy"
    assert b"<Company>Our Trust</Company>" in parts(necs)["docProps/app.xml"]
    assert b"en-GB" in parts(necs)["docProps/custom.xml"]


SHARE, RATE = 0.027183, 3 / 9973
PLANTED = {
    "a row hidden beside a small one": "7919",
    "that row of all groups": "14020",
    "White members of a board": "7757",
    "cases of two years, few in one of them": "7844",
    "people appointed, few of them BME": "11010",
    "a likelihood": str(RATE),
    "a survey result": str(SHARE),
}
"""What is hidden and is found nowhere else: every one a number that nobody could take for another."""


def planted() -> tuple[Figures, Figures]:
    counts = staff(
        White={"1a_band_5": 6101, "1a_band_8a": 9001},
        BME={"1a_band_4": 3, "1a_band_5": 7919, "1a_band_8a": 9001},
    )
    events = {
        "2_shortlisted": (9999, 9973, 9999),
        "2_appointed": (6007, 3, 5000),
        "3_disciplinary": (7841, 0, 0),
        "9_board": (7757, 3, 0),
    }
    counts |= {
        (key, group): n for key, each in events.items() for group, n in zip(ETHNIC_GROUPS, each, strict=True)
    }
    last = submission({**counts, ("3_disciplinary", WHITE): 3}, YEAR.previous)
    plain = submission(counts)
    key = "5_harassment_public"
    entries = {**plain.entries, (key, WHITE): Entry(0.5), (key, BME): Entry(SHARE)}
    survey = {(key, WHITE): SurveyBase(1000), (key, BME): SurveyBase(101)}
    this = replace(plain, entries=entries, survey=survey)
    return figures_of(this, last), figures_of(last)


def test_no_part_of_the_file_holds_a_number_that_is_hidden(tmp_path: Path) -> None:
    settings = Settings()
    copy, full = written(tmp_path / "copy.xlsx", *planted(), settings), tmp_path / "full.xlsx"
    this, last = planted()
    write_workbook(report_of(this, last, settings), full)
    assert [what for what, number in PLANTED.items() if not held(full, number)] == []
    assert [what for what, number in PLANTED.items() if held(copy, number)] == []


def held(path: Path, number: str) -> bool:
    """Whether a number stands in any part; of a fraction, its first digits."""
    end = rb"(?!\d)" if number.isdecimal() else b""
    wanted = re.compile(rb"(?<!\d)" + re.escape(number[:12].encode()) + end)
    return any(wanted.search(content.replace(b",", b"")) for content in parts(path).values())


def two_trusts() -> list[tuple[Figures, Figures]]:
    """Two trusts that differ in nothing but what is hidden of them."""
    rows = {"1a_band_6": 90, "1b_band_5": 80, "1b_band_6": 70, "1m_consultants": 60, "1m_other": 50}
    both = []
    for by in (0, 1):
        counts = staff(White=rows, BME={**rows, "1a_band_4": 3 - by, "1a_band_5": 20 + by}, Unknown=rows)
        counts["1m_senior_medical_managers", BME] = 2 + by
        few = {
            "2_shortlisted": (200, 100, 3 + by),
            "2_appointed": (30, 3 + by, 0),
            "3_disciplinary": (4 - by, 12, 0),
            "4_trained": (100, 90, 2 + by),
            "9_board": (12 - by, 1 + by, 0),
            "9_board_voting": (9 - by, 1 + by, 0),
            "9_board_executive": (6, 1, 0),
        }
        counts |= {
            (key, group): n for key, each in few.items() for group, n in zip(ETHNIC_GROUPS, each, strict=True)
        }
        plain = submission(counts)
        key = "8_discrimination"
        entries = {**plain.entries, (key, WHITE): Entry(0.5), (key, BME): Entry((2 + by) / 100)}
        survey = {(key, WHITE): SurveyBase(900, 0.1), (key, BME): SurveyBase(100 + by, 0.2)}
        last = replace(plain, year=YEAR.previous)
        this = replace(plain, entries=entries, survey=survey)
        both.append((figures_of(this, last), figures_of(last)))
    return both


def test_no_byte_of_the_file_depends_on_what_is_hidden(tmp_path: Path) -> None:
    settings = Settings()
    copies = [
        parts(written(tmp_path / f"{at}.xlsx", *years, settings)) for at, years in enumerate(two_trusts())
    ]
    assert [len(publication_of(*years, settings).hidden_figures()) for years in two_trusts()] == [11, 11]
    assert copies[0].keys() == copies[1].keys()
    # The properties tell when the file was made.
    differing = {name for name in copies[0] if copies[0][name] != copies[1][name]} - {"docProps/core.xml"}
    assert differing == set()


def test_the_ordinary_workbook_with_its_national_return_is_the_same_whatever_the_settings(
    tmp_path: Path, necs_in_full: Path
) -> None:
    this, last = necs_figures("2020-21"), necs_figures("2019-20")
    settings = Settings(suppression_threshold=100, publish_board=True)
    path = tmp_path / "full.xlsx"
    write_workbook(report_of(this, last, settings), path)
    one, other = parts(path), parts(necs_in_full)
    assert {name for name in one if one[name] != other.get(name)} <= {"docProps/core.xml"}


def test_charts_draw_nothing_of_what_is_hidden(necs: Path) -> None:
    charts = trees(necs, "xl/charts/chart")
    values = [
        float(v.text or 0) for tree in charts.values() for v in tree.iter(f"{CHART}v") if _is_number(v.text)
    ]
    assert len(values) > 200
    assert min(values) > -1


def _is_number(text: str | None) -> bool:
    return bool(re.fullmatch(r"-?[\d.]+(E-?\d+)?", text or ""))


# Accessibility -------------------------------------------------------------------------------------------


def test_every_page_has_its_title_in_a1_and_every_chart_its_alternative_text(necs: Path) -> None:
    for sheet in openpyxl.load_workbook(necs):
        assert isinstance(sheet["A1"].value, str)
        assert not sheet.merged_cells.ranges
        assert sheet.tables
    told = [
        each.get("descr")
        for tree in trees(necs, "xl/drawings/drawing").values()
        for each in tree.iter(f"{PLACED}cNvPr")
    ]
    assert len(told) >= 19
    assert all(told)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts_of = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts_of]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("name", STYLES)
def test_text_is_told_from_its_background(name: str) -> None:
    style = STYLES[name]
    backgrounds = (style.get("bg_color", "#FFFFFF"), PALE_BLUE, PALE_GREEN, PALE_ORANGE)
    for background in backgrounds if style["font_color"] == BLACK else backgrounds[:1]:
        dark, light = sorted((luminance(style["font_color"]), luminance(background)))
        assert (light + 0.05) / (dark + 0.05) >= 4.5
