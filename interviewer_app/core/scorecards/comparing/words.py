"""The words of a comparison, the same on a card, a board, a packet and the command line."""

from __future__ import annotations

from collections.abc import Sequence

from interviewer_app.core.scorecards.card import Scorecard
from interviewer_app.core.scorecards.comparing.answer import Comparability, Difference
from interviewer_app.core.texts import _, plural

_NAMES = frozenset({"pack", "assistant", "tools", "task"})  # fields whose values are names, and keep their capitals


def not_stated() -> str:
    """What stands for a card that does not say: nothing is assumed of it."""
    return _("not stated")


def label(field: str) -> str:
    """What people call a field of a comparison."""
    return {
        "purpose": _("Purpose"), "pack": _("Pack"), "ai-rule": _("AI rule"), "tools": _("Tools"), "task": _("Task"),
        "assistant": _("Assistant"),
        "script": _("Script"), "probes": _("Probes"), "hints": _("Hints"), "nudges": _("Nudges"),
        "notices": _("Notice"), "minutes": _("Minutes used"), "prompted": _("Prompted"), "met-before": _("Met before"),
        "after-round": _("Added later"), "away": _("Not listening"), "draft": _("Draft"),
    }[field]  # fmt: skip


def usual(field: str) -> str:
    """The value of a card on which nothing of a field stands out; "" for a field that always has one of its own."""
    return {
        "probes": _("as the script says"), "hints": _("none given"), "nudges": _("none shown"),
        "notices": _("given"), "after-round": _("none"), "away": _("never"), "draft": _("no draft"),
    }.get(field, "")  # fmt: skip


def policy_words(card: Scorecard) -> str:
    """The AI rules of the round in order: `Not allowed, then allowed`."""
    rules = [_("allowed") if phase.rule == "allowed" else _("not allowed") for phase in card.phases]
    words = _(", then ").join(rules)
    return words[:1].upper() + words[1:]


def pack_words(card: Scorecard) -> str:
    return f"{card.pack.title} {card.pack.version}"


def joined(names: Sequence[str]) -> str:
    """`a, b and c`."""
    if len(names) < 2:
        return "".join(names)
    return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


def inside(sentences: Sequence[str]) -> str:
    """Sentences as one value: `Probe 2 was skipped; probe 9 was not reached`."""
    bare = [each.rstrip(".") for each in sentences]
    return "; ".join([*bare[:1], *(low(each) for each in bare[1:])])


def low(text: str) -> str:
    """The start of a sentence inside one; an abbreviation keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def card_names(count: int) -> tuple[str, ...]:
    """What cards are called where nobody named them."""
    return tuple(_("card {n}").format(n=n) for n in range(1, count + 1))


def summary(difference: Difference, names: Sequence[str]) -> str:
    """Which cards say what, in one line: `Not allowed: round 1. Allowed: rounds 2 to 4.`

    names: one per card; cards with nothing unusual are left out
    """
    holders: dict[str, list[str]] = {}
    for value, name in zip(difference.values, names, strict=True):
        if value != difference.usual:
            holders.setdefault(value, []).append(name)
    said = {value: value if difference.field in _NAMES else low(value) for value in holders}
    parts = [_("{names}: {value}").format(names=joined(held), value=said[value]) for value, held in holders.items()]
    return "; ".join(parts)


def line(difference: Difference, names: Sequence[str]) -> str:
    """A difference in one line: what it is, where, and what it does."""
    words = _("{label}. {where}. {effect}")
    return words.format(label=difference.label, where=summary(difference, names), effect=difference.effect)


def lines(found: Comparability, names: Sequence[str]) -> tuple[str, ...]:
    """The whole answer as a list of lines: headline, differences, remarks."""
    return (found.headline, *(line(each, names) for each in found.differences), *found.remarks)


def moments_prompted(prompted: int, count: int) -> str:
    words = plural("{{given}} of {n} moment prompted", "{{given}} of {n} moments prompted", count)
    return words.format(given=prompted)
