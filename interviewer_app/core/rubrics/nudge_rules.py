"""The rules of the copilot: what each can say of itself, and the set a pack has that says nothing.

A rule looks at what was logged, asked and used up. None looks at a direction, a rating or a note: what it says must not
depend on how well the candidate does, so that all of them get the same script.
"""

from __future__ import annotations

from interviewer_app.core.rubrics.parts import Nudge

FIELDS: dict[str, tuple[str, ...]] = {
    "unchecked": ("trusted", "checks", "spans", "within_s", "follow_ups"),
    "no-evidence": ("after_percent", "dimensions"),
    "hints": ("most",),
    "pace": ("over_s",),
}
_USUAL: dict[str, dict[str, object]] = {
    "unchecked": {
        "trusted": ("trusted-output",),
        "checks": ("rejected-suggestion", "added-test"),
        "spans": ("verifying",),
        "within_s": 180,
    },
    "no-evidence": {"after_percent": 50},
    "hints": {"most": 2},
    "pace": {"over_s": 60},
}


def complete(rule: Nudge) -> Nudge:
    """The rule with the usual value in every field of its own that it leaves open."""
    usual = {name: value for name, value in _USUAL[rule.rule].items() if not getattr(rule, name) and name != "most"}
    if rule.rule == "hints" and rule.most is None:
        usual["most"] = _USUAL["hints"]["most"]
    return rule.model_copy(update=usual)


# What is said first when two have something to say; each thing is said once in a round.
DEFAULT_RULES: tuple[Nudge, ...] = tuple(
    complete(Nudge(rule=name)) for name in ("unchecked", "no-evidence", "hints", "pace")
)
