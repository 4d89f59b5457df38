"""The lines of the list of packs, in words. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from interviewer_app.core.rubrics.find import version_key
from interviewer_app.core.texts import _, plural
from interviewer_app.core.workspace.health import FEWEST
from interviewer_app.ui.home.days import month
from interviewer_app.ui.packs.shelf import PackFacts


class HeadLine(NamedTuple):
    """A heading, and how many packs stand below it."""

    title: str
    packs: int


class PackRow(NamedTuple):
    """A pack on two lines; each pair is what stands above and below in its column. key: its folder.

    state: "error" | "warning" | "fine" | "broken", which the mark in front of its words follows
    """

    key: str
    title: str
    name: str
    draft: str
    role: str
    time: str
    holds: str
    reviewed: str
    met: str
    trap: str
    state: str
    lint: str
    health: str
    verb: str


Line = HeadLine | PackRow


def lines_of(packs: Sequence[PackFacts], words: str, today: date) -> list[Line]:
    """The packs that have all of `words` in what is said about them, below their headings."""
    groups = (
        (_("Yours"), [each for each in packs if each.own and not each.problem]),
        (_("Came with the app"), [each for each in packs if not each.own and not each.problem]),
        (_("Cannot be used"), [each for each in packs if each.problem]),
    )
    shown: list[Line] = []
    for title, members in groups:
        rows = [row for row in (row_of(each, today) for each in sorted(members, key=_order)) if _has(row, words)]
        if rows:
            shown += [HeadLine(title, len(rows)), *rows]
    return shown


def row_of(pack: PackFacts, today: date) -> PackRow:
    if pack.problem:
        return PackRow(
            str(pack.folder), pack.folder.name, str(pack.folder.parent), "", "", "", "", "", "", "", "broken",
            pack.problem, "", "",
        )  # fmt: skip
    role = ", ".join(part for part in (pack.role, pack.level) if part)
    return PackRow(
        str(pack.folder), pack.title, f"{pack.id} {pack.version}", _draft(pack), role, _time(pack), _holds(pack),
        reviewed_words(pack.reviewed_on, today), met_words(pack), trap_words(pack), _state(pack), lint_words(pack),
        health_words(pack), _("Read"),
    )  # fmt: skip


def spoken(line: Line) -> str:
    """A line as a screen reader says it."""
    if isinstance(line, HeadLine):
        return f"{line.title} ({line.packs})"
    return ", ".join(part for part in line[1:10] + line[11:] if part)


def summary(packs: Sequence[PackFacts]) -> str:
    """How many there are, and how many of them are the user's own or broken."""
    usable = [each for each in packs if not each.problem]
    own = sum(each.own for each in usable)
    parts = [plural("{n} pack", "{n} packs", len(usable))]
    parts += [plural("{n} of your own", "{n} of your own", own)] if own else []
    broken = len(packs) - len(usable)
    parts += [plural("{n} cannot be used", "{n} cannot be used", broken)] if broken else []
    return "  ·  ".join(parts)


def policy_words(policy: str) -> str:
    """The AI rule of a pack in two words."""
    return {"allowed": _("AI allowed"), "banned": _("no AI"), "phases": _("AI in part")}.get(policy, "")


def reviewed_words(day: str, today: date) -> str:
    """When a pack was read last, and how long ago that is once it is longer than two months."""
    try:
        on = date.fromisoformat(day)
    except ValueError:
        return ""
    words = _("reviewed {day}").format(day=f"{on.day} {month(on.month)[:3]} {on.year}")
    months = (today - on).days // 30
    if months < 2:
        return words
    age = plural("{n} month", "{n} months", months) if months < 24 else plural("{n} year", "{n} years", months // 12)
    return _("{words}, {age} ago").format(words=words, age=age)


def met_words(pack: PackFacts) -> str:
    """How many candidates know the pack, in whatever version."""
    count = pack.met.pack
    return plural("met by {n} candidate", "met by {n} candidates", count) if count else _("met by nobody")


def trap_words(pack: PackFacts) -> str:
    if not pack.trap:
        return _("no trap")
    if pack.public is None:
        return _("trap: nobody said if public")
    return _("trap is public") if pack.public else _("trap is not public")


def lint_words(pack: PackFacts) -> str:
    said = [plural("{n} error", "{n} errors", pack.errors)] if pack.errors else []
    said += [plural("{n} warning", "{n} warnings", pack.warnings)] if pack.warnings else []
    return ", ".join(said) or _("nothing to mend")


def health_words(pack: PackFacts) -> str:
    """How many rounds of this version are over, and how many it takes to see anything."""
    over = pack.rounds.rounds
    if pack.healthy:
        return plural("{n} round", "{n} rounds", over)
    return _("{n} of {all} rounds for health").format(n=over, all=FEWEST)


def _draft(pack: PackFacts) -> str:
    if not pack.draft:
        return ""
    return _("draft from {version}").format(version=pack.base) if pack.base else _("draft")


def _time(pack: PackFacts) -> str:
    lengths = _("{n} min").format(n=", ".join(map(str, pack.minutes))) if pack.minutes else _("any length")
    return f"{lengths} · {policy_words(pack.policy)}"


def _holds(pack: PackFacts) -> str:
    dimensions = plural("{n} dimension", "{n} dimensions", pack.dimensions)
    return f"{dimensions}, " + plural("{n} probe", "{n} probes", pack.probes)


def _state(pack: PackFacts) -> str:
    return "error" if pack.errors else "warning" if pack.warnings else "fine"


def _order(pack: PackFacts) -> tuple[str, str, tuple[int, ...], str]:
    newest_first = tuple(-part for part in version_key(pack.version)) if pack.version else ()
    return pack.title.casefold(), pack.id, newest_first, str(pack.folder)


def _has(row: PackRow, words: str) -> bool:
    said = spoken(row).casefold()
    return all(word in said for word in words.casefold().split())
