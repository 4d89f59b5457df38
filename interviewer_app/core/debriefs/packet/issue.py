"""Issuing a packet and verifying one: the PDF carries the cards and the debrief, and is drawn again from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from interviewer_app.core.debriefs.boards.columns import Loop
from interviewer_app.core.debriefs.debrief import fold_debrief
from interviewer_app.core.debriefs.packet.carrying import NAME, Carried, NewerDebrief, read_packet, write_debrief
from interviewer_app.core.debriefs.packet.contents import Packet, packet_of
from interviewer_app.core.errors import BadInput, Refused
from interviewer_app.core.papers.frame import PageSize
from interviewer_app.core.rounds.entries import Entry, Problem
from interviewer_app.core.scorecards.attach import with_attachment
from interviewer_app.core.scorecards.issue import compare_drawn
from interviewer_app.core.scorecards.reading import CardIn
from interviewer_app.core.scorecards.signing.judging import SealSigner, Verdict, signed_by, warnings
from interviewer_app.core.scorecards.signing.signers import Signers
from interviewer_app.core.scorecards.verify import Amended, Findings
from interviewer_app.core.texts import _


class IssuedPacket(NamedTuple):
    """The PDF, its attachment byte for byte, and what both say."""

    pdf: bytes
    data: bytes
    packet: Packet


def issue_packet(
    cards: Iterable[CardIn], entries: Sequence[Entry] = (), page_size: PageSize = "A4", loop: Loop | None = None
) -> IssuedPacket:
    """A packet of these cards and of one debrief; the same cards and entries give the same bytes.

    entries: of the debrief, [] where none was held
    loop:    the loop the cards belong to, whose rounds without a card are named
    raises:  Refused as long as positions are being written: the packet would carry them
    """
    debrief = fold_debrief(entries) if entries else None
    if debrief is not None and debrief.positions and debrief.shown_us is None:
        raise Refused(_("Positions are written and not shown yet; show them, then print the packet."))
    packet = packet_of(cards, debrief, loop)
    data = write_debrief(packet.cards, entries, loop)
    pdf = with_attachment(_pages(packet, page_size), data, NAME, "The cards and the debrief behind this packet")
    return IssuedPacket(pdf, data, packet)


def verify_packet(pdf: bytes, what: str, signers: Signers) -> Findings:
    """Whether a packet is still what it was: its cards, the debrief's chains, and the pages drawn from both.

    raises: NewerDebrief
    """
    try:
        carried, _data = read_packet(pdf, what)
    except NewerDebrief:
        raise
    except BadInput as error:
        return Findings("packet", False, problems=(Problem("attachment", str(error)),))
    if carried.problems:
        return Findings("packet", False, problems=carried.problems)
    pages = compare_drawn(pdf, lambda size: _pages(packet_of(carried.cards, carried.debrief, carried.loop), size))
    found = {
        "differ": (Problem("pages", "what is printed is not what the attached cards and debrief say"),),
        "cannot tell": (Problem("pages", "another version drew them; print the packet again"),),
    }.get(pages, ())
    seals = _seals(carried.cards, signers)
    verdicts: list[Verdict] = [seal.signer for seal in seals]
    signer: Verdict = "none" if not seals or "none" in verdicts else "unknown" if "unknown" in verdicts else "known"
    bodies = [*carried.entries, *(entry for card in carried.cards for entry in card.bundle.entries)]
    return Findings(
        "packet", True, signer, sum(entry.body is None for entry in bodies), pages, found, seals,
        _amended(carried.cards), _warnings(carried, signers),
    )  # fmt: skip


def _seals(cards: Iterable[CardIn], signers: Signers) -> tuple[SealSigner, ...]:
    """The newest seal of every card, an unsigned one last: it is what a packet is worth."""
    newest = [signed_by(card.fold, signers)[-1] for card in cards if card.fold.seals]
    return tuple(sorted(newest, key=lambda seal: (not seal.key, seal.wall_us, seal.key)))


def _amended(cards: Iterable[CardIn]) -> tuple[Amended, ...]:
    """What was changed on each card after its first seal, with the name on that card."""
    words = _("{by} on the card of {name}")
    return tuple(
        Amended(each.about, each.by if each.by == name else words.format(by=each.by, name=name), each.reason, each.seal)
        for card in cards
        for name in [card.card.facts.interviewer]
        for each in card.fold.amendments.all
        if each.seal
    )


def _warnings(carried: Carried, signers: Signers) -> tuple[str, ...]:
    """What each card warns of by itself, with whose it is, and what a debrief is not."""
    said = tuple(
        _("Card of {name}: {warning}").format(name=card.card.facts.interviewer, warning=warning)
        for card in carried.cards
        for warning in warnings(card.fold, signers)
    )
    if carried.debrief is None:
        return said
    care = _("Seals and signatures are those of the cards; what the panel said is chained, and signed by nobody.")
    return (*said, care)


def _pages(packet: Packet, page_size: PageSize) -> bytes:
    from interviewer_app.core.debriefs.packet.render import render_packet

    return render_packet(packet, page_size)


