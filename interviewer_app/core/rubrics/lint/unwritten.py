"""Texts of a skeleton that nobody has written yet."""

from __future__ import annotations

from collections.abc import Iterator

from interviewer_app.core.rubrics.lint.findings import OWN, Remark
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.rubrics.skeleton.reminders import unwritten
from interviewer_app.core.texts import _


def not_written(pack: Pack) -> Iterator[Remark]:
    """One remark for each; they hold a pack back unless it says that it is a draft."""
    for place, what in unwritten(pack):
        yield Remark(
            "not-written-yet", "warning" if pack.draft else "error", place, _("is not written yet"),
            _("it would be read out or rated by as it stands"), _("write {what}").format(what=what or _("it")), OWN,
        )  # fmt: skip
