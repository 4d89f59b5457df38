"""What the practice page says of one dimension: its anchors, why gold stands where it does, what each saw."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from interviewer_app.core.calibration.practice.results import (
    DimensionResult,
    Heard,
    PracticeHistory,
    PracticeResult,
    Rung,
)
from interviewer_app.core.texts import _
from interviewer_app.ui.packs.blocks import Block

YOU, GOLD = "●", "◇"


def details(
    each: DimensionResult, history: PracticeHistory, result: PracticeResult, day: Callable[[int], str]
) -> tuple[Block, ...]:
    """The text about `each`, a dimension of `result`."""
    return (
        Block("head", each.name, track=each.track),
        *(_anchor(rung, each) for rung in sorted(each.ladder, key=lambda rung: rung.value)),
        *_reasons(each),
        *_moments(_("Both of you cite"), each.seen),
        *_moments(_("Gold cites, you do not"), each.missed),
        *_moments(_("You cite, gold does not"), each.beside),
        *_earlier(each, history, result, day),
    )


def _anchor(rung: Rung, each: DimensionResult) -> Block:
    signs = [
        sign for sign, level in ((f"{YOU} " + _("you"), each.yours), (f"{GOLD} " + _("gold"), each.gold))
        if level == rung.value
    ]  # fmt: skip
    lead = f"{rung.value} {rung.name}".strip()
    return Block("level", rung.anchor or _("no anchor written"), lead=lead, aside="   ".join(signs))


def _reasons(each: DimensionResult) -> Iterator[Block]:
    why = _("Why gold has no evidence") if each.gold is None else _("Why gold says {level}").format(level=each.gold)
    yield Block("label", why)
    yield Block("text", each.gold_reason)
    if each.second_reason:
        yield Block("label", _("A second reading came to {level}").format(level=_level(each.second)))
        yield Block("text", each.second_reason)
    if each.your_words:
        yield Block("label", _("What you wrote"))
        yield Block("text", each.your_words)


def _moments(heading: str, heard: Iterable[Heard]) -> Iterator[Block]:
    found = tuple(heard)
    if found:
        yield Block("label", heading)
    for each in found:
        said = f"{each.note} “{each.quote}”" if each.quote else each.note
        yield Block("text", said, lead=clock(each.at_ms), aside=each.kind)


def _earlier(
    each: DimensionResult, history: PracticeHistory, result: PracticeResult, day: Callable[[int], str]
) -> Iterator[Block]:
    """The same dimension in other practice rounds of the same pack, oldest first."""
    rows = [
        (other, found)
        for other in history.results
        if other.pack == result.pack and other.round != result.round
        for found in other.results
        if found.dimension == each.dimension
    ]
    if rows:
        yield Block("label", _("The same dimension in your other rounds"))
    for other, found in rows:
        words = _("{title}: you {yours}, gold {gold}").format(
            title=other.title, yours=_level(found.yours), gold=_level(found.gold)
        )
        yield Block("point", words, aside=unbroken(day(other.rated_us)))


def _level(level: int | None) -> str:
    return _("no evidence") if level is None else str(level)


def unbroken(words: str) -> str:
    """A date that stays on one line."""
    return words.replace(" ", "\u00a0")


def clock(at_ms: int) -> str:
    """Minutes and seconds of the round clock."""
    return f"{at_ms // 60_000:02d}:{at_ms // 1000 % 60:02d}"
