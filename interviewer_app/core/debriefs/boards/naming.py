"""Names from other people's cards, fit to stand beside other words."""

from __future__ import annotations

from interviewer_app.core.rubrics.yaml_source import HIDDEN


def readable(name: str) -> str:
    """`name` without the marks that turn round all that is written after it, or that nobody sees."""
    return HIDDEN.sub("", name).strip()
