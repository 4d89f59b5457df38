"""Debriefs in a workspace: begun, opened again after a crash, found by the cards they are about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from interviewer_app.core.debriefs import bodies as d
from interviewer_app.core.debriefs.debrief import Debrief, Member, fold_debrief
from interviewer_app.core.debriefs.desk import DebriefDesk
from interviewer_app.core.errors import BadInput, MachineTrouble, Refused
from interviewer_app.core.rounds.bodies import plain
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.entries import Draft, Entry
from interviewer_app.core.scorecards.reading import CardIn
from interviewer_app.core.scorecards.signing.ed25519 import SigningKey
from interviewer_app.core.settings import clean_name
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.beside import decision_held
from interviewer_app.core.workspace.overriding import Override
from interviewer_app.core.workspace.read import read_subject, reading
from interviewer_app.core.workspace.unseen import OVERRIDE, WORKSPACE
from interviewer_app.core.workspace.writer import OnFailed, OnWritten, Writer

_IDS = "SELECT DISTINCT subject_id FROM streams WHERE subject = 'debrief' ORDER BY subject_id"


class Arranged(NamedTuple):
    """What the lead says to begin. seniority: by id of a member, 0 is the least; those left out are not known."""

    lead: str
    minutes: int
    zone: str
    offset_min: int
    seniority: Mapping[str, int] = {}


def members_of(cards: Iterable[CardIn], seniority: Mapping[str, int] | None = None) -> tuple[Member, ...]:
    """Everybody whose card is on the board, once, in the order of the cards."""
    known = seniority or {}
    named = {card.card.facts.interviewer_id: card.card.facts.interviewer for card in cards}
    return tuple(Member(each, clean_name(name) or each[:8], known.get(each)) for each, name in named.items())


def refs_of(cards: Iterable[CardIn]) -> tuple[d.CardRef, ...]:
    """The cards of a board by round and by what was submitted; one that is not in yet has no digest."""
    return tuple(d.CardRef(round=card.round, digest=card.card.seal.card_digest if card.card.seal else "")
                 for card in sorted(cards, key=lambda card: card.round))  # fmt: skip


def begin_debrief(
    writer: Writer, cards: Sequence[CardIn], arranged: Arranged, *, wall_us: int, new_id: Callable[[], str]
) -> str:
    """Begin a debrief about these cards, on disk before this returns; returns its id.

    raises: Refused without a card, for too many, for one that names no candidate, or with minutes off 1 to 600;
            MachineTrouble
    """
    if not cards:
        raise Refused(_("A debrief needs at least one card."))
    if len(cards) > d.MOST:
        raise Refused(_("A debrief takes at most {n} cards; here are {cards}.").format(n=d.MOST, cards=len(cards)))
    if not 1 <= arranged.minutes <= 600:
        raise Refused(_("Minutes: type a number from {low} to {high}.").format(low=1, high=600))
    facts, name = cards[0].card.facts, clean_name(arranged.lead) or _("Interviewer")
    if not facts.candidate:
        raise Refused(_("The card of {name} names no candidate; a debrief is about one.").format(
            name=facts.interviewer))  # fmt: skip
    debrief = new_id()
    members = members_of(cards, arranged.seniority)
    body = d.DebriefOpened(
        debrief=debrief, candidate=facts.candidate, role=facts.role, cards=refs_of(cards),
        members=tuple(d.Who(id=each.id, name=each.name, seniority=each.seniority) for each in members), lead=name,
        minutes=arranged.minutes, zone=arranged.zone[:400], offset_min=arranged.offset_min, seed=new_id(),
    )  # fmt: skip
    writer.append_now(d.SUBJECT, debrief, Draft(body.kind, plain(body), wall_us))
    return debrief


def open_debrief(
    writer: Writer, debrief: str, cards: Iterable[CardIn], on_written: OnWritten, on_failed: OnFailed, *,
    me: str, by: str, new_id: Callable[[], str],
) -> DebriefDesk:  # fmt: skip
    """A debrief of the writer's workspace, to go on with.

    raises: BadInput where there is no such debrief; MachineTrouble
    """
    fold = read_debrief(writer.file, debrief)
    journal = writer.journal_beside(d.SUBJECT, debrief, on_written, on_failed)
    raters = {card.round: card.card.facts.interviewer_id for card in cards}
    rounds = list(raters)
    return DebriefDesk(
        fold, journal, new_id, me=me, by=by, raters=raters, held=lambda: held_by(writer.file, rounds)
    )


def held_by(file: Path, rounds: Iterable[str]) -> str:
    """Why the decision about these rounds has to wait, in one sentence; "" where nothing holds it.

    raises: BadInput, MachineTrouble
    """
    found = (decision_held(file, round_id) for round_id in rounds)
    return next((sentence for sentence in found if sentence), "")


def debrief_entries(file: Path, debrief: str) -> list[Entry]:
    """Every entry of a debrief; [] where there is none."""
    return read_subject(file, d.SUBJECT, debrief)


def read_debrief(file: Path, debrief: str) -> Debrief:
    """What a debrief adds up to.

    raises: BadInput where there is no such debrief
    """
    fold = fold_debrief(debrief_entries(file, debrief))
    if fold.opened is None:
        raise BadInput(_("{file}: holds no debrief {id}.").format(file=file, id=debrief[:8]))
    return fold


def debriefs_of(file: Path, rounds: Iterable[str]) -> list[str]:
    """Ids of the debriefs about exactly these rounds, the one begun last first; [] without a workspace.

    raises: BadInput, MachineTrouble
    """
    if not file.exists():
        return []
    with reading(file) as connection:
        ids = [str(row[0]) for row in connection.execute(_IDS)]
    wanted = frozenset(rounds)
    found: list[tuple[int, str]] = []
    for each in ids:
        opened = fold_debrief(debrief_entries(file, each)).opened
        if opened is not None and frozenset(card.round for card in opened.cards) == wanted:
            found.append((opened.wall_us, each))
    return [each for _us, each in sorted(found, reverse=True)]


def confirm_own(
    writer: Writer, entries: Sequence[Entry], cards: Iterable[CardIn], *, me: str, by: str, wall_us: int,
    new_id: Callable[[], str], key: SigningKey | None = None,
) -> int:  # fmt: skip
    """Take in a debrief from a packet and say at one's own installation that what was stated for one there is one's
    word; returns how many revisions that was. key: signs it, None for a word without a signature.

    raises: Refused where nothing waits for one's word, BadInput, MachineTrouble
    """
    opened = fold_debrief(entries).opened
    if opened is None:
        raise BadInput(_("The packet holds no debrief; ask for the one that was printed after it."))
    writer.add_entries(entries)
    failed: list[str] = []
    desk = open_debrief(
        writer, opened.id, cards, lambda *_written: None, lambda _ticket, why: failed.append(why), me=me, by=by,
        new_id=new_id,
    )  # fmt: skip
    waiting = desk.waiting_for_me()
    if not waiting:
        raise Refused(_("Nothing in this debrief was stated for you that you have not confirmed."))
    for revision in waiting:
        desk.confirm_mine(revision.id, Instant(0, wall_us), key)
    writer.drain()
    if failed:
        raise MachineTrouble(failed[0])
    return len(waiting)


def note_overrides(desk: DebriefDesk, file: Path, rounds: Iterable[str], me: str) -> None:
    """Say in the debrief which of these cards' raters saw the others first: the overrides kept in this workspace.

    raises: BadInput, MachineTrouble
    """
    here = frozenset(rounds)
    for entry in read_subject(file, WORKSPACE, WORKSPACE):
        if entry.kind == OVERRIDE and entry.body is not None and entry.author == me:
            body = Override.model_validate_json(entry.body)
            if here & frozenset(body.rounds):
                desk.note_override(body, Instant(0, entry.wall_us))
