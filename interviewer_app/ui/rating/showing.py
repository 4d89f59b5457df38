"""From a rating sheet to what the page draws: nothing here writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from interviewer_app.core.rounds.notices import LINES, how_words, line_name, open_lines
from interviewer_app.core.rounds.state import Moment, Rating
from interviewer_app.core.rubrics.models import Dimension, Level, Pack
from interviewer_app.core.scorecards.card import Scorecard
from interviewer_app.core.scorecards.recommended import level_words
from interviewer_app.core.scorecards.sheet import RatingSheet
from interviewer_app.core.texts import _
from interviewer_app.ui.rating import words
from interviewer_app.ui.rating.looks import (
    CHECK,
    RECOMMENDATION,
    UNSIGNED,
    AnchorLook,
    CheckLook,
    DimensionLook,
    Done,
    GroupLook,
    KindLook,
    MissingLook,
    MomentLook,
    MomentsLook,
    NoEvidenceLook,
    RailGroup,
    RailLook,
    RailRow,
    RatedRow,
    SigningLook,
    ToldLook,
)

NO_ZERO = "-"  # the key of no evidence where 0 is a level


class Caps(NamedTuple):
    """The keys of a dimension: level to key, and the key of no evidence."""

    levels: dict[int, str]
    no_evidence: str


def level_caps(levels: Sequence[Level]) -> Caps:
    """A level's own digit where every level has one digit, else 1 to 9 by position and none for the rest.

    No evidence is 0, unless that is a level's own digit.
    """
    values = [level.value for level in levels]
    if all(value <= 9 for value in values):
        return Caps({value: str(value) for value in values}, NO_ZERO if 0 in values else "0")
    return Caps({value: str(place) if place <= 9 else "" for place, value in enumerate(values, start=1)}, "0")


def places(pack: Pack) -> tuple[str, ...]:
    """Every page in the order of the rail: dimensions by track, the recommendation, check and seal."""
    dimensions = (d.id for track in pack.tracks for d in pack.dimensions if d.track == track)
    return (*dimensions, RECOMMENDATION, CHECK)


def place_name(pack: Pack, place: str) -> str:
    fixed = {RECOMMENDATION: _("Recommendation"), CHECK: _("Check and seal")}
    return fixed.get(place) or pack.dimension(place).name


def done(rating: Rating | None) -> Done:
    """Whether a dimension is finished; a rating that cites nothing is not."""
    if rating is not None and rating.level is not None:
        return "rated" if rating.cites else "to-do"
    return "no-evidence" if rating is not None and rating.no_evidence is not None else "to-do"


def rail_look(sheet: RatingSheet, here: str) -> RailLook:
    """The rail while the page `here` is open."""
    pack = sheet.pack
    order = places(pack)
    after = order[order.index(here) + 1] if here != CHECK else ""
    groups = [
        RailGroup(
            words.track_title(track), track,
            tuple(_rail_row(sheet, d, here, after) for d in pack.dimensions if d.track == track),
        )
        for track in pack.tracks
    ]  # fmt: skip
    groups.append(RailGroup("", "", tuple(_closing_rows(sheet, here))))
    asked = [d for d in pack.dimensions if sheet.is_owed(d.id)]
    finished = sum(1 for d in asked if done(sheet.rating(d.id)) != "to-do")
    note = _("Nobody else’s ratings are shown before you seal.")
    if here not in (RECOMMENDATION, CHECK):
        note = _(
            "Your other ratings stay out of sight while you rate this one. Nobody else’s are shown before you seal."
        )
    count = _("{n} of {all}").format(n=finished, all=len(asked))
    return RailLook(count, tuple(groups), note if sheet.is_open else "")


def _rail_row(sheet: RatingSheet, dimension: Dimension, here: str, after: str) -> RailRow:
    rating = sheet.rating(dimension.id)
    state = done(rating)
    said = {"rated": _("placed") if dimension.track == "level" else _("rated"), "no-evidence": _("no evidence")}
    waiting = _("cite one") if rating is not None and rating.level is not None else _("to do")
    if rating is None and not sheet.is_owed(dimension.id):
        waiting = _("not this round")
    word = said.get(state, _("next") if dimension.id == after else waiting)
    now = dimension.id == here
    return RailRow(dimension.id, dimension.name, dimension.track, state, _("now") if now else word, now)


def _closing_rows(sheet: RatingSheet, here: str) -> Iterator[RailRow]:
    written = sheet.fold.recommendation.strip()
    sealed = sheet.fold.state == "sealed"
    for place, is_done, word in ((RECOMMENDATION, bool(written), _("written")), (CHECK, sealed, _("sealed"))):
        shown = word if is_done else ""
        name = place_name(sheet.pack, place)
        yield RailRow(place, name, "", "rated" if is_done else "to-do", shown, place == here)


def dimension_look(sheet: RatingSheet, place: str, rationale: str | None) -> DimensionLook:
    """The page of a dimension. `rationale` is what is being typed, None where nothing is."""
    dimension = sheet.pack.dimension(place)
    rating = sheet.rating(place)
    caps = level_caps(dimension.levels)
    level = rating.level if rating else None
    anchors = tuple(_anchor(known, caps.levels[known.value], known.value == level) for known in dimension.levels)
    kept = rating.rationale if rating else ""
    reason = rating.no_evidence if rating else None
    return DimensionLook(
        place, dimension.name, dimension.track, words.track_title(dimension.track), _summary(sheet, dimension), anchors,
        NoEvidenceLook(caps.no_evidence, reason), kept if rationale is None else rationale, not sheet.may_change(place),
        tuple(dimension.look_for),
    )  # fmt: skip


def _summary(sheet: RatingSheet, dimension: Dimension) -> str:
    """What the dimension is, and which probes of the script aim at it."""
    facts = sheet.fold.facts
    steps = sheet.pack.script_for(facts.minutes).steps if facts is not None else ()
    aimed = [str(number) for number, step in enumerate(steps, start=1) if dimension.id in step.probe.dimensions]
    words_for = _("Probe {probes}.") if len(aimed) == 1 else _("Probes {probes}.")
    return " ".join(filter(None, (dimension.summary, words_for.format(probes=", ".join(aimed)) if aimed else "")))


def _anchor(level: Level, cap: str, chosen: bool) -> AnchorLook:
    label = "" if cap == str(level.value) else str(level.value)
    return AnchorLook(level.value, cap, label, level.name, level.anchor, chosen)


def moments_here(sheet: RatingSheet, place: str) -> dict[str, tuple[Moment, ...]]:
    """The moments a dimension can be rated from, by direction; "" holds those without a dimension.

    What the rating cites from elsewhere stands with the others, so that it can be released.
    """
    found = sheet.evidence(place)
    rating = sheet.rating(place)
    cites = rating.cites if rating else ()
    strays = [m for m in sheet.fold.counted if m.id in cites and m.dimension not in (place, None)]
    groups = {"for": found.for_, "against": found.against, "neutral": found.neutral}
    for way, moments in groups.items():
        more = [m for m in strays if m.direction == way]
        groups[way] = tuple(sorted((*moments, *more), key=lambda m: m.at_ms)) if more else moments
    return {**groups, "": found.unsorted}


def more_caps(kept: Mapping[str, str], groups: Sequence[Sequence[Moment]]) -> dict[str, str]:
    """A letter per moment. Who has one keeps it; what is free goes from top to bottom, and where letters run out
    each group gets as many as the others, its first moments first.
    """
    free = [letter for letter in words.LETTERS if letter not in kept.values()]
    new = [[m.id for m in group if m.id not in kept] for group in groups]
    longest = max((len(group) for group in new), default=0)
    in_turn = [group[row] for row in range(longest) for group in new if row < len(group)]
    lucky = set(in_turn[: len(free)])
    listed = [moment for group in new for moment in group if moment in lucky]
    return {**kept, **dict(zip(listed, free, strict=False))}


def moments_look(
    sheet: RatingSheet,
    place: str,
    caps: Mapping[str, str],
    shown: Mapping[str, Sequence[Moment]] | None = None,
    kind: KindLook | None = None,
) -> MomentsLook:
    """The right side. `caps`: the letter of each moment that has one; `shown`: those of one kind, None for all."""
    rating = sheet.rating(place)
    cites = rating.cites if rating else ()
    every = moments_here(sheet, place)
    groups = []
    for direction, moments in (every if shown is None else shown).items():
        track = sheet.pack.dimension(place).track if direction else ""
        rows = tuple(_moment(sheet.pack, m, place, caps.get(m.id, ""), m.id in cites) for m in moments)
        if rows or direction:
            aside = words.prompted_words(moments) if direction else _("citing one sorts it here")
            title = words.direction_title(direction)
            nothing = _("none of this kind") if kind is not None and kind.one else _("none logged")
            groups.append(GroupLook(direction, track, title, aside if rows else nothing, rows))
    listed = [row for group in groups for row in group.rows]
    here = sum(len(group) for direction, group in every.items() if direction)
    used = [row.cap for row in listed if row.cap]
    ends = (min(used), max(used)) if used and sheet.may_change(place) else ("", "")
    empty = "" if any(every.values()) else _no_moment(sheet)
    count = _("{n} here").format(n=here)
    cited = sum(1 for group in every.values() for moment in group if moment.id in cites)
    return MomentsLook(count, cited, tuple(groups), empty, ends, not sheet.may_change(place), kind)


def _no_moment(sheet: RatingSheet) -> str:
    if not sheet.is_open:
        return _("No moment here.")
    return _("No moment here. Choose no evidence and say why, or add one marked after the round: Ctrl B.")


def _moment(pack: Pack, moment: Moment, place: str, cap: str, cited: bool) -> MomentLook:
    marks = words.marks_words(moment, with_direction=moment.dimension is None)
    if moment.dimension not in (None, place):
        marks = f"{_dimension_name(pack, moment.dimension)} · {marks}"
    track = pack.dimension(place).track if moment.dimension else ""
    kind = words.kind_name(pack, moment.kind)
    time = words.clock_words(moment.at_ms)
    said = [cap, kind, time, words.direction_word(moment.direction), marks, moment.note, _("cited") if cited else ""]
    return MomentLook(
        moment.id, cap, words.kind_letter(pack, moment.kind), moment.direction, track, moment.prompted, time, kind,
        marks, moment.note, cited, ", ".join(part for part in said if part),
    )  # fmt: skip


def _dimension_name(pack: Pack, dimension: str | None) -> str:
    return next((known.name for known in pack.dimensions if known.id == dimension), dimension or "")


def rated_rows(sheet: RatingSheet) -> tuple[RatedRow, ...]:
    """What was rated, in the order of the rail: never added up, never ranked."""
    return tuple(_rated_row(sheet, place) for place in places(sheet.pack) if place not in (RECOMMENDATION, CHECK))


def _rated_row(sheet: RatingSheet, place: str) -> RatedRow:
    dimension, rating = sheet.pack.dimension(place), sheet.rating(place)
    level, said = "", _("not rated yet") if sheet.is_owed(place) else _("not this round")
    if rating is not None and rating.level is not None:
        known = dimension.level(rating.level)
        level = str(rating.level)
        moments = _("{n} cited").format(n=len(rating.cites))
        said = " · ".join(part for part in (known.name if known else "", moments) if part)
    elif rating is not None and rating.no_evidence is not None:
        said = _("no evidence: {reason}").format(reason=rating.no_evidence)
    return RatedRow(place, dimension.name, dimension.track, level, said)


def _recommended(sheet: RatingSheet) -> str:
    """The recommendation with its level, as the card prints it."""
    fold = sheet.fold
    level = level_words(fold.recommended_level, fold.rests_on, sheet.pack, fold.ratings)
    return "\n".join(filter(None, (level, fold.recommendation.strip())))


def check_look(
    sheet: RatingSheet, card: Scorecard, asking: bool, sealed: str, signing: SigningLook = UNSIGNED,
    amended: tuple[tuple[str, ...], tuple[str, ...]] = ((), ()),
) -> CheckLook:  # fmt: skip
    """The last page. `sealed`: what is said of the seal, "" before there is one; `amended`: what waits for a seal of
    its own, and what has one."""
    due = sheet.is_open or bool(sheet.amending)
    missing = tuple(MissingLook(m.dimension, m.sentence) for m in sheet.missing()) if due else ()
    meaning = _("Sealing submits the card: ratings, citations and words become read-only for good.")
    if sealed:
        meaning = _("It stays as it is. An amendment says why and has a seal of its own; the card prints both.")
    why_not = ""
    if missing:
        why_not = _("Submit waits for it.") if len(missing) == 1 else _("Submit waits for them.")
    elif sheet.is_open and open_lines(sheet.fold):
        names = _(" and ").join(line_name(line) for line in open_lines(sheet.fold))
        why_not = _("{lines}: say below how it became known. Submit waits for it.").format(lines=names)
    elif not sealed and not sheet.is_open:
        why_not = _("The round has not ended. End it first, then rate and submit.")
    return CheckLook(
        missing, _recommended(sheet), card.deviations, meaning, sealed, card.digest, asking, why_not, _told(sheet),
        signing, *amended,
    )


def _told(sheet: RatingSheet) -> tuple[ToldLook, ...]:
    """Notice and AI rule as they stand; of a sealed card those that were answered."""
    looks = []
    for line in LINES:
        seen = sheet.fold.notices.get(line)
        if seen is not None or sheet.is_open:
            by = seen.by if seen is not None and seen.by else _("the recruiter")
            looks.append(ToldLook(line, line_name(line), how_words(seen) if seen is not None else "", by))
    return tuple(looks)
