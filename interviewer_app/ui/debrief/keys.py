"""The keys of the boards, as their foot and their panel of keys name them."""

from __future__ import annotations

from interviewer_app.core.texts import _

Keys = tuple[tuple[str, str], ...]


def board_hints() -> Keys:
    return (
        ("← ↑ ↓ →", _("Cell")),
        ("Enter", _("Evidence")),
        ("[ ]", _("Next rater")),
        ("Space", _("Replay")),
        ("R", _("Revise")),
        ("C", _("Claim")),
        ("N", _("Next on agenda")),
        ("?", _("All keys")),
    )


def board_keys() -> Keys:
    return (
        ("← ↑ ↓ →", _("Choose a cell")),
        ("Enter", _("The evidence behind it; in it ↑ ↓ choose a moment")),
        ("[ ]", _("The same dimension at the last or next rater")),
        ("Space", _("Replay the round from the chosen moment")),
        ("R", _("Revise my rating, with a reason")),
        ("C", _("Link a claim to the chosen moment")),
        ("N", _("Next on the agenda")),
        ("P", _("Write my position")),
        ("D", _("Write the decision")),
        ("S", _("Save the packet: a PDF that carries all of its cards")),
        ("O", _("Let the debrief lead see before a card is in; asks for a reason and is kept")),
        ("J", _("The raters of this round rated one interview, or not")),
        ("A", _("Choose the moment that lays two logs together")),
        ("+ −", _("Match moments within more or fewer seconds")),
        ("K", _("What sets the cards apart, all of it")),
        ("B", _("Board of the role")),
        ("Esc", _("Close the evidence, else back to Home")),
        ("?", _("Show or hide these keys")),
    )


def people_hints() -> Keys:
    return ("↑ ↓", _("Candidate")), ("Enter", _("Open the board")), ("B", _("Board of the role")), ("Esc", _("Home"))


def role_hints() -> Keys:
    return (
        ("← ↑ ↓ →", _("Cell")),
        ("Enter", _("Candidate’s board")),
        ("A", _("Anchors")),
        ("/", _("Filter")),
        ("?", _("All keys")),
    )


def role_keys() -> Keys:
    return (
        ("← ↑ ↓ →", _("Choose a cell; candidates stand in the order their loops began")),
        ("Enter", _("The board of this candidate")),
        ("A", _("Read the anchors of this row")),
        ("/", _("Show only candidates whose name holds these letters")),
        ("Esc", _("Everybody again, else back to Home")),
        ("?", _("Show or hide these keys")),
    )
