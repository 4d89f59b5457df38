"""The keys of Home, as its foot and its panel of keys name them."""

from __future__ import annotations

from interviewer_app.core.texts import _


def hints() -> tuple[tuple[str, str], ...]:
    return (
        ("↑ ↓", _("Round")),
        ("Enter", _("Next step")),
        ("Ctrl N", _("New")),
        ("B", _("Board")),
        ("/", _("Search")),
        ("?", _("All keys")),
    )


def first_hints() -> tuple[tuple[str, str], ...]:
    return ("Enter", _("Replay")), ("Tab", _("Next")), ("Ctrl N", _("New")), ("?", _("All keys"))


def keys() -> tuple[tuple[str, str], ...]:
    return (
        ("↑ ↓", _("Choose a round")),
        ("Enter", _("Do its next step, or unfold a month")),
        ("Ctrl N", _("New round; Enter starts it")),
        ("/", _("Search the rounds")),
        ("Tab", _("Next field: role, state, new round, cards owed")),
        ("Ctrl E", _("Export the chosen round")),
        ("Ctrl O", _("Integrity observations of the chosen round")),
        ("B", _("Board of the chosen candidate: all cards side by side")),
        ("F5", _("Replay the chosen round")),
        ("Ctrl L", _("Calibration: is the rating fair, and does the bar move?")),
        ("Ctrl P", _("Packs: read, edit, compare")),
        ("Ctrl G", _("Practice: rate recorded rounds against gold")),
        ("Ctrl K", _("Move keys, print the key card")),
        ("Ctrl R", _("Rehearse the keys")),
        ("Ctrl I", _("Plan a round from an invitation (.ics)")),
        ("Esc", _("Back to the list, everything shown")),
        ("?", _("Show or hide these keys")),
    )
