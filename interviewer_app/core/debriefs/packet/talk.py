"""What the panel said: positions, what was discussed and what not, revisions, claims, the decision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interviewer_app.core.debriefs.debrief import DECISION, Debrief, Revision
from interviewer_app.core.debriefs.packet.contents import Packet, level_words, moment_words, stated_words
from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.flow import Block
from interviewer_app.core.papers.frame import Box
from interviewer_app.core.papers.tables import Column, heading, pairs, paragraphs, table
from interviewer_app.core.texts import _, plural


def talk_blocks(packet: Packet, box: Box) -> Iterator[Block]:
    """Nothing where no debrief was held."""
    debrief = packet.debrief
    if debrief is None:
        return
    yield from _decision(packet, debrief, box)
    yield from _positions(packet, debrief, box)
    yield from _discussed(packet, debrief, box)
    yield from _revisions(packet, debrief, box)
    yield from _claims(packet, debrief, box)


def _decision(packet: Packet, debrief: Debrief, box: Box) -> Iterator[Block]:
    section, made = _("Decision"), debrief.decision
    yield heading(section, section, "decision")
    if made is None:
        yield from paragraphs([_("No decision was written.")], box.width, section)
        return
    rows = [(_("Decision"), made.words, st.BOLD), (_("Level"), made.level, st.BOLD)]
    rows += [(_("Dissent, {name}").format(name=by), text, st.BODY) for by, text in made.dissent]
    if not made.dissent:
        rows.append((_("Dissent"), _("none was stated"), st.BODY))
    rows += [(_("Follow-up"), text, st.BODY) for text in made.follow_ups]
    written = _("{name}, {when}").format(name=made.written_by, when=packet.when(made.wall_us))
    if debrief.earlier_decisions:
        written += ". " + plural(
            "{n} earlier wording is kept in the attachment", "{n} earlier wordings are kept in the attachment",
            debrief.earlier_decisions,
        )  # fmt: skip
    yield from pairs([*rows, (_("Written by"), written, st.BODY)], box.width, section)


def _positions(packet: Packet, debrief: Debrief, box: Box) -> Iterator[Block]:
    section = _("Positions, written before any was shown")
    yield heading(section, section, "positions")
    if debrief.shown_us is None:
        yield from paragraphs([_("None was written.")], box.width, section)
        return
    rows = []
    for member in debrief.members:
        known = debrief.positions.get(member.id)
        words = known.text if known is not None else _("none was written")
        if known is not None:
            words += f" ({packet.when(known.wall_us)})"
        if known is not None and known.after:
            words += " " + _("Written after the others were shown.")
        rows.append((member.name, words, st.BODY))
    yield from pairs(rows, box.width, section)


def _discussed(packet: Packet, debrief: Debrief, box: Box) -> Iterator[Block]:
    section = _("Discussed and not discussed")
    yield heading(section, section, "discussed")
    apart = {topic.dimension: topic.apart for topic in packet.topics}
    rows: list[tuple[str, str, str]] = []
    for topic, seconds in debrief.discussed.items():
        name = _("Decision") if topic == DECISION else packet.dimension(topic)
        rows.append((name, _apart(apart.get(topic, 0)), _("discussed, {m}:{s:02d}").format(
            m=seconds // 60, s=seconds % 60)))  # fmt: skip
    rows += [(topic.name, _apart(topic.apart), _("not discussed")) for topic in packet.left_out]
    if not rows:
        yield from paragraphs([_("No rounds differ, and nothing was discussed.")], box.width, section)
        return
    columns = (Column(_("Dimension"), box.width * 0.5, st.BODY), Column(_("As sealed"), box.width * 0.2, st.BODY),
               Column(_("In the debrief"), box.width * 0.3, st.BODY))  # fmt: skip
    yield from table(columns, rows, section)


def _apart(levels: int) -> str:
    return _("{n} apart").format(n=levels) if levels else ""


def _revisions(packet: Packet, debrief: Debrief, box: Box) -> Iterator[Block]:
    section = _("Ratings revised in the debrief")
    yield heading(section, section, "revised")
    if not debrief.revisions:
        yield from paragraphs([_("None. All ratings stand as they were sealed.")], box.width, section)
        return
    yield from paragraphs([_("The sealed cards are unchanged; each line stands beside the original.")], box.width,
                          section)  # fmt: skip
    shares = ((_("Dimension"), 0.2), (_("Change"), 0.16), (_("Reason"), 0.38), (_("Whose word"), 0.26))
    columns = _columns(box.width, *shares)
    yield from table(columns, [_revision(packet, debrief, each) for each in debrief.revisions.values()], section)


def _columns(width: float, *shares: tuple[str, float]) -> list[Column]:
    return [Column(title, width * share, st.BODY) for title, share in shares]


def _revision(packet: Packet, debrief: Debrief, revision: Revision) -> Sequence[str]:
    changed = _("{was} to {now}").format(was=level_words(revision.was), now=level_words(revision.now))
    card = packet.board.cards.get(revision.round)
    told = stated_words(debrief, revision, card.key if card is not None else "")
    whose = f"{told}, {packet.when(revision.wall_us)}"
    return packet.dimension(revision.dimension), changed, revision.reason, whose


def _claims(packet: Packet, debrief: Debrief, box: Box) -> Iterator[Block]:
    if not debrief.claims:
        return
    section = _("Claims made in the room")
    yield heading(section, section, "claims")
    rows = [(each.by, each.text, moment_words(packet, each)) for each in debrief.claims.values()]
    columns = _columns(box.width, (_("Who"), 0.2), (_("What was said"), 0.44), (_("Seen at"), 0.36))
    yield from table(columns, rows, section)
