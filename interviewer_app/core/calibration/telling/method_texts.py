"""The words of the methods: what each figure computes, after whom, and on which assumptions."""

from __future__ import annotations

from typing import NamedTuple

from interviewer_app.core.texts import _


class Texts(NamedTuple):
    title: str
    words: str
    formula: str
    source: str
    assumptions: tuple[str, ...]


def texts_of(topic: str) -> Texts:
    return {
        "number": _number, "agreement": _agreement, "severity": _severity, "drift": _drift, "plan": _plan,
        "months": _months, "cusum": _cusum, "habits": _habits,
    }[topic]()  # fmt: skip


def _number() -> Texts:
    return Texts(
        _("The chance that another interviewer would have given the same rating"),
        _(
            "Of all pairs of ratings that two interviewers gave one candidate on one dimension, the share"
            " that is equal."
            " By luck: the share that would be equal if ratings were drawn from all ratings at random."
        ),
        "p = Σ equal pairs / Σ pairs;  luck = Σ_k π_k²;  interval: bootstrap, 1,000 draws of candidates",
        _("Krippendorff (2011), Computing Krippendorff's alpha; Efron & Tibshirani (1993), chapter 13"),
        (
            _("Candidates are drawn again as a whole, because ratings of one candidate are not independent."),
            _("Who met whom had nothing to do with how they rate."),
            _("It is undefined below 30 shared pairs."),
        ),
    )


def _agreement() -> Texts:
    return Texts(
        _("Agreement by dimension"),
        _("The same share for each dimension by itself. The small tick is what luck alone would give there."),
        "p_d = Σ equal pairs on d / Σ pairs on d;  α = 1 − D_o / D_e",
        _("Krippendorff (2011); Gwet (2008), British Journal of Mathematical and Statistical Psychology 61, 29–48"),
        (
            _("Intervals hold for one dimension at a time; the sentence above compares all of them at 5 % together."),
            _("A dimension with few levels or a popular one reaches more by luck."),
        ),
    )


def _severity() -> Texts:
    return Texts(
        _("Severity"),
        _(
            "How much harder one interviewer makes it to reach a level than the middle of the group, with"
            " the candidates'"
            " own strength, the dimensions' difficulty and the single impression of one interview taken out."
        ),
        "log(P_k / P_k−1) = θ_candidate + u_round − ρ_interviewer − β_dimension − τ_k;"
        "  θ ~ N(μ, σ²_θ), u ~ N(0, σ²_u), ρ ~ N(0, σ²_ρ)",
        _("Linacre (1989), Many-facet Rasch measurement; Andrich (1978), Psychometrika 43, 561–573; marginal maximum"
          " likelihood after Bock & Aitkin (1981), Psychometrika 46, 443–459"),
        (
            _("Ratings of one interview share one impression (halo); without it intervals would be far too narrow."),
            _("Severity is relative to the group: the whole team's cannot be told from this."),
            _("Groups that share no candidate are never compared."),
            _("Interviewers with few rounds are drawn towards the middle, as far as their data are weak."),
        ),
    )  # fmt: skip


def _drift() -> Texts:
    return Texts(
        _("Drift"),
        _(
            "Each line is an interviewer's severity over the last three months, begun anew at a break."
            " Flags do not come"
            " from the lines but from the running sum of surprises after a frozen baseline."
        ),
        "z = (Σ scores − E) / SD, E from the other interviewers' rounds;  S ← max(0, S − z − ¼) for stricter,"
        " S ← max(0, S + z − ¼) for milder;  flag where S > limit",
        _("Page (1954), Biometrika 41, 100–115; Benjamini & Hochberg (1995), Journal of the Royal Statistical Society B"
          " 57, 289–300"),
        (
            _(
                "Surprises are set against the middle of the team at that time, so that a drift of all is"
                " not seen here."
            ),
            _("The limit widens with few baseline rounds, as the baseline itself is uncertain."),
            _("A version's overall shift needs rounds scored under both versions."),
        ),
    )  # fmt: skip


def _plan() -> Texts:
    return Texts(
        _("What to book"),
        _(
            "Of all shadow rounds that could be held, the one that narrows the widest interval most, then"
            " the next one as"
            " if the first were held. First come rounds that join groups which cannot be compared."
        ),
        "gain = 1.96 · (SE − SE after one more round);  SE from the information of the fit",
        _("Greedy design by expected information; see docs/calibration.md"),
        (
            _("The next rounds are like those so far: as many dimensions, candidates as strong, as much halo."),
            _("It plans rounds, not people: whether somebody likes to be shadowed is for them to say."),
        ),
    )


def _months() -> Texts:
    return Texts(
        _("Severity by month"),
        _(
            "The severity of one month's rounds by themselves, with the group's middle as zero. The band"
            " holds the middle"
            " half of the colleagues."
        ),
        "ρ_m = ρ_baseline − Σ z_i / Σ g_i over the rounds of m, g_i = surprise per logit;  interval: ± 1.96 √n / Σ g_i",
        _("The model of severity, with everything but the interviewer's own severity held as fitted"),
        (
            _("A month is a handful of rounds: its interval is wide, and one month proves nothing."),
        ),
    )  # fmt: skip


def _cusum() -> Texts:
    return Texts(
        _("Running sum of surprises"),
        _(
            "Every round adds by how far it came out stricter than expected, less a quarter; the sum never falls below"
            " zero. Small surprises that point the same way add up until they cross the limit."
        ),
        "stricter: S_i = max(0, S_i−1 − z_i − ¼);  milder: S_i = max(0, S_i−1 + z_i − ¼)",
        _("Page (1954), Biometrika 41, 100–115; limits by simulation with the baseline's own error"),
        (
            _("What a candidate was worth comes from the other interviewers only."),
            _("A steady interviewer is flagged now and then; the limit is set so that it is rare."),
        ),
    )


def _habits() -> Texts:
    return Texts(
        _("Habits"),
        _(
            "What was logged in an interviewer's rounds, beside the middle half of the colleagues'."
            " Nothing is good or bad here."
        ),
        "own = Σ moments / Σ rounds (or minutes);  band: first to third quartile of the colleagues",
        _("Counts of the rounds themselves"),
        (
            _("Packs and candidates differ; a habit outside the band may be theirs."),
        ),
    )  # fmt: skip
