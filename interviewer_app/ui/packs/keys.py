"""The keys of the pages of packs, as their foot and their panel of keys name them."""

from __future__ import annotations

from interviewer_app.core.texts import _

Keys = tuple[tuple[str, str], ...]


def list_hints() -> Keys:
    return (
        ("↑ ↓", _("Pack")),
        ("Enter", _("Read")),
        ("E", _("Edit")),
        ("F", _("Fork")),
        ("C", _("Compare")),
        ("N", _("New like this")),
        ("G", _("Practice")),
        ("/", _("Search")),
        ("?", _("All keys")),
    )


def list_keys() -> Keys:
    return (
        ("↑ ↓", _("Choose a pack")),
        ("Enter", _("Read it as it will be used")),
        ("E", _("Open it in the studio; one that is no draft of yours is shown there to be read")),
        ("F", _("Copy it as a draft of its next version, and open that")),
        ("C", _("Compare it with its other version, or with any pack")),
        ("N", _("Begin a pack of your own on its frame")),
        ("G", _("Rate recorded rounds against gold")),
        ("/", _("Search the packs")),
        ("F5", _("Read the folders again")),
        ("Esc", _("Back to Home")),
        ("?", _("Show or hide these keys")),
    )


def reading_hints() -> Keys:
    return (
        ("↑ ↓", _("Part")),
        ("PgUp PgDn", _("Scroll")),
        ("/", _("Find")),
        ("F3", _("Next place")),
        ("E", _("Edit")),
        ("C", _("Compare")),
        ("Esc", _("Back")),
    )


def compare_hints() -> Keys:
    return (
        ("↑ ↓", _("What changed")),
        ("PgUp PgDn", _("Scroll")),
        ("A", _("Everything or changes alone")),
        ("Tab", _("Choose the packs")),
        ("Esc", _("Back")),
    )
