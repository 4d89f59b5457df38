"""All a packet says, no page in sight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from interviewer_app.core.debriefs.agenda import Topic, not_discussed, topics_of
from interviewer_app.core.debriefs.boards.board import Board, candidate_board
from interviewer_app.core.debriefs.boards.columns import Loop
from interviewer_app.core.debriefs.boards.laying import laid
from interviewer_app.core.debriefs.debrief import Claim, Debrief, Member, Revision
from interviewer_app.core.debriefs.packet.carrying import announced
from interviewer_app.core.debriefs.speaking import speaking_order
from interviewer_app.core.scorecards.comparing.answer import Comparability
from interviewer_app.core.scorecards.comparing.compare import comparability
from interviewer_app.core.scorecards.pdf.wording import clock, date_and_time
from interviewer_app.core.scorecards.reading import CardIn
from interviewer_app.core.texts import _


@dataclass(frozen=True, slots=True)
class Packet:
    """cards: each round once, in the order of the board's columns, as `announced` makes them.

    compared: of the submitted ones
    debrief:  None where nobody has discussed them yet
    said:     what the reader has to know of the cards
    """

    cards: tuple[CardIn, ...]
    board: Board
    compared: Comparability
    debrief: Debrief | None
    topics: tuple[Topic, ...]
    said: tuple[str, ...]

    @property
    def submitted(self) -> tuple[CardIn, ...]:
        return tuple(card for card in self.cards if card.sealed)

    @property
    def candidate(self) -> str:
        return self.board.names[0] if self.board.names else ""

    @property
    def left_out(self) -> list[Topic]:
        """What was not discussed."""
        return not_discussed(self.topics, self.debrief.discussed if self.debrief is not None else ())

    @property
    def speakers(self) -> list[Member]:
        opened = self.debrief.opened if self.debrief is not None else None
        return speaking_order(opened.members, opened.seed) if opened is not None else []

    def when(self, wall_us: int) -> str:
        """A time on the clock of the debrief."""
        opened = self.debrief.opened if self.debrief is not None else None
        return date_and_time(wall_us, opened.offset_min if opened is not None else 0)

    def dimension(self, dimension: str) -> str:
        """The name of a dimension; its id where no card has it."""
        return next((row.name for row in self.board.rows if row.id == dimension), dimension)


def packet_of(cards: Iterable[CardIn], debrief: Debrief | None = None, loop: Loop | None = None) -> Packet:
    """The packet of these cards, and of what was said of them."""
    on_board, said = laid(announced(card) for card in cards)
    board = candidate_board(on_board, loop, debrief)
    order = {column.id: place for place, column in enumerate(board.columns)}
    placed = tuple(sorted(on_board, key=lambda card: order[card.round]))
    submitted = [card for card in placed if card.sealed]
    compared = comparability(submitted, names=short_names(submitted))
    return Packet(placed, board, compared, debrief, tuple(topics_of(board.rows)), said)


def short_names(cards: Sequence[CardIn]) -> list[str]:
    """What a comparison calls each card: its rater."""
    return [card.card.facts.interviewer for card in cards]


def level_words(level: int | None) -> str:
    return _("no evidence") if level is None else str(level)


def stated_words(debrief: Debrief, revision: Revision, card_key: str = "") -> str:
    """Whose word a revision is: the rater's own, confirmed by them, or what somebody typed for them.

    card_key: the key that signed the rater's card, "" for an unsigned one
    """
    rater = debrief.name(revision.by)
    if revision.own:
        return _("by {name}").format(name=rater)
    words = _("stated by {name}, entered by {other}").format(name=rater, other=revision.entered_by)
    if not revision.confirmed:
        return words
    how = _("{words}, confirmed by {name}")
    if revision.key:
        how = _("{words}, signed by {name}")
        if card_key != revision.key:
            how = _("{words}, signed by {name} with another key than their card")
    return how.format(words=words, name=revision.confirmed)


def moment_words(packet: Packet, claim: Claim) -> str:
    """Where a claim was seen: `Dev Iyer 18:05, “…”`, or that there is no moment."""
    card = packet.board.cards.get(claim.round)
    moment = card.fold.moments.get(claim.moment) if card is not None and card.sealed else None
    if card is None or moment is None:
        return _("said in the debrief, no moment")
    kind = next((each.name for each in card.pack.kinds if each.id == moment.kind), "")
    told = " ".join(filter(None, (card.card.facts.interviewer, clock(moment.at_ms), kind)))
    return _("{told}: {note}").format(told=told, note=moment.note) if moment.note else told
