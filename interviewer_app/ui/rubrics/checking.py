"""What is found out about a draft off the window's thread, from a copy of what it says. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from interviewer_app.core.rounds.key_choices import Choices
from interviewer_app.core.rounds.keys import KeyMap
from interviewer_app.core.rubrics.compare.run import compare
from interviewer_app.core.rubrics.drafts.findings import Findings, findings_of
from interviewer_app.core.rubrics.findings import PackError
from interviewer_app.core.rubrics.load import pack_from_document
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.ui.rubrics.outline import Tree

if TYPE_CHECKING:
    from interviewer_app.core.scorecards.pdf.slots import Slots


class Against(NamedTuple):
    """What a draft is compared with, and what is known of the machine."""

    base: Pack | None
    today: date
    keys: Choices
    size: Literal["A4", "Letter"]


class Checked(NamedTuple):
    """The findings; and of a pack that works: its slots on the card, the caps of its dimensions, what changed.

    cost: what the change does to cards that are compared; changed: how many dimensions and probes differ
    """

    findings: Findings
    works: bool = False
    slots: Slots | None = None
    caps: Mapping[str, str] = {}
    cost: str = ""
    changed: tuple[int, int] = (0, 0)
    same: bool = True


def check(tree: Tree, against: Against) -> Checked:
    """Everything there is to say about a tree; it is only read."""
    findings = findings_of(tree, against.today)
    pack = pack_of(tree)
    if pack is None:
        return Checked(findings)
    from interviewer_app.core.scorecards.pdf.slots import Slots  # brings what draws cards; nobody waits for it here

    caps = {each.id: KeyMap(pack, against.keys).cap("dimension", each.id) for each in pack.dimensions}
    found = Checked(findings, True, Slots(pack, against.size), caps)
    if against.base is None:
        return found
    change = compare(against.base, pack)
    changed = len(change.changed_dimensions), len(change.changed_probes)
    return found._replace(cost=change.verdict.headline, changed=changed, same=change.nothing)


def pack_of(tree: Tree | None) -> Pack | None:
    """The pack that a tree describes, draft or not; None while a round could not run on it."""
    if tree is None:
        return None
    document: dict[str, Any] = {"tree": {**tree, "draft": True}, "files": {}}
    try:
        return pack_from_document(document)
    except PackError:
        return None
