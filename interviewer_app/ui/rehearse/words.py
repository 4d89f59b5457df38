"""A rehearsal in words: what was measured, without a grade."""

from __future__ import annotations

from typing import NamedTuple

from interviewer_app.core.rounds.keys import Command, KeyMap
from interviewer_app.core.rounds.rehearsal import KeyTimes, Outcome
from interviewer_app.core.texts import _, plural

MOST_ROWS = 13


class KeyLine(NamedTuple):
    """One key of the table; `sign` marks one to practise."""

    cap: str
    words: str
    asked: str
    at_once: str
    after_another: str
    missed: str
    median: str
    slowest: str
    sign: bool


class OutcomeLook(NamedTuple):
    """heading, sentences, the keys worth a look first, how many are not listed, and whether there is one to repeat."""

    heading: str
    sentences: tuple[str, ...]
    lines: tuple[KeyLine, ...]
    more: str
    again: bool


def seconds_words(ms: int | None) -> str:
    """Such as `1.2 s`; a dash where nothing was measured."""
    return "–" if ms is None else _("{n} s").format(n=f"{ms // 1000}.{ms % 1000 // 100}")


def outcome_look(outcome: Outcome, keys: KeyMap) -> OutcomeLook:
    """The end of a rehearsal."""
    shown = len(outcome.attempts)
    practise = set(outcome.to_practise)
    order = {command: place for place, command in enumerate(outcome.to_practise)}
    ranked = sorted(outcome.keys, key=lambda key: order.get(key.command, len(order)))
    lines = tuple(_line(key, keys, key.command in practise) for key in ranked)
    left = len(lines) - MOST_ROWS
    return OutcomeLook(
        _("{n} of {of} prompts answered").format(n=outcome.answered, of=shown) if shown else _("Nothing was asked yet"),
        tuple(_sentences(outcome, keys)),
        lines[:MOST_ROWS],
        plural("and {n} more key, neither missed nor slow", "and {n} more keys, neither missed nor slow", left)
        if left > 0 else "",
        any(not each.is_right or each.wrong for each in outcome.attempts),
    )  # fmt: skip


def _sentences(outcome: Outcome, keys: KeyMap) -> list[str]:
    told = []
    if outcome.median_ms is not None:
        told.append(_("From the prompt to the key: median {median}, slowest {slowest}.").format(
            median=seconds_words(outcome.median_ms), slowest=seconds_words(outcome.slowest_ms)))  # fmt: skip
    told.append(_("{n} of {of} stand in the log as they happened.").format(n=outcome.right, of=len(outcome.attempts)))
    if outcome.lacking:
        names = {"kind": _("kind"), "dimension": _("dimension"), "direction": _("direction"),
                 "prompted": _("prompted"), "mode": _("shown or told")}  # fmt: skip
        left = ", ".join(f"{names[name]} {count}" for name, count in outcome.lacking.items())
        told.append(_("Left otherwise: {left}.").format(left=left))
    if outcome.to_practise:
        caps = " ".join(_cap(keys, command) for command in outcome.to_practise[:8])
        told.append(_("Keys to practise: {caps}").format(caps=caps))
    return told


def _line(key: KeyTimes, keys: KeyMap, sign: bool) -> KeyLine:
    row = next((row for row in keys.rows if row.command == key.command), None)
    words = row.words if row is not None else key.command.do
    return KeyLine(
        _cap(keys, key.command), words, str(key.asked), _count(key.at_once), _count(key.after_another),
        _count(key.missed), seconds_words(key.median_ms), seconds_words(key.slowest_ms), sign,
    )  # fmt: skip


def _cap(keys: KeyMap, command: Command) -> str:
    return keys.cap(*command) or command.do


def _count(number: int) -> str:
    return str(number) if number else "–"
