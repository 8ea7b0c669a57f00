"""Reports of any kind: of any year, organisation, words and settings, with much known or nothing."""

from hypothesis import strategies as st

from wres_xl.commentary import commentary_of
from wres_xl.counting import SurveyBase
from wres_xl.figures import Figures, figures_of
from wres_xl.findings import Finding, Level
from wres_xl.headcount import RuleEffect
from wres_xl.recruited import POSTS, Recruited
from wres_xl.settings import HeadcountRules, Settings, ValueMapping
from wres_xl.standard.data_items import INPUT_ITEMS, Measure
from wres_xl.standard.ethnic_categories import CATEGORIES, GROUP_ONLY, NOT_STATED, SECTIONS
from wres_xl.standard.groups import COMPARED_GROUPS, ETHNIC_GROUPS, Group
from wres_xl.standard.years import ReportingYear
from wres_xl.submission import Entry, Submission
from wres_xl.workbook.report import Report

Cell = tuple[str, Group]
STAFF_GROUPS = ("", "Additional Clinical Services", "Medical and Dental", "Students")
_COUNTED = [item.key for item in INPUT_ITEMS if item.measure is not Measure.PERCENTAGE]
_SURVEY = [item.key for item in INPUT_ITEMS if item.measure is Measure.PERCENTAGE]
_TEXTS = st.text("ab =+&<>\"'é{}", min_size=1, max_size=90).filter(str.strip)
_TERMS = st.sampled_from(
    ("BME", "BAME", "ethnic minority", "Global Majority", "Black, Asian and minority ethnic")
)

settings = st.builds(
    Settings,
    organisation=_TEXTS,
    term=_TERMS,
    confidence=st.sampled_from((0.8, 0.95, 0.999)),
    indicator_3_basis=st.sampled_from(("single year", "two years")),
    notes=st.lists(_TEXTS, max_size=3).map(tuple),
    headcount=st.builds(HeadcountRules, maternity=st.booleans(), bank=st.booleans()),
    mapping=st.builds(ValueMapping, grade=st.dictionaries(_TEXTS, st.just("Band 2"), max_size=2)),
)
_findings = st.builds(
    Finding,
    level=st.sampled_from(Level),
    problem=_TEXTS,
    file=st.sampled_from(("", "staff.xlsx")),
    value=st.one_of(st.just(""), _TEXTS),
    rows=st.integers(0, 2000),
    mend=st.one_of(st.just(""), _TEXTS),
    stops=st.sampled_from((frozenset(), frozenset({"2_appointed"}))),
)
_effects = st.builds(
    RuleEffect,
    people=_TEXTS,
    setting=st.sampled_from(("", "bank")),
    kept=st.booleans(),
    count=st.integers(0, 99),
)
_sources = st.dictionaries(
    st.sampled_from(("staff", "recruitment", "board")), st.just(("a.xlsx, sheet 1", "b.csv")), max_size=3
)


@st.composite
def submissions(draw: st.DrawFn, year: ReportingYear) -> Submission:
    """Every input item known, all unknown, or some of each; counts from 0 on."""
    known = draw(st.sampled_from((0.0, 0.5, 1.0)))
    random = draw(st.randoms(use_true_random=False))
    most = draw(st.sampled_from((0, 3, 4000)))
    entries: dict[Cell, Entry] = {}
    for key in _COUNTED:
        for group in ETHNIC_GROUPS:
            is_known = random.random() < known
            entries[key, group] = Entry(random.randint(0, most)) if is_known else Entry(None, "Unknown.")
    survey: dict[Cell, SurveyBase] = {}
    for key in _SURVEY:
        for group in COMPARED_GROUPS:
            is_known = random.random() < known
            entries[key, group] = Entry(round(random.random(), 3)) if is_known else Entry(None, "Unknown.")
            respondents = random.choice((None, random.randint(11, 900)))
            survey[key, group] = SurveyBase(respondents, random.choice((None, 0.25)))
    effects = draw(st.one_of(st.just([]), st.lists(_effects, min_size=14, max_size=14)))
    places = st.tuples(st.sampled_from(SECTIONS), st.sampled_from((*CATEGORIES, GROUP_ONLY, NOT_STATED)))
    origins = draw(st.dictionaries(places, st.integers(1, 4000), max_size=5))
    staff_groups = {
        (name, group): count
        for name, (everybody, unknown) in draw(
            st.dictionaries(st.sampled_from(STAFF_GROUPS), st.tuples(st.integers(1, 4000), st.integers(0, 1)))
        ).items()
        for group, count in ((Group.ALL, everybody), (Group.UNKNOWN, unknown))
    }
    cells = st.tuples(st.sampled_from(POSTS), st.sampled_from(ETHNIC_GROUPS))
    counts = st.builds(Recruited, st.integers(0, 900), st.integers(0, 300))
    recruited = {
        (*post, group): each
        for (post, group), each in draw(st.dictionaries(cells, counts, max_size=9)).items()
    }
    return Submission(
        *(year, entries, survey, tuple(effects)),
        origins=origins,
        staff_groups=staff_groups,
        recruited=recruited,
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Beside last year or alone, with up to more findings than the workbook shows."""
    chosen = draw(settings)
    year = ReportingYear(draw(st.integers(2016, 2098)))
    before = draw(st.one_of(st.none(), submissions(year.previous)))
    starts = draw(st.sets(st.integers(year.start - 8, year.start - 2), max_size=5))
    years = {ReportingYear(start): draw(submissions(ReportingYear(start))) for start in sorted(starts)}
    earlier = tuple(
        figures_of(each, years.get(each.year.previous), chosen.confidence) for each in years.values()
    )
    before_last = years.get(year.previous.previous)
    last: Figures | None = figures_of(before, before_last, chosen.confidence) if before else None
    this = figures_of(draw(submissions(year)), before, chosen.confidence)
    some = draw(st.lists(_findings, max_size=3))
    findings = tuple(some * draw(st.sampled_from((1, 30))))
    commentary = commentary_of(this, last, chosen)
    return Report(this, last, commentary, chosen, findings, draw(_sources), earlier)
