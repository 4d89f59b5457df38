"""The keys of the rating page, as `?` shows them."""

from __future__ import annotations

from interviewer_app.core.texts import _


def key_list() -> tuple[tuple[str, str], ...]:
    return (
        ("1 – 9", _("choose the anchor")),
        ("0", _("no evidence, with a reason")),
        ("a – z", _("cite a moment or release it")),
        (_("Tab"), _("write the rationale; Esc gives the keys back")),
        ("↑ ↓", _("another dimension")),
        (_("Ctrl Enter"), _("next page")),
        (_("Ctrl S"), _("submit, twice")),
        (_("Ctrl E"), _("amend this page of a sealed card, with a reason")),
        (_("Ctrl P"), _("save the PDF of a sealed card")),
        (_("Ctrl L"), _("the log: every moment, and what became of it")),
        (_("Ctrl I"), _("integrity observations; no card shows them")),
        (_("Ctrl R"), _("try to write again")),
        (_("Ctrl B"), _("back to the sweep, until the seal")),
        (_("Ctrl H"), _("Home; what you wrote stays")),
        ("X", _("hide or show facts")),
        ("?", _("these keys")),
    )
