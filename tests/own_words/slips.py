"""Slips in the patterns of the NECS report: the indicator, the sentence, and what is told of it."""

SLIPS = (
    (
        2,
        "Of shortlisted BAME applicants, 6.58% were appointed.",
        "This says 6.58%; the figures give 6.56% (30 of 457)",
    ),
    (
        6,
        "15.8% of White staff told of bullying or harassment by patients or public.",
        'This says "patients", which is indicator 5; indicator 6 is of harassment, bullying or abuse '
        "from staff",
    ),
    (
        6,
        "For White staff it went up a little (2019 14%, 2020 15.4%).",
        "This says 15.4%; that is the benchmark median of White, and the figures give 15.8%",
    ),
    (
        3,
        "BAME staff are more likely than White staff to enter the disciplinary process.",
        "This calls BAME more likely; the figures give 0.07% for White and 0.00% for BAME, a ratio of 0.00",
    ),
    (
        3,
        "Over two years BAME staff were more likely to enter the disciplinary process.",
        "This holds of two years' cases alone (a ratio of 1.42, too few to tell); this year's own "
        "ratio is 0.00",
    ),
    (
        3,
        "Over two years 1.63% of BAME staff and 1.14% of White staff entered the disciplinary process.",
        "The likelihoods of two years stand without their ratio, 1.42 (too few to tell)",
    ),
    (
        1,
        "Headcount in Band 3: BAME 1.9%.",
        "This calls 1.9% a headcount; a headcount is a number of people",
    ),
    # Not among the known ones, but slips of the same report.
    (
        1,
        "Undisclosed ethnicity was 11.4% last year.",
        "This says 11.4%; the figures give 11.9% (157 of 1,315)",
    ),
    (
        4,
        "The ratio for mandatory training fell from 1.44 to 1.07.",
        'This says "mandatory training"; indicator 4 is of non-mandatory training',
    ),
    (
        8,
        "For White staff discrimination rose by 1.2% (2019 - 3%).",
        "This tells of a change or difference of 1.2%; the figures give 1.6 points",
    ),
)
