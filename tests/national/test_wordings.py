"""The list of wordings, and a trust's own."""

from pathlib import Path

import pytest

from wres_xl.findings import UnreadableFile, UsageError
from wres_xl.national.wordings import Wording, Wordings
from wres_xl.standard.data_items import DATA_ITEMS, DataItem

WORDINGS = Wordings.read()


def keys(text: str) -> set[str]:
    label = WORDINGS.label(text)
    return set(label.keys) if label else set()


@pytest.mark.parametrize("item", DATA_ITEMS, ids=lambda item: item.key)
def test_the_standards_own_label_names_its_item(item: DataItem) -> None:
    assert item.key in keys(item.label)


@pytest.mark.parametrize("item", DATA_ITEMS, ids=lambda item: item.key)
def test_only_labels_that_the_standard_repeats_name_several_items(item: DataItem) -> None:
    same = {other.key for other in DATA_ITEMS if other.label == item.label}
    workforce = {"3_workforce", "4_workforce", "9_workforce"}
    assert keys(item.label) == (workforce if item.key in workforce - {"9_workforce"} else same)


@pytest.mark.parametrize("item", DATA_ITEMS, ids=lambda item: item.key)
@pytest.mark.parametrize(
    "written",
    [
        lambda label: f"34. {label}",
        lambda label: f"(c) {label}",
        lambda label: f"Q13b/c {label}",
        lambda label: label.upper(),
        lambda label: "  " + label.replace(" ", "\u00a0 ") + ": ",
        lambda label: label.replace(" ", "\n"),
        lambda label: label.replace("-", "\u2010").replace(" - ", " \u2013 "),
        lambda label: f"of which: {label.removeprefix('of which: ').removeprefix('of which ')}",
        lambda label: f": {label}",
        lambda label: f"{label}\u00b9",
        lambda label: f"{label} (Headcount)",
        lambda label: f"{label}*",
    ],
    ids=[
        *("number", "letter", "question", "capitals", "spaces", "breaks", "dashes", "of which", "colon"),
        *("footnote", "measure", "asterisk"),
    ],
)
def test_what_surrounds_a_label_does_not_matter(item: DataItem, written: object) -> None:
    assert callable(written)
    assert keys(written(item.label)) == keys(item.label)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("8a", "1a_band_8a"),
        ("8A", "1a_band_8a"),
        ("Band 8 - Range A", "1a_band_8a"),
        ("Band 8 (Range D)", "1a_band_8d"),
        ("Band8b", "1a_band_8b"),
        ("AfC Band 5", "1a_band_5"),
        ("Agenda for Change Band 5", "1a_band_5"),
        ("<Band 1", "1a_under_band_1"),
        ("Very Senior Managers (VSM)", "1a_vsm"),
        ("Senior medical managers", "1m_senior_medical_managers"),
        ("Non\u2011consultants career grades", "1m_career_grades"),
        ("Number of applicants shortlisted", "2_shortlisted"),
        ("Number appointed following shortlisting", "2_appointed"),
        (
            "Relative likelihood of BAME staff entering the formal disciplinary process in comparison with "
            "White employees",
            "3_relative_likelihood",
        ),
        ("Number of staff accessing non mandatory training & CPD", "4_trained"),
        (
            "KF 25. Percentage of staff experiencing harassment, bullying or abuse from patients, relatives "
            "or the public in the past 12 months",
            "5_harassment_public",
        ),
        (
            "Percentage of staff believing that their organisation provides equal opportunities for career "
            "progression or promotion",
            "7_equal_opportunities",
        ),
        (
            "In the last 12 months have you personally experienced discrimination at work from any of the "
            "following? b) Manager / team leader or other colleagues",
            "8_discrimination",
        ),
        ("Voting Board members", "9_board_voting"),
        ("Executive Board members", "9_board_executive"),
        ("Non\u2013Exec Board Member", "9_board_non_executive"),
        ("Total Board members %", "9_board_share"),
        ("Executive Board Members \u2013 % by ethnicity", "9_executive_share"),
    ],
)
def test_variants_of_labels(text: str, key: str) -> None:
    assert key in keys(text)


@pytest.mark.parametrize(
    "text",
    [
        "Band 1-7",
        "Band 8A-9",
        "> Band 1",
        "Band 5 (newly qualified)",
        "Band 10",
        "5",
        "46",
        "Bands 1 and 2",
        "Band 5 and Band 6 are counted once",
        "Not Band 5",
        "Number of staff entering the formal disciplinary process over two years",
        "Number of staff entering the formal disciplinary process, two year average",
        "Difference (Voting membership - Overall workforce)",
        "Total",
        "",
        "-",
    ],
)
def test_what_is_not_the_label_of_an_item(text: str) -> None:
    assert keys(text) == set()


def test_a_share_is_not_taken_for_the_count_that_it_is_of() -> None:
    assert keys("Total Board members - % by Ethnicity").isdisjoint(keys("Total Board members"))
    assert keys("Overall workforce %").isdisjoint(keys("Overall workforce"))


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("1a) Non Clinical workforce", "1a"),
        ("1a) Workforce", "1a"),
        ("Non\u2010clinical staff", "1a"),
        ("1b) Clinical workforce\n of which  Non Medical", "1b"),
        ("of which: Non Medical", "1b"),
        ("Of which Medical & Dental", "1m"),
        ("Medical and Dental", "1m"),
        ("1b) Clinical workforce of which Medical & Dental", "1m"),
        ("Indicator 1", "1"),
        ("Indicator 3 - whatever the centre calls it this year", "3"),
        ("WRES Indicator 7", "7"),
        ("Metric 9: Board", "9"),
        ("2\nRelative likelihood of being appointed from shortlisting", "2"),
        (
            "Percentage difference between the organisations\u2019 Board voting membership and its overall "
            "workforce",
            "9",
        ),
    ],
)
def test_headings_of_sections(text: str, section: str) -> None:
    assert WORDINGS.section(text) == section


@pytest.mark.parametrize(
    "text", ["Total Non Clinical", "Clinical excellence awards", "Indicators 2 to 9", "1"]
)
def test_what_is_no_heading_of_a_section(text: str) -> None:
    assert WORDINGS.section(text) is None


def test_subtotals_are_known_to_be_no_items() -> None:
    assert WORDINGS.is_no_item("Total Non-Clinical")
    assert not WORDINGS.is_no_item("Total Board members")


def test_a_trust_adds_wordings_by_csv(tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    path.write_text(
        "kind,key,wording\nitem,1a_band_5 1b_band_5,Fifth tier\ngroup,BME,Global majority\n", encoding="utf-8"
    )
    ours = Wordings.read(path)
    label = ours.label("FIFTH  TIER")
    assert label is not None
    assert label.keys == {"1a_band_5", "1b_band_5"}
    assert ours.heading_words["global", "majority"] == ("group", "BME")
    assert ours.label("Band 5") == label


def test_a_trust_adds_wordings_by_toml(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(
        '[group]\nBME = ["Global majority"]\n[item]\n9_board = "Directors of the Board"\n'
        '["same words"]\nstaff = ["workers"]\n',
        encoding="utf-8",
    )
    ours = Wordings.read(path)
    label = ours.label("Directors of the Board")
    assert label is not None
    assert label.keys == {"9_board"}
    assert ours.label("Number of workers entering the formal disciplinary process") is not None


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("item,1a_band_55,Band 55", "there is no item '1a_band_55'. Did you mean 1a_band_5?"),
        ("groop,BME,Global majority", "there is no kind of wording 'groop'. Did you mean group?"),
        (
            "group,Black,Global majority",
            "there is no group 'Black'. Expected: White, BME, Unknown, All, Ratio.",
        ),
        ("item,,Band 55", "there is no item ''"),
        ("group,BME,--", "the wording '--' has neither letters nor digits"),
        ("group,BME,White", "'White' means group BME, but wordings.csv, row"),
        ("item,1a_band_5,Band 6", "'Band 6' means item 1a_band_5, but wordings.csv, row"),
        ("section,1b,Non Clinical", "'Non Clinical' means section 1b, but wordings.csv, row"),
    ],
)
def test_wordings_that_cannot_be_meant_are_refused(tmp_path: Path, row: str, told: str) -> None:
    path = tmp_path / "ours.csv"
    path.write_text(f"kind,key,wording\n{row}\n", encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        Wordings.read(path)
    assert f"{path}, row 2: {told}" in str(refused.value)


def test_all_wrong_rows_are_named_at_once(tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    path.write_text("kind,key,wording\ngroup,X,one\nrole,Y,two\n", encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        Wordings.read(path)
    assert len(str(refused.value).splitlines()) == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [("ours.toml", b"[group\n"), ("ours.csv", b"kind,key,wording\n\xff\xfe\n")],
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match="cannot be read"):
        Wordings.read(path)
    with pytest.raises(UnreadableFile, match="cannot be read"):
        Wordings.read(tmp_path / "missing.csv")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("ours.csv", "key,wording\nBME,Global majority\n", "the columns kind, key, wording are expected"),
        ("ours.toml", 'BME = "Global majority"\n', "BME is no table"),
        ("ours.toml", "[group]\nBME = 3\n", "group, BME is 3. Expected: a text or a list of texts."),
    ],
)
def test_files_of_another_shape_are_refused(tmp_path: Path, name: str, content: str, told: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        Wordings.read(path)
    assert told in str(refused.value)


def test_a_text_may_be_repeated_with_the_same_meaning() -> None:
    again = tuple(Wording(row.kind, row.key, row.text, "again") for row in WORDINGS.rows)
    assert Wordings((*WORDINGS.rows, *again)).label("Band 5") == WORDINGS.label("Band 5")
