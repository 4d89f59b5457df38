"""The words of the rating page: times, counts, what a moment is, what the round kept to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone

from interviewer_app.core.rounds.bodies import Person
from interviewer_app.core.rounds.purpose import purpose_of, purpose_word
from interviewer_app.core.rounds.state import Moment, Rating
from interviewer_app.core.rubrics.models import AiRules, Pack
from interviewer_app.core.scorecards.card import Scorecard
from interviewer_app.core.texts import _, plural
from interviewer_app.ui.rating.looks import FactLook, HeadLook

LETTERS = "abcdefghijklmnopqrstuvwyz"  # without x, which hides the line of facts


def clock_words(at_ms: int) -> str:
    """A reading of the round clock: `04:11`, `81:07` after more than an hour."""
    seconds = at_ms // 1000
    return f"{seconds // 60:02d}:{seconds % 60:02d}"


def day_words(wall_us: int, offset_min: int) -> str:
    local = _local(wall_us, offset_min)
    return f"{local.day} {_month(local.month)} {local.year}"


def moment_in_time(wall_us: int, offset_min: int) -> str:
    """Day and time where the round took place: `21 November 2025, 15:04`."""
    return f"{day_words(wall_us, offset_min)}, {_local(wall_us, offset_min):%H:%M}"


def track_title(track: str) -> str:
    names = {"implementation": _("Implementation"), "supervision": _("Supervision"), "level": _("Level facets")}
    return names.get(track, _("Dimensions"))


def direction_title(direction: str) -> str:
    return {"for": _("For"), "against": _("Against"), "neutral": _("Neutral")}.get(direction, _("Not sorted"))


def direction_word(direction: str) -> str:
    return {"for": _("for"), "against": _("against")}.get(direction, _("neutral"))


def kind_name(pack: Pack, kind: str | None) -> str:
    known = {each.id: each.name for each in pack.kinds}
    return known.get(kind or "", _("Something here"))


def kind_letter(pack: Pack, kind: str | None) -> str:
    return next((each.key for each in pack.kinds if each.id == kind), "·")[:1]


def marks_words(moment: Moment, with_direction: bool = False) -> str:
    """What sets a moment apart: direction where the group does not say it, prompted, shown or told, late."""
    marks = [direction_word(moment.direction)] if with_direction else []
    if moment.prompted:
        marks.append(_("prompted"))
    marks.append(_("shown") if moment.mode == "shown" else _("told"))
    if moment.after_round:
        marks.append(_("after the round"))
    elif moment.late:
        marks.append(_("late"))
    if moment.paused:
        marks.append(_("in a pause"))
    return " · ".join(marks)


def prompted_words(moments: Sequence[Moment]) -> str:
    """How many of a group were prompted: `1 prompted, 3 unprompted`; what is none goes unsaid."""
    prompted = sum(1 for moment in moments if moment.prompted)
    free = len(moments) - prompted
    parts = [_("{n} prompted").format(n=prompted)] if prompted else []
    return ", ".join(parts + ([_("{n} unprompted").format(n=free)] if free else []))


def head_look(card: Scorecard, me: Person | None = None) -> HeadLook:
    """Who, on what, and how the round went; `me`: who sits here."""
    facts, pack = card.facts, card.pack
    day = day_words(card.started_us if card.started_us is not None else facts.planned_us, card.offset_min)
    about = [
        *filter(None, [purpose_word(purpose_of(facts))]),
        pack.title,
        _("pack {version}").format(version=pack.version),
        day,
    ]
    if pack.exercise is not None and pack.exercise.name != pack.title:
        about.insert(about.index(pack.title) + 1, pack.exercise.name)
    asked = sum(1 for line in card.script if line.outcome in ("asked", "adapted"))
    told = [
        _("{used} of {all} used").format(used=clock_words(card.used_ms), all=clock_words(facts.minutes * 60_000)),
        _("{n} of {all} probes asked").format(n=asked, all=len(card.script)),
        ai_words(pack.ai, [(line.rule, line.from_ms) for line in card.phases]),
    ]
    rater = facts.interviewer if me is not None and facts.interviewer_id != me.id else ""
    return HeadLook(facts.candidate, " · ".join(about), tuple(told), rater)


def ai_words(ai: AiRules, phases: Sequence[tuple[str, int]]) -> str:
    """Which help was allowed when: `AI banned, allowed from 11:40`."""
    rules = {"allowed": _("allowed"), "banned": _("banned")}
    if not phases:
        return _("AI {rule}").format(rule=rules.get(ai.policy, rules["allowed"]))
    first, *later = phases
    said = [_("AI {rule}").format(rule=rules[first[0]])]
    said += [_("{rule} from {time}").format(rule=rules[rule], time=clock_words(from_ms)) for rule, from_ms in later]
    return ", ".join(said)


def rating_fact(
    groups: Mapping[str, Sequence[Moment]], rating: Rating | None, rationale: str
) -> FactLook:
    """The fact about the rating of a page, from the moments that stand beside it."""
    cites = rating.cites if rating else ()
    cited = [moment for group in groups.values() for moment in group if moment.id in cites]
    return fact_words(cited, groups["against"], rating.level if rating else None, rationale)


def fact_words(cited: Sequence[Moment], against: Sequence[Moment], level: int | None, rationale: str) -> FactLook:
    """What stands out about a rating, the most telling fact first; nothing before a level was chosen.

    cited:   the moments it cites; against: the moments on the dimension that speak against
    """
    if level is None:
        return FactLook("", "")
    if not cited:
        return FactLook(_("No moment is cited yet."), _("The card asks for at least one, or for no evidence."))
    if against:
        return _against_words(cited, against, rationale)
    if len(cited) == 1 and cited[0].prompted:  # of several the checks say it
        return FactLook(_("Everything cited was prompted."), "")
    if all(moment.mode == "told" for moment in cited):
        return FactLook(_("Everything cited was told, nothing shown."), "")
    return FactLook(plural("One moment is cited.", "{n} moments are cited.", len(cited)), "")


def _against_words(cited: Sequence[Moment], against: Sequence[Moment], rationale: str) -> FactLook:
    here = [moment for moment in against if moment in cited]
    left = len(against) - len(here)
    if left:
        words = plural("One moment against is not cited.", "{n} moments against are not cited.", left)
        return FactLook(words, "")
    words = plural(
        "One moment against is cited beside this rating.",
        "{n} moments against are cited beside this rating.",
        len(here),
    )
    named = all(f"[{clock_words(moment.at_ms)}]" in rationale for moment in here)
    return FactLook(words, _("The rationale names it.") if named and len(here) == 1 else "")


def _local(wall_us: int, offset_min: int) -> datetime:
    zone = timezone(timedelta(minutes=offset_min))
    return datetime.fromtimestamp(0, zone) + timedelta(microseconds=wall_us)


def _month(number: int) -> str:
    return (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"), _("August"),
        _("September"), _("October"), _("November"), _("December"),
    )[number - 1]  # fmt: skip
