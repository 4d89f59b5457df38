"""How the round was held: AI policy, script coverage, minutes, follow-ups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.flow import Where
from interviewer_app.core.papers.frame import Document
from interviewer_app.core.papers.ink import Ink
from interviewer_app.core.papers.lines import paragraph
from interviewer_app.core.rounds.notices import how_words
from interviewer_app.core.rounds.outcomes import Outcome
from interviewer_app.core.scorecards.card import Scorecard
from interviewer_app.core.scorecards.comparing.words import policy_words
from interviewer_app.core.scorecards.pdf.plan import Plan
from interviewer_app.core.scorecards.pdf.wording import clock, rest_on
from interviewer_app.core.scorecards.script import ProbeLine
from interviewer_app.core.texts import _

_BOX = 11.0
# A box narrower than this has no room for a tick.
_SMALLEST = 8.0
_TOP = 12.0
_BELOW = 33.5


def drawing(card: Scorecard, slots: Plan) -> Callable[[Document, float, Where], None]:
    """Four slots in a row, as wide as those of the facts above."""

    def draw(document: Document, y: float, known: Where) -> None:
        ink, left, width = document.ink, document.box.left, slots.column
        more = rest_on(known, "rules")
        facts: tuple[tuple[str, Callable[[float], None]], ...] = (
            (_("AI policy"), lambda x: _policy(ink, x, y, width, card, more)),
            (_("Script"), lambda x: _script(ink, x, y, width, card.script)),
            (_("Minutes"), lambda x: _minutes(ink, x, y, width, card)),
            (_("Follow-ups"), lambda x: _follow_ups(ink, x, y, width, card.script)),
        )
        for index, (label, content) in enumerate(facts):
            x = left + slots.column_at(index)
            ink.say.item()
            ink.say.label()
            ink.text(x, y + 9, label, st.SMALL, "muted")
            ink.say.body()
            content(x)

    return draw


def _below(ink: Ink, x: float, y: float, text: str, width: float, more: str = "…") -> None:
    paragraph(ink, x, y + _BELOW, text, st.SMALL, width, "muted", 1, more)


def _policy(ink: Ink, x: float, y: float, width: float, card: Scorecard, more: str) -> None:
    paragraph(ink, x, y + 21.5, policy_words(card), st.SLOT, width, "text", 1, more, goes_on=True)
    if len(card.phases) > 1:
        below = _("from {times}").format(times=", ".join(clock(phase.from_ms) for phase in card.phases[1:]))
    else:
        below = ", ".join(card.pack.ai.tools)
    told = next((how_words(seen) for seen in card.notices if seen.line == "ai-rule"), "")
    if told:  # first what is short and differs from round to round, then what fits beside it
        below = "; ".join(part for part in ((below, told) if len(card.phases) > 1 else (told, below)) if part)
    _below(ink, x, y, below, width, more)


def _script(ink: Ink, x: float, y: float, width: float, script: Sequence[ProbeLine]) -> None:
    ink.say.mark(_outcomes(script), (x, y + _TOP, x + width, y + _TOP + _BOX))
    if len(script) * _SMALLEST <= width:
        pitch = min(_BOX + 1.6, width / max(1, len(script)))
        for index, line in enumerate(script):
            _probe_box(ink, x + index * pitch, y + _TOP, pitch - 1.6, line.outcome)
    else:
        _many_probes(ink, x, y + _TOP, width, [line.outcome for line in script])
    ink.say.on()
    asked = sum(1 for line in script if line.outcome in ("asked", "adapted"))
    words = _("{n} of {all} asked").format(n=asked, all=len(script))
    if adapted := sum(1 for line in script if line.outcome == "adapted"):
        words += _(", {n} adapted").format(n=adapted)
    _below(ink, x, y, words, width)


def _outcomes(script: Sequence[ProbeLine]) -> str:
    """The boxes in words, equal ones beside each other together: `Probes: 1 to 7 asked, 8 not reached`."""
    told = {"asked": _("asked"), "adapted": _("asked in adapted words"), "skipped": _("skipped")}
    parts = []
    for outcome, lines in groupby(script, key=lambda line: line.outcome):
        numbers = [line.number for line in lines]
        words = told.get(outcome, _("not reached"))
        if len(numbers) > 1:
            parts.append(_("{first} to {last} {outcome}").format(first=numbers[0], last=numbers[-1], outcome=words))
        else:
            parts.append(_("{first} {outcome}").format(first=numbers[0], outcome=words))
    return _("Probes: {outcomes}").format(outcomes=", ".join(parts)) if parts else _("No probes")


def _probe_box(ink: Ink, x: float, top: float, width: float, outcome: Outcome) -> None:
    """One probe: a tick, a wave for other words, a dash for skipped, a dashed box for not reached."""
    fill = None if outcome in ("skipped", "not-reached") else "hover"
    ink.rect(x, top, width, _BOX, fill, "control", 0.6, 2, outcome == "not-reached")
    cx, cy, r = x + width / 2, top + _BOX / 2, width * 0.24
    if outcome == "asked":
        ink.polyline(((cx - r, cy + r * 0.1), (cx - r * 0.25, cy + r * 0.8), (cx + r, cy - r * 0.8)), "text", 0.9)
    elif outcome == "adapted":
        for dy in (-r * 0.5, r * 0.5):
            wave = zip((-r, -r / 3, r / 3, r), (0.5, -0.5, 0.5, -0.5), strict=True)
            ink.polyline([(cx + dx, cy + dy + lift) for dx, lift in wave], "text", 0.8)
    elif outcome == "skipped":
        ink.polyline(((cx - r, cy), (cx + r, cy)), "text", 0.9)


def _many_probes(ink: Ink, x: float, top: float, width: float, outcomes: Sequence[Outcome]) -> None:
    """Two rows of small boxes: dark for asked, light for other words, empty for skipped, dashed for not reached."""
    per_row = -(-len(outcomes) // 2)
    pitch = min(6.4, width / per_row)
    fills = {"asked": "muted", "adapted": "hover"}
    for index, outcome in enumerate(outcomes):
        row, column = divmod(index, per_row)
        at, dashed = (x + column * pitch, top + row * 6.2), outcome == "not-reached"
        ink.rect(*at, pitch - min(1.2, pitch / 4), 5, fills.get(outcome), "control", 0.5, dash=dashed)


def _minutes(ink: Ink, x: float, y: float, width: float, card: Scorecard) -> None:
    """A bar as long as what was arranged; what went beyond is marked at its end."""
    full = width * 0.8
    share = min(1.0, card.used_ms / (card.facts.minutes * 60_000))
    ink.rect(x, y + _TOP + 2.5, full, 6.5, stroke="control", radius=2)
    if share > 0.02:
        ink.rect(x, y + _TOP + 2.5, full * share, 6.5, fill="muted", radius=2)
    words = _("{used} of {arranged} min, {percent} %").format(
        used=round(card.used_ms / 60_000), arranged=card.facts.minutes, percent=card.share_percent
    )
    _below(ink, x, y, words, width)


def _follow_ups(ink: Ink, x: float, y: float, width: float, script: Sequence[ProbeLine]) -> None:
    asked, all_ = sum(line.follow_ups_asked for line in script), sum(line.follow_ups for line in script)
    if not all_:
        ink.text(x, y + 21.5, _("none in the script"), st.SLOT)
        return
    ink.text(x, y + 21.5, _("{n} of {all} asked").format(n=asked, all=all_) + " ", st.SLOT)
    touched = sum(1 for line in script if line.follow_ups_asked)
    _below(ink, x, y, _("on {n} of {all} probes").format(n=touched, all=len(script)), width)
