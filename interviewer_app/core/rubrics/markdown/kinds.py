"""What an imported pack needs and no Markdown rubric states: kinds of moments and an AI rule."""

from __future__ import annotations

from typing import Any


def usual_kinds() -> list[dict[str, Any]]:
    """The four of every pack, then four for interviews about past work. No dimension: the probe tells which one."""
    return [
        _kind("trusted-output", "Trusted output", "Trusted", "T", "neutral"),
        _kind("rejected-suggestion", "Rejected suggestion", "Rejected", "R", "for"),
        _kind("added-test", "Added test", "Test", "A", "for"),
        _kind("named-risk", "Named risk", "Risk", "N", "for"),
        _kind("concrete-example", "Concrete example", "Example", "C", "for"),
        _kind("weighed-options", "Weighed options", "Weighed", "W", "for"),
        _kind("measured-result", "Measured result", "Result", "M", "for"),
        _kind("stayed-vague", "Stayed vague", "Vague", "V", "against"),
    ]


def ai_rules() -> dict[str, Any]:
    """Banned until somebody decides: an answer about one's own work is comparable only if it is one's own."""
    read_aloud = (
        "The rubric of this interview states no rule about AI assistants. "
        "Unless we agree on another rule now, please answer from your own experience and without one."
    )
    return {"policy": "banned", "read_aloud": read_aloud}


def _kind(kind_id: str, name: str, short: str, key: str, direction: str) -> dict[str, Any]:
    return {"id": kind_id, "name": name, "short": short, "key": key, "direction": direction}
