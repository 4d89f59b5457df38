"""A team exercise in words, for its report and the command line."""

from __future__ import annotations

from collections.abc import Sequence

from interviewer_app.core.calibration.practice.team_results import TeamDimension, TeamResult, TeamRound
from interviewer_app.core.calibration.statistic import Statistic, Undefined
from interviewer_app.core.texts import _, plural

MOST_NAMES = 12
NAMED = 8  # raters up to whom a summary names everybody; beyond it counts


def first_words(result: TeamResult) -> list[str]:
    """What the first page says: how far raters agree, beside gold, and what these few rounds can say."""
    overall = result.overall
    counted = [each for each in result.beside_gold if each.track != "level"]
    of, same = sum(each.of for each in counted), sum(each.same for each in counted)
    pairs = plural("{n} pair of ratings", "{n} pairs of ratings", overall.pairs)
    if isinstance(overall.percent_exact, Undefined):
        first = _("Whether two raters of one recorded round give the same rating is undefined, because {why}.").format(
            why=overall.percent_exact.because
        )
    else:
        first = _("Two raters of one recorded round gave the same rating in {share} of {pairs}.").format(
            share=percent(overall.percent_exact), pairs=pairs
        )
    if not isinstance(overall.percent_exact, Undefined) and overall.percent_exact.ci95 is None:
        first += " " + _("For an interval there are too few recorded rounds.")
    return [
        first,
        _("{same} of {of} ratings stand at gold's level.").format(same=same, of=of),
        _(
            "Gold is how the authors of a recorded round read the anchors, with their reasons. Where a team differs "
            "from it together, the anchor may be read otherwise for a reason worth writing down."
        ),
        _("A few recorded rounds say little about one person, so nobody's ratings are added up here."),
    ]


def percent(statistic: Statistic) -> str:
    """A share with its interval, or why there is none."""
    if isinstance(statistic, Undefined):
        return _("undefined, because {why}").format(why=statistic.because)
    words = f"{statistic.value:.0f} %"
    if statistic.ci95 is None:
        return words
    return _("{share} (95 %: {low:.0f} to {high:.0f})").format(
        share=words, low=statistic.ci95[0], high=statistic.ci95[1]
    )


def agreement_rows(result: TeamResult) -> list[list[str]]:
    rows = [(_("All dimensions"), result.overall), *((each.name, each) for each in result.agreement)]
    return [[name, f"{one.pairs:,}", percent(one.percent_exact), percent(one.percent_adjacent)] for name, one in rows]


def gold_rows(result: TeamResult) -> list[list[str]]:
    return [
        [each.name, str(each.of), str(each.same), str(each.stricter), str(each.milder), str(each.apart)]
        for each in result.beside_gold
    ]


def talk_words(one: TeamRound, each: TeamDimension) -> list[str]:
    return [f"{one.pack_title}, {one.title}", each.name, stands_words(each, names=len(each.ratings) <= NAMED)]


def stands_words(each: TeamDimension, names: bool = True) -> str:
    """`2: Marta, Oskar · 3 (gold): Ines · no evidence: Noor`, from the lowest level up; or how many instead."""
    parts = []
    levels: list[int | None] = [*sorted(rung.value for rung in each.ladder), None]
    for level in levels:
        there = each.at(level)
        if not there and level != each.gold:
            continue
        label = _("no evidence") if level is None else str(level)
        if level == each.gold:
            label = _("{level} (gold)").format(level=label)
        said = fold_names(there) if names else str(len(there))
        parts.append(f"{label}: {said}" if there else _("{level}: nobody").format(level=label))
    return " · ".join(parts)


def fold_names(names: Sequence[str]) -> str:
    """All names; of many the first and how many more."""
    if len(names) <= MOST_NAMES:
        return ", ".join(names)
    more = len(names) - MOST_NAMES + 1
    return _("{names} and {n} more").format(names=", ".join(names[: MOST_NAMES - 1]), n=more)
