"""What stands on Home, as plain records, and how rounds become them. No Qt, no clock of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from datetime import date, timedelta
from typing import NamedTuple

from interviewer_app.core.rounds.purpose import is_about_candidate, purpose_of, purpose_word
from interviewer_app.core.texts import _, plural
from interviewer_app.core.workspace.home_rows import RoundRow
from interviewer_app.core.workspace.unseen import UNSEEN
from interviewer_app.ui.home.ahead import detail_words, is_ahead, rank, when_words
from interviewer_app.ui.home.days import Offset, age_words, clock_words, local, month, weekday

DAY_US = 86_400_000_000
FOLD_FROM = 25  # rounds; a shorter history stays open as a whole


class GroupLine(NamedTuple):
    """A heading of the list. `folded` hides its rounds; only months can be folded."""

    key: str
    title: str
    rounds: int
    foldable: bool = False
    folded: bool = False


class RoundLine(NamedTuple):
    """One round of the list. `state` is what the shape shows: planned, live, paused, owed, submitted, pilot or
    practice. `by`: whose round it is, "" for one's own."""

    id: str
    when: str
    candidate: str
    role: str
    pack: str
    minutes: str
    state: str
    word: str
    detail: str
    verb: str
    by: str = ""


Line = GroupLine | RoundLine


class OwedLine(NamedTuple):
    """A card not submitted yet. `share` and `tick` are parts of the bar, 0 to 1; the tick stands at one day."""

    id: str
    candidate: str
    age: str
    share: float
    tick: float
    late: bool
    detail: str


class LoopPick(NamedTuple):
    """A round of a loop to choose."""

    file: str
    loop: str
    round: str


class PackLine(NamedTuple):
    """A pack to choose: `ref` as `find_pack` takes it, `minutes` of its scripts; a broken one has a `problem`.

    known: what whoever chooses it should know of its age, in a line; "" for nothing
    standing: "older" or "draft" for what is not offered by itself, else ""
    loop:     a round of a loop that is held on it: the file of the loop, the id of the loop and of the round
    """

    ref: str
    title: str
    minutes: tuple[int, ...] = ()
    problem: str = ""
    detail: str = ""
    known: str = ""
    standing: str = ""
    loop: LoopPick | None = None


class Choices(NamedTuple):
    """What the list is narrowed to; empty means everything."""

    words: str = ""
    role: str = ""
    state: str = ""


STATES = {
    "planned": "planned", "live": "live", "paused": "paused", "ended": "owed", "sealed": "submitted", UNSEEN: UNSEEN,
}  # fmt: skip


def shown_state(row: RoundRow) -> str:
    """planned, live, paused, owed, submitted; a pilot or practice round is `pilot` or `practice` from first to last."""
    purpose = purpose_of(row)
    return STATES[row.state] if purpose == "real" else purpose


def state_word(state: str) -> str:
    return {
        "planned": _("Planned"),
        "live": _("Live"),
        "paused": _("Paused"),
        "owed": _("Card owed"),
        "submitted": _("Submitted"),
        UNSEEN: _("Yours first"),
        "pilot": purpose_word("pilot"),
        "practice": purpose_word("practice"),
    }[state]


def verb(row: RoundRow) -> str:
    """What Enter does to a round."""
    words = {"planned": _("Start"), "live": _("Resume"), "paused": _("Resume"), "ended": _("Rate"), UNSEEN: ""}
    return words.get(row.state, _("Open card"))


def narrow(rows: Iterable[RoundRow], choices: Choices) -> list[RoundRow]:
    """Rounds that match every word (in name, role, pack or state), the role and the state."""
    words = choices.words.casefold().split()
    return [
        row
        for row in rows
        if (not choices.role or row.role == choices.role)
        and (not choices.state or shown_state(row) == choices.state)
        and (not words or all(word in _haystack(row) for word in words))
    ]


def _haystack(row: RoundRow) -> str:
    pack = f"{row.pack_title} {row.pack_id} {row.pack_version}"
    return f"{row.candidate} {row.role} {pack} {state_word(shown_state(row))}".casefold()


def lines(rows: Sequence[RoundRow], now_us: int, offset: Offset, unfolded: Set[str] | None) -> list[Line]:
    """The list with its headings: coming up, today, this week, earlier, then month by month.

    unfolded: keys of the months that stand open; None opens all of them
    """
    today = local(now_us, offset).date()
    fold = unfolded is not None and len(rows) > FOLD_FROM
    groups: dict[str, list[tuple[int, RoundRow]]] = {}
    for row in rows:
        at = _time_of(row)
        key = "coming" if is_ahead(row, now_us) else _group(local(at, offset).date(), today)
        groups.setdefault(key, []).append((at, row))
    made: list[Line] = []
    for key in sorted(groups, key=_rank):
        foldable = fold and key[0].isdigit()
        folded = foldable and key not in (unfolded or ())
        made.append(GroupLine(key, _title(key), len(groups[key]), foldable, folded))
        if not folded:
            found = sorted(groups[key], key=lambda pair: pair[0], reverse=key not in ("coming", "today"))
            if key == "coming":
                found.sort(key=lambda pair: rank(pair[1], now_us))
            made += [_line(row, at, key, now_us, offset) for at, row in found]
    return made


def owed(rows: Iterable[RoundRow], now_us: int) -> list[OwedLine]:
    """Rounds that are over and have no sealed card, the oldest first. A bar is full at four days."""
    waiting = sorted((row.ended_us or 0, row) for row in rows if shown_state(row) == "owed")
    ages = [max(0, now_us - ended) for ended, _row in waiting]
    full = min(max([2 * DAY_US, *ages]), 4 * DAY_US)
    return [
        OwedLine(
            row.id, row.candidate, age_words(age), min(1.0, age / full), DAY_US / full, age >= DAY_US, _left(row)
        )
        for age, (_ended, row) in zip(ages, waiting, strict=True)
    ]


def greeting(now_us: int, offset: Offset, name: str) -> str:
    hour = local(now_us, offset).hour
    words = _("Good morning") if 4 <= hour < 12 else _("Good afternoon") if 12 <= hour < 18 else _("Good evening")
    return f"{words}, {name}" if name else words


def summary(rows: Sequence[RoundRow], now_us: int, offset: Offset) -> str:
    """The date, and what today holds."""
    today = local(now_us, offset).date()
    held = sum(local(_time_of(row), offset).date() == today for row in rows if is_about_candidate(row))
    cards = sum(shown_state(row) == "owed" for row in rows)
    parts = [plural("{n} round today", "{n} rounds today", held)] if held else []
    parts += [plural("{n} card owed", "{n} cards owed", cards)] if cards else []
    day = f"{weekday(today.weekday())} {today.day} {month(today.month)}"
    return day + ("  ·  " + ", ".join(parts) if parts else "")


def _time_of(row: RoundRow) -> int:
    return row.started_us or row.starts_us or row.planned_us


def _group(day: date, today: date) -> str:
    if day >= today:
        return "today" if day == today else "coming"
    if day >= today - timedelta(days=today.weekday()):
        return "week"
    return "earlier" if day > today - timedelta(days=31) else f"{day.year:04d}-{day.month:02d}"


def _rank(key: str) -> tuple[int, int]:
    fixed = {"coming": 0, "today": 1, "week": 2, "earlier": 3}
    return (fixed[key], 0) if key in fixed else (4, -int(key.replace("-", "")))


def _title(key: str) -> str:
    fixed = {"coming": _("Coming up"), "today": _("Today"), "week": _("This week"), "earlier": _("Earlier")}
    return fixed.get(key) or f"{month(int(key[5:]))} {key[:4]}"


def _line(row: RoundRow, at: int, group: str, now_us: int, offset: Offset) -> RoundLine:
    state = shown_state(row)
    minutes = _("{n} min · {version}").format(n=row.minutes, version=row.pack_version)
    word, detail = state_word(state), _detail(row, state, now_us, offset)
    when = when_words(at, now_us, offset) if group == "coming" else _when(at, group, offset)
    by = _("by {name}").format(name=row.interviewer) if row.interviewer and row.state != UNSEEN else ""
    return RoundLine(
        row.id, when, row.candidate, row.role, row.pack_title, minutes, state, word, detail, verb(row), by
    )


def _when(at: int, group: str, offset: Offset) -> str:
    then = local(at, offset)
    if group == "today":
        return clock_words(then)
    if group == "week":
        return f"{weekday(then.weekday())[:3]} {clock_words(then)}"
    return f"{then.day} {month(then.month)[:3]}"


def _detail(row: RoundRow, state: str, now_us: int, offset: Offset) -> str:
    logged = plural("{n} moment", "{n} moments", row.moments)
    if row.state == UNSEEN:
        return _("round of {name}").format(name=row.interviewer)
    if row.state == "planned":
        return detail_words(row, now_us)
    if row.state in ("live", "paused"):
        saved = logged if row.state == "live" else _("{logged}, nothing lost").format(logged=logged)
        return saved if is_about_candidate(row) else f"{state_word(STATES[row.state]).lower()}, {logged}"
    if row.sealed_us:
        today = local(now_us, offset).date()
        group = _group(local(row.sealed_us, offset).date(), today)
        return _("sealed {when}").format(when=_when(row.sealed_us, group, offset))
    return f"{logged}, {_left(row)}"


def _left(row: RoundRow) -> str:
    if not row.rated:
        return _("none rated")
    return _("{n} of {all} rated").format(n=row.rated, all=row.to_rate)
