"""From a debrief to what stands beside its board: agenda, clock and positions in words. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from interviewer_app.core.debriefs.agenda import DECISION_MIN, Agenda, Item, Topic
from interviewer_app.core.debriefs.debrief import DECISION, Debrief, Member
from interviewer_app.core.debriefs.speaking import speaking_order
from interviewer_app.core.scorecards.pdf.wording import date_and_time
from interviewer_app.core.texts import _
from interviewer_app.ui.debrief.talk_looks import AgendaLine, AgendaLook, Mark, PersonLine, PositionsLook

_ORDER_NAMES = 6


def clock_words(seconds: int) -> str:
    """`18:20`, `-0:30` once it is over time."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'-' if seconds < 0 else ''}{minutes}:{rest:02d}"


def agenda_look(
    fold: Debrief, agenda: Agenda, seconds_left: int, raters: Sequence[Member], revised: dict[str, str]
) -> AgendaLook:
    """raters: who has rated the open topic; revised: a sentence by dimension about what was changed on it."""
    assert fold.opened is not None
    lines = [_item(item, fold, raters, revised) for item in agenda.items]
    if agenda.left_out:
        lines.append(AgendaLine("", "words", _("Does not fit; will be printed as not discussed")))
        lines += [_left_out(topic) for topic in agenda.left_out]
    lines.append(AgendaLine("", "words", _("Least senior speaks first; ties drawn by lot.")))
    of = _("left of {n}").format(n=fold.opened.minutes)
    return AgendaLook(clock_words(seconds_left), of, seconds_left < 0, _bar(agenda, fold.opened.minutes), tuple(lines))


def _item(item: Item, fold: Debrief, raters: Sequence[Member], revised: dict[str, str]) -> AgendaLine:
    title = item.name if item.topic != DECISION else _("Decision, follow-ups")
    apart = _("{n} apart").format(n=item.apart) if item.apart else ""
    if item.state == "done":
        return AgendaLine(item.topic, "done", title, apart, clock_words(item.seconds), revised.get(item.topic, ""))
    right = _("{n} min").format(n=item.minutes)
    if item.state == "ahead":
        return AgendaLine(item.topic, "ahead", title, apart, right)
    below, time = _("{time} on this"), clock_words(item.seconds)
    if item.topic != DECISION and raters and fold.opened is not None:
        below = _("{time}  ·  {names}").replace("{names}", order_words(raters, fold.opened.seed))
    below = below.replace("{time}", time)
    return AgendaLine(item.topic, "now", title, apart, right, below)


def _left_out(topic: Topic) -> AgendaLine:
    minutes = _("{n} min").format(n=topic.minutes)
    return AgendaLine(topic.dimension, "out", topic.name, _("{n} apart").format(n=topic.apart), minutes)


def order_words(raters: Sequence[Member], seed: str) -> str:
    """`Dev, then Aiko, Marta`: the first part of a name is enough where it is nobody else's."""
    names = [member.name for member in speaking_order(raters, seed)]
    firsts = [name.split()[0] for name in names]
    short = [first if firsts.count(first) == 1 else name for first, name in zip(firsts, names, strict=True)]
    shown = short[:_ORDER_NAMES] + (["…"] if len(short) > _ORDER_NAMES else [])
    if len(shown) < 2:
        return "".join(shown)
    return _("{first}, then {others}").format(first=shown[0], others=", ".join(shown[1:]))


def _bar(agenda: Agenda, minutes: int) -> tuple[tuple[float, Mark], ...]:
    """Shares of the whole time; what went over is cut off at its end."""
    parts: list[tuple[float, Mark]] = []
    room = 1.0
    for item in agenda.items:
        taken = item.seconds / 60 if item.state == "done" else max(item.minutes or DECISION_MIN, item.seconds / 60)
        share = min(room, taken / minutes)
        room -= share
        if share > 0:
            parts.append((share, item.state))
    return tuple(parts)


def positions_look(fold: Debrief) -> PositionsLook:
    """Before they are shown only who has written; then all of them, in the order in which they were written."""
    if fold.shown_us is None:
        lines = [_waiting(fold, member) for member in fold.members]
        way = _("Show them") if not fold.writing else _("Write one")
        return PositionsLook(_("nobody sees one yet"), tuple(lines), way, "P")
    order = sorted(fold.positions.values(), key=lambda each: each.wall_us)
    shown = [_shown(fold, each.member) for each in order]
    rest = [PersonLine(each.name, "", _("No position was written."), "none") for each in fold.writing]
    return PositionsLook(_("written before any was shown"), (*shown, *rest))


def _waiting(fold: Debrief, member: Member) -> PersonLine:
    written = member.id in fold.positions
    return PersonLine(member.name, "", _("written") if written else _("writing"), "written" if written else "writing")


def _shown(fold: Debrief, member: str) -> PersonLine:
    known, opened = fold.positions[member], fold.opened
    time = date_and_time(known.wall_us, opened.offset_min if opened is not None else 0).split(", ")[-1]
    words = known.text
    if known.after:
        words = _("{words} (written after the others were shown)").format(words=words)
    return PersonLine(fold.name(member), time, words, "shown")
