"""What the live window draws: small frozen records, made by the presenter, free of rules and of Qt."""

from __future__ import annotations

from typing import NamedTuple

from interviewer_app.core.rounds.purpose import Purpose


class MarkLook(NamedTuple):
    """One moment's mark. `letter`: the key of its kind, "·" without one; `track`: "" while it has no dimension."""

    id: str
    letter: str
    direction: str
    prompted: bool
    track: str
    dimension: str
    at_ms: int
    hollow: bool

    @property
    def stage(self) -> tuple[str, bool]:
        """Which moment, and whether it is on disk."""
        return self.id, not self.hollow


class LastLook(NamedTuple):
    """The moment the refining keys act on."""

    mark: MarkLook
    time: str
    name: str
    dimension: str
    mode: str
    remark: str  # such as "logged at 23:41"
    status: str  # "being written", "not on disk" or nothing


class ResumeLook(NamedTuple):
    """Where the round stands after an interruption, what interrupted it, and the key that just goes on.

    short: the same where there is no room for the last moment
    """

    words: str
    short: str
    detail: str
    cap: str


class RowLook(NamedTuple):
    """A line of the recent moments."""

    mark: MarkLook
    time: str
    name: str
    note: str
    meta: str


class KindLook(NamedTuple):
    """A key that logs a moment. `dimension` is the name of the one it starts with, or empty."""

    id: str
    cap: str
    name: str
    short: str
    direction: str
    track: str
    dimension: str


class DimensionLook(NamedTuple):
    """A line of the coverage. `marks`: the newest ones, at most 8; `more`: how many came before them."""

    id: str
    cap: str
    name: str
    track: str
    target: int
    marks: tuple[MarkLook, ...] = ()
    more: int = 0

    @property
    def logged(self) -> int:
        return self.more + len(self.marks)

    @property
    def met(self) -> bool:
        return 0 < self.target <= self.logged


class TrackLook(NamedTuple):
    """A heading of the coverage and its dimensions."""

    track: str
    name: str
    dimensions: tuple[DimensionLook, ...]


class LaneLook(NamedTuple):
    """A line of the time line and the dimensions whose moments stand on it ("" = without a dimension)."""

    name: str
    track: str
    dimensions: tuple[str, ...]


SPANS = "spans"  # the track of their lane, and what stands in its dimensions: no moment has it


class SpanChipLook(NamedTuple):
    """The key of a span."""

    kind: str
    cap: str
    word: str


class SpanLook(NamedTuple):
    """A span on the time line; it runs while `to_ms` is None."""

    kind: str
    letter: str
    word: str
    from_ms: int
    to_ms: int | None


class Band(NamedTuple):
    """A probe on the time line. state: "past", "now" or "ahead"."""

    number: int
    title: str
    from_ms: int
    to_ms: int
    state: str


class Cut(NamedTuple):
    """A line across the lanes: an AI phase that begins (`dotted`), or the round clock stopped."""

    at_ms: int
    words: str
    kind: str  # "phase", "pause"


class Silence(NamedTuple):
    """A stretch in which the application was not running, and how long it was in words."""

    from_ms: int
    to_ms: int
    words: str


class PlanLook(NamedTuple):
    """Everything on the time line that is not a moment and not the play head."""

    span_ms: int
    bands: tuple[Band, ...]
    cuts: tuple[Cut, ...] = ()
    silences: tuple[Silence, ...] = ()
    head: bool = True  # False while the round has not begun: there is no play head yet


class FollowUpLook(NamedTuple):
    """state: "asked", "next" or "open"; `time` when it was asked."""

    letter: str
    text: str
    state: str
    time: str


class ClaimLook(NamedTuple):
    """What was said earlier, at the probe this one comes back to."""

    heading: str
    time: str
    words: str
    meta: str
    track: str


class DoneLook(NamedTuple):
    """A probe that is over. `time`: used of planned, such as "3:10 of 3:30", or why it was skipped."""

    number: int
    outcome: str  # "asked", "adapted" or "skipped"
    time: str = ""


class HintLook(NamedTuple):
    """The hint to read aloud. `number`: its place on the ladder, from 1."""

    number: int
    of: int
    text: str


class SkipLook(NamedTuple):
    """The probe just left out; `reason` in words, empty while nobody has said why."""

    number: int
    reason: str


class AnswerLook(NamedTuple):
    """A question candidates ask, and the answer in the pack's words; `time` when it was given."""

    question: str
    answer: str
    chosen: bool
    time: str


class ScriptLook(NamedTuple):
    """The left side: what to say now. `intro` is true for the words read aloud before the first probe.

    gloss:   the reader's own words for the probe, kept on this machine alone
    hints:   how many hints are left, with `hint` the newest one given
    copied:  what was put on the clipboard just now, in words
    answers: the pack's answers while they are open; they stand in place of the probe
    """

    title: str
    text: str
    intro: bool = False
    adapted: bool = False
    follow_ups: tuple[FollowUpLook, ...] = ()
    claim: ClaimLook | None = None
    next_number: int = 0
    next_text: str = ""
    done: tuple[DoneLook, ...] = ()
    gloss: str = ""
    hint: HintLook | None = None
    hints: int = 0
    skip: SkipLook | None = None
    copied: str = ""
    answers: tuple[AnswerLook, ...] = ()


class ProbeTime(NamedTuple):
    """How long the current probe took so far; `share` of its budget, None where nobody planned one."""

    words: str
    share: float | None
    spent: str = ""


class ClockLook(NamedTuple):
    """state: "planned", "live", "paused", "ended" or "sealed"."""

    state: str
    word: str
    time: str
    of: str


class PhaseLook(NamedTuple):
    """The AI rule in force: what it says, "phase 2 of 2" or nothing, and whether a key changes it."""

    rule: str
    phase: str
    cap: str
    allowed: bool


class ActionsLook(NamedTuple):
    """What the two buttons at the top say."""

    pause: str
    pause_cap: str
    end: str
    end_cap: str
    asking: bool = False
    strip_cap: str = ""


class AsideLook(NamedTuple):
    """The line below the last moment. `typed`: the text being typed into it, None while it only says something.

    tip:      the words to read aloud
    can_read: whether they can still be read now
    chosen:   the text is selected, so that typing replaces it
    """

    words: str
    tip: str
    typed: str | None = None
    can_read: bool = True
    chosen: bool = False


class PageLook(NamedTuple):
    """What stays the same for a whole round."""

    candidate: str
    pack_line: str
    kinds: tuple[KindLook, ...]
    tracks: tuple[TrackLook, ...]
    lanes: tuple[LaneLook, ...]
    folded: tuple[LaneLook, ...]
    digits: str  # such as "1–0"
    purpose: Purpose = "real"
    spans: tuple[SpanChipLook, ...] = ()


class NudgeLook(NamedTuple):
    """The copilot's line: a first sentence, the rest, and in place of both why it is there, once that was asked."""

    first: str
    rest: str
    why: str = ""

    @property
    def spoken(self) -> str:
        return self.why or f"{self.first} {self.rest}"
