"""What is typed in a debrief: the forms of positions, revisions, claims, the decision, and how they are read. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from interviewer_app.core.debriefs.debrief import Debrief, Decision, Member, Revision
from interviewer_app.core.debriefs.packet.contents import level_words, stated_words
from interviewer_app.core.errors import Refused
from interviewer_app.core.rounds.integrity import same_name
from interviewer_app.core.texts import _
from interviewer_app.ui.debrief.talk_looks import FieldLook, FormLook

MINUTES = 30
NO_EVIDENCE = "none"


class CellAt(NamedTuple):
    """The rating somebody stands on.

    level, sealed: as it stands now, and as it was submitted; None = no evidence
    levels:        value and name of each level of its scale
    """


    round: str
    dimension: str
    name: str
    rater_id: str
    rater: str
    level: int | None
    sealed: int | None
    levels: tuple[tuple[int, str], ...]


def begin_form(members: Sequence[Member]) -> FormLook:
    names = "; ".join(member.name for member in members)
    order = _("Who speaks first: a line per step, least senior on top; names beside each other, with “;”, draw lots")
    return FormLook(
        "begin", _("Begin the debrief"), _("The clock starts now, and everybody writes a position first."),
        (FieldLook("minutes", _("Minutes"), "line", str(MINUTES)), FieldLook("order", order, "words", names, wide=4)),
        _("Begin"),
    )  # fmt: skip


def seniority_of(order: str, members: Sequence[Member]) -> dict[str, int]:
    """By id of a member the step they stand on, 0 is the least; all on one line means that nobody said.

    raises: Refused for a name that is not on the panel
    """
    steps = [[name.strip() for name in line.split(";") if name.strip()] for line in order.splitlines() if line.strip()]
    known: dict[str, int] = {}
    for step, names in enumerate(steps):
        for name in names:
            member = next((each for each in members if same_name(each.name, name)), None)
            if member is None:
                raise Refused(_("{name} is not on this panel; write the names as they stand on the board.").format(
                    name=name
                ))  # fmt: skip
            known[member.id] = step
    return known if len(steps) > 1 else {}


def position_form(fold: Debrief) -> FormLook:
    """Whoever has none yet is offered first; the others may still change theirs."""
    members = [*fold.writing, *(each for each in fold.members if each.id in fold.positions)]
    written = _("{name} (written)")
    who = tuple(
        (member.id, written.format(name=member.name) if member.id in fold.positions else member.name)
        for member in members
    )
    facts = _("One position each, before anybody speaks. It is shown with all the others, and not before.")
    if not fold.writing:
        facts = _("All positions are written. Show them all, or write one anew.")
    show = _("Show them all") if not fold.writing else _("Close the writing and show them")
    return FormLook(
        "position", _("A position"), facts,
        (FieldLook("member", _("Whose"), "choice", who[0][0] if who else "", who, 2),
         FieldLook("text", _("In a sentence or two, with what it rests on"), "words", wide=3)),
        _("Keep it"), show,
    )  # fmt: skip


def revising_form(cell: CellAt, fold: Debrief, me: str, by: str) -> FormLook:
    known = fold.revised(cell.round, cell.dimension)
    scale = tuple((str(value), f"{value} {name}".strip()) for value, name in cell.levels)
    levels = (*scale, (NO_EVIDENCE, _("no evidence")))
    facts = _("Sealed as {level}, which stays.").format(level=level_words(cell.sealed))
    if cell.rater_id == me:
        facts += " " + _("It is your own rating.")
    else:
        facts += " " + _("It will read “stated by {name}, entered by {other}” until {name} confirms it.").format(
            name=cell.rater, other=by
        )
    fields = [FieldLook("now", _("Level now"), "choice", _value(cell.level), levels, 3),
              FieldLook("reason", _("Why, in the rater's words"), "words", wide=3)]  # fmt: skip
    more = ""
    if known is not None and not known.stated:
        facts = _waits(fold, known)
        label = _("{name} confirms by typing the name").format(name=cell.rater)
        fields.append(FieldLook("name", label, "line", wide=2))
        more = _("Confirm")
    title = _("{dimension}, {name}").format(dimension=cell.name, name=cell.rater)
    return FormLook("revise", title, facts, tuple(fields), _("Revise"), more)


def _waits(fold: Debrief, known: Revision) -> str:
    return _("Revised from {was} to {now}, {whose}, and not confirmed.").format(
        was=level_words(known.was), now=level_words(known.now), whose=stated_words(fold, known)
    )


def _value(level: int | None) -> str:
    return NO_EVIDENCE if level is None else str(level)


def level_of(value: str) -> int | None:
    """The level a choice stands for; None for no evidence."""
    return None if value in ("", NO_EVIDENCE) else int(value)


def claim_form(by: str, moment: str) -> FormLook:
    """moment: where it was seen, in words; "" for a claim without one."""
    facts = _("Rests on: {moment}").format(moment=moment) if moment else _(
        "No moment is chosen: the packet will say “said in the debrief, no moment”. Choose one in the evidence first."
    )  # fmt: skip
    said = FieldLook("text", _("What was said"), "words", wide=4)
    fields = (said, FieldLook("by", _("Who said it"), "line", by, wide=2))
    return FormLook("claim", _("A claim"), facts, fields, _("Keep it"))


def decision_form(known: Decision | None, level: str) -> FormLook:
    words, dissent, follow_ups = "", "", ""
    if known is not None:
        words, level = known.words, known.level
        dissent = "\n".join(f"{by}: {text}" for by, text in known.dissent)
        follow_ups = "\n".join(known.follow_ups)
    fields = (
        FieldLook("words", _("Decision, in the panel's words"), "words", words, wide=3),
        FieldLook("level", _("Level"), "line", level, wide=1),
        FieldLook("dissent", _("Dissent, a line each: name: words"), "words", dissent, wide=3),
        FieldLook("follow_ups", _("Follow-ups, a line each"), "words", follow_ups, wide=2),
    )
    facts = _("Nothing is computed, and nothing is added up.")
    return FormLook("decide", _("The decision"), facts, fields, _("Write it"))


def dissent_of(text: str) -> list[tuple[str, str]]:
    """Pairs of name and words.

    raises: Refused for a line without either
    """
    found = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        by, colon, words = line.partition(":")
        if not colon or not by.strip() or not words.strip():
            raise Refused(_("Dissent: begin each line with a name and a colon."))
        found.append((by.strip(), words.strip()))
    return found


def override_form(candidate: str) -> FormLook:
    facts = _("Your card on {name} is not in. The panel and the packet will say that you looked, and this reason.")
    facts = facts.format(name=candidate)
    fields = (FieldLook("reason", _("Why it cannot wait"), "words", wide=4),)
    return FormLook("override", _("See the cards of others first"), facts, fields, _("See them"))
