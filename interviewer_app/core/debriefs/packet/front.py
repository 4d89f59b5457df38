"""The first page of a packet: who, when, whether the cards compare, and the board."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from interviewer_app.core.debriefs.boards.words import heading
from interviewer_app.core.debriefs.packet.board_table import board_blocks
from interviewer_app.core.debriefs.packet.contents import Packet, short_names
from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.flow import Block, Where
from interviewer_app.core.papers.frame import Box, Document
from interviewer_app.core.papers.lines import paragraph, text_lines
from interviewer_app.core.papers.shaping import Style, measure
from interviewer_app.core.papers.tables import heading as sub_heading
from interviewer_app.core.papers.tables import pairs, paragraphs
from interviewer_app.core.papers.wrapping import wrap
from interviewer_app.core.scorecards.comparing.words import summary
from interviewer_app.core.texts import _, plural

Drawing = Callable[[Document, float, Where], None]
_HEAD_HIGH = 60.0


def front_blocks(packet: Packet, box: Box) -> Iterator[Block]:
    section = _("Debrief")
    yield Block(_HEAD_HIGH, _head(packet), key="packet", section=section, entry=(_("Debrief packet"), 0))
    yield from pairs(_facts(packet), box.width, section)
    yield from paragraphs(packet.said, box.width, section, st.BOLD)
    yield from _comparable(packet, box, section)
    yield sub_heading(_("Board"), section, "board")
    yield from board_blocks(packet, box, section)


def _head(packet: Packet) -> Drawing:
    names = " / ".join(packet.board.names)

    def draw(document: Document, y: float, known: Where) -> None:
        ink, box = document.ink, document.box
        ink.say.paragraph()
        ink.text(box.left, y + 8, _("Debrief packet"), st.BOLD)
        ink.say.heading(1)
        style = next((one for one in st.TITLES if measure(names, one) <= box.width), None)
        if style is not None:
            ink.text(box.left, y + 34, names, style)
        else:
            paragraph(ink, box.left, y + 24, names, st.LONG_TITLE, box.width, most=2)
        ink.say.paragraph()
        roles = wrap(", ".join(packet.board.roles), st.ROLE, box.width, 1)
        text_lines(ink, box.left, y + 51, roles, st.ROLE, "muted")

    return draw


def _facts(packet: Packet) -> list[tuple[str, str, Style]]:
    told = [(_("Cards"), _submitted(packet), st.BODY)]
    loops = dict.fromkeys(
        f"{card.card.facts.loop.id} {card.card.facts.loop.version}" for card in packet.cards if card.card.facts.loop
    )
    if loops:
        told.append((_("Loop"), ", ".join(loops), st.BODY))
    opened = packet.debrief.opened if packet.debrief is not None else None
    if opened is None:
        told.append((_("Debrief"), _("none was held about these cards"), st.BODY))
        return told
    zone = f" {opened.zone}" if opened.zone else ""
    told.append((_("Debrief"), _("{when}{zone}, {n} minutes, led by {lead}").format(
        when=packet.when(opened.wall_us), zone=zone, n=opened.minutes, lead=opened.lead), st.BODY))  # fmt: skip
    told.append((_("Panel"), ", ".join(member.name for member in opened.members), st.BODY))
    speakers = ", ".join(member.name for member in packet.speakers)
    told.append((_("Spoke in order"), _("{names}; least senior first, ties drawn by lot {seed}").format(
        names=speakers, seed=opened.seed[:8]), st.BODY))  # fmt: skip
    for each in packet.debrief.overrides if packet.debrief is not None else ():
        words = _("{name} saw cards of others before their own was in, {when}: {reason}")
        told.append((_("Override"), words.format(name=each.by, when=packet.when(each.wall_us), reason=each.reason),
                     st.BOLD))  # fmt: skip
    return told


def _submitted(packet: Packet) -> str:
    words = plural("{{given}} of {n} card in", "{{given}} of {n} cards in", len(packet.board.columns))
    told = words.format(given=packet.board.submitted)
    waiting = [column.rater for column in packet.board.columns if column.standing == "not submitted"]
    missing = [heading(column) for column in packet.board.columns if column.standing == "missing"]
    if waiting:
        told = _("{told}; not submitted: {names}").format(told=told, names=", ".join(waiting))
    if missing:
        told = _("{told}; no card of {rounds}").format(told=told, rounds=", ".join(missing))
    return told


def _comparable(packet: Packet, box: Box, section: str) -> Iterator[Block]:
    if len(packet.submitted) < 2:
        yield sub_heading(_("Comparability"), section, "comparable")
        yield from paragraphs([_("Fewer than two cards are in; there is nothing to compare.")], box.width, section)
        return
    compared, names = packet.compared, short_names(packet.submitted)
    yield sub_heading(compared.headline, section, "comparable")
    rows = [(each.label, f"{summary(each, names)}. {each.effect}", st.BODY) for each in compared.differences]
    yield from pairs(rows, box.width, section)
    yield from paragraphs(compared.remarks, box.width, section)
