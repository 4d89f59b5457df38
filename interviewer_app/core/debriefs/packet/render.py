"""A packet as a PDF: the same contents give the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from interviewer_app import __version__
from interviewer_app.core.debriefs.packet.contents import Packet
from interviewer_app.core.debriefs.packet.front import front_blocks
from interviewer_app.core.debriefs.packet.talk import talk_blocks
from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.flow import Block, Where, draw, paginate
from interviewer_app.core.papers.frame import About, Box, Document, PageSize
from interviewer_app.core.papers.scripts import without_controls
from interviewer_app.core.papers.shaping import Style
from interviewer_app.core.papers.tables import heading, pairs, paragraphs
from interviewer_app.core.papers.wrapping import elide
from interviewer_app.core.scorecards.pdf.wording import date_and_time, grouped
from interviewer_app.core.scorecards.reading import CardIn
from interviewer_app.core.scorecards.signing.ed25519 import fingerprint
from interviewer_app.core.texts import _

_HEAD, _FOOT = 22.0, 20.0


def render_packet(packet: Packet, page_size: PageSize = "A4") -> bytes:
    """The pages, without the attachment."""
    about = About(
        title=_("Debrief packet {name}").format(name=without_controls(packet.candidate)),
        author=packet.debrief.opened.lead if packet.debrief is not None and packet.debrief.opened is not None else "",
        subject=", ".join(packet.board.roles), creator=f"Interviewer Copilot {__version__}",
    )  # fmt: skip
    document = Document(page_size, about)
    first = replace(document.box, bottom=document.box.bottom - _FOOT)
    later = replace(first, top=first.top + _HEAD)
    blocks = [*front_blocks(packet, later), *talk_blocks(packet, later), *_cards(packet, later)]
    draw(document, paginate(blocks, first, later), lambda page, known: _furnish(page, known, packet))
    return document.finish()


def _cards(packet: Packet, box: Box) -> Iterator[Block]:
    section = _("The cards")
    yield heading(section, section, "cards")
    yield from paragraphs([_("They travel in this file, byte for byte as they were sealed.")], box.width, section)
    for card in packet.cards:
        yield from pairs(_card(card), box.width, section, together=True)


def _card(card: CardIn) -> list[tuple[str, str, Style]]:
    facts = card.card.facts
    about = _("{pack} {version}, round {id}").format(
        pack=facts.pack.title, version=facts.pack.version, id=facts.round[:8]
    )
    if card.card.seal is None or not card.sealed:
        return [(facts.interviewer, _("{about}: not submitted").format(about=about), st.BODY)]
    sealed = date_and_time(card.card.seal.wall_us, card.card.offset_min)
    signed = _("signed by {key}").format(key=fingerprint(card.key)) if card.key else _("unsigned")
    words = _("{about}, sealed {when}, {signed}").format(about=about, when=sealed, signed=signed)
    return [(facts.interviewer, words, st.BODY), ("", grouped(card.card.seal.card_digest, 16), st.CODE)]


def _furnish(document: Document, known: Where, packet: Packet) -> None:
    ink, box = document.ink, document.box
    with ink.say.furniture():
        if document.page > 1:
            section = known.sections.get(document.page, _("Debrief packet"))
            x = box.left + ink.text(box.left, box.top + 8, section, st.BOLD) + 12
            ink.text(x, box.top + 8, elide(packet.candidate, st.BODY, box.right - x), st.BODY, "muted")
        base = box.bottom - 1
        ink.line(box.left, base - 11, box.right, base - 11)
        ink.text(box.left, base, elide(packet.candidate, st.SMALL, 200), st.SMALL, "muted")
        number = _("{n} of {all}").format(n=document.page, all=known.count)
        left = box.right - ink.text(box.right, base, number, st.SMALL, "muted", "end") - 14
        ink.text(left, base, _("Nothing is added up, nothing is averaged"), st.SMALL, "muted", "end")
