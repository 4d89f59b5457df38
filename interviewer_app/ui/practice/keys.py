"""The keys of the practice pages, as their foot and their panel of keys name them."""

from __future__ import annotations

from interviewer_app.core.texts import _

Keys = tuple[tuple[str, str], ...]


def shelf_hints() -> Keys:
    return ("↑ ↓", _("Round")), ("Enter", _("Begin, go on, look")), ("A", _("Once more")), ("E", _("Hand in")), (
        "?", _("All keys"),
    )  # fmt: skip


def shelf_keys() -> Keys:
    return (
        ("↑ ↓", _("Choose a recorded round")),
        ("Enter", _("Begin it, go on with it, or look at how it went")),
        ("A", _("Rate one that was rated once more")),
        ("E", _("Write what you have practised as a file, to hand in for a team's report")),
        ("PgUp PgDn", _("Scroll what stands beside the list")),
        ("Esc", _("Back to Home")),
        ("?", _("Show or hide these keys")),
    )


def reading_hints() -> Keys:
    return (
        ("↑ ↓", _("Scroll")), ("PgUp PgDn", _("Page")), ("F5", _("Replay on its clock")), ("Enter", _("Rate it")),
        ("Esc", _("All rounds")),
    )  # fmt: skip


def result_hints() -> Keys:
    return (
        ("↑ ↓", _("Dimension")), ("PgUp PgDn", _("Scroll")), ("F5", _("Replay")), ("N", _("Next round")),
        ("Esc", _("All rounds")),
    )  # fmt: skip
