"""The words around a board: its title, the drawer of a cell, the strip of comparability. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from interviewer_app.core.debriefs.boards.board import Board
from interviewer_app.core.debriefs.boards.columns import Column
from interviewer_app.core.debriefs.boards.evidence import Evidence, Line, Side
from interviewer_app.core.debriefs.boards.words import heading
from interviewer_app.core.scorecards.comparing.answer import Comparability
from interviewer_app.core.scorecards.comparing.words import summary
from interviewer_app.core.texts import _, plural
from interviewer_app.ui.debrief.looks import DifferenceLook, DrawerLook, HeadLook, MomentLook, SideLook, StripLook
from interviewer_app.ui.debrief.pile import Person


def head_look(board: Board, said: Sequence[str]) -> HeadLook:
    packs = len({column.pack_id for column in board.columns if column.pack_id})
    raters = len({column.rater_id or column.id for column in board.columns if column.rater})
    facts = [
        *board.roles[:1],
        plural("{n} round", "{n} rounds", board.rounds),
        plural("{n} pack", "{n} packs", packs),
        plural("{n} rater", "{n} raters", raters),
        _("{n} of {all} cards in").format(n=board.submitted, all=len(board.columns)),
    ]
    alone = (_("One card so far: disagreement needs two."),) if board.submitted == 1 else ()
    return HeadLook(" / ".join(board.names), "  ·  ".join(facts), (*said, *alone))


def short_names(names: Sequence[str]) -> tuple[str, ...]:
    """First names, in full where two share one."""
    firsts = [name.split()[0] if name.split() else _("not named") for name in names]
    return tuple(
        first if firsts.count(first) == 1 else name for first, name in zip(firsts, names, strict=True)
    )


def strip_look(found: Comparability, names: Sequence[str]) -> StripLook:
    """names: what the cards are called, one each."""
    looks = [DifferenceLook(each.label, summary(each, names), each.effect) for each in found.differences]
    return StripLook(found.answer, found.headline, tuple(looks), found.remarks)


def drawer_look(
    board: Board, dimension: str, column: Column, behind: Evidence, tolerance_s: int, marked: frozenset[str]
) -> DrawerLook:
    row = board.row(dimension)
    sides = behind.sides
    names = short_names([side.rater for side in sides])
    moments = tuple(moment_look(board, line, sides, names, row.track, marked) for line in behind.lines)
    raters = plural("{n} rater", "{n} raters", len(sides))
    about = f"{heading(column)}" + (_(", one interview, {raters}").format(raters=raters) if len(sides) > 1 else "")
    title = _("Moments behind both ratings") if len(sides) == 2 else _("Moments behind these ratings")
    return DrawerLook(
        row.name, about, tuple(_side_look(side) for side in sides),
        title if len(sides) > 1 else _("Moments behind the rating"), moments, _said(board, column, behind, tolerance_s),
    )  # fmt: skip


def empty_look(board: Board, dimension: str, column: Column, words: str) -> DrawerLook:
    """A cell with nothing behind it."""
    return DrawerLook(board.row(dimension).name, heading(column), (), words, ())


def _side_look(side: Side) -> SideLook:
    anchor = side.anchor or side.reason or _("no anchor written")
    return SideLook("–" if side.level is None else str(side.level), side.rater, anchor)


def moment_look(
    board: Board, line: Line, sides: Sequence[Side], names: Sequence[str], track: str, marked: frozenset[str]
) -> MomentLook:
    shown = line.shown
    column = next(each for each, moment in line.moments.items() if moment is shown)
    kinds = {kind.id: kind.key for kind in board.cards[column].pack.kinds}
    how = [_("prompted") if shown.prompted else _("unprompted"), _("shown") if shown.mode == "shown" else _("told")]
    if shown.after_round:
        how.append(_("after the round"))
    who = tuple(side.column in line.moments for side in sides) if len(sides) > 1 else ()
    return MomentLook(
        round=column, moment=shown.id, at_ms=line.at_ms, time=clock_words(line.at_ms), direction=shown.direction,
        letter=kinds.get(shown.kind or "", "·")[:1].upper(), prompted=shown.prompted, track=track,
        kind=line.kind or _("Something here"), words=shown.note, how=", ".join(how), who=who,
        by=_by(who, names), marked=bool(marked & {moment.id for moment in line.moments.values()}),
    )  # fmt: skip


def clock_words(at_ms: int) -> str:
    """A reading of the round clock; a moment before the other's start has a minus."""
    seconds = abs(at_ms) // 1000
    return f"{'−' if at_ms < 0 else ''}{seconds // 60:02d}:{seconds % 60:02d}"


def _by(who: Sequence[bool], names: Sequence[str]) -> str:
    if not who:
        return ""
    if all(who):
        return _("both") if len(who) == 2 else _("all {n}").format(n=len(who))
    here = [name for name, logged in zip(names, who, strict=True) if logged]
    return _("only {name}").format(name=here[0]) if len(here) == 1 else ", ".join(here)


def _said(board: Board, column: Column, behind: Evidence, tolerance_s: int) -> str:
    """How two logs were laid together, or that somebody could say that they are of one interview."""
    if behind.unanchored:
        names = ", ".join(short_names([board.column(each).rater for each in behind.unanchored]))
        words = _("Nothing in common with the log of {names} yet: A on one moment of each lays both together.")
        return words.format(names=names)
    if behind.anchors:
        words = _("Laid together by one moment, matched within {n} s. + and − change that, A chooses the moment.")
        return words.format(n=tolerance_s)
    others = neighbours(board, column)
    if others:
        names = ", ".join(each.rater for each in others)
        return _("{names} rated this round too. If it was one interview, J says so.").format(names=names)
    return ""


def neighbours(board: Board, column: Column) -> list[Column]:
    """Raters of the same round whose interview nobody has said to be the same."""
    return [
        each for each in board.columns
        if each.id != column.id and each.number == column.number and each.standing == "sealed"
        and column.standing == "sealed" and not (each.interview and each.interview == column.interview)
    ]  # fmt: skip


def person_facts(person: Person) -> str:
    if person.waits:
        return _("{role}  ·  your card first").format(role=person.role)
    cards = _("{n} of {all} cards in").format(n=person.cards, all=person.rounds)
    return f"{person.role}  ·  {cards}"


def names_of(board: Board, order: Sequence[str]) -> tuple[str, ...]:
    """What the cards of `order` (round ids) are called in a comparison."""
    raters: Mapping[str, str] = {column.id: column.rater for column in board.columns}
    return short_names([raters[each] for each in order])
