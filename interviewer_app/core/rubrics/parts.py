"""The parts of a pack: AI rules, scale, dimensions, probes, scripts, kinds. Frozen, strict, nothing extra.

Texts are stripped at both ends (a literal block ends with a line feed nobody wrote on purpose). Lists become tuples.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, Strict, StringConstraints

T = TypeVar("T")

# A list in the file, a tuple in memory: only the container is lenient, what stands inside stays strict.
Many = Annotated[tuple[T, ...], Strict(False)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=400, pattern=r"^[^\n\r]*$")]
LONGEST_TEXT = 20_000
Text = Annotated[str, StringConstraints(max_length=LONGEST_TEXT)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT)]
Seconds = Annotated[int, Field(ge=1, le=24 * 3600)]
Minutes = Annotated[int, Field(ge=1, le=24 * 60)]

Track = Literal["implementation", "supervision", "level", "general"]
Direction = Literal["for", "against", "neutral"]
Mode = Literal["shown", "told"]
Rule = Literal["allowed", "banned"]
Move = Literal["decompose", "perturb", "trade-off", "revisit"]


class Part(BaseModel):
    """What every part shares."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, str_strip_whitespace=True)


class Answer(Part):
    """A fixed answer to a question candidates ask, such as "may I use …?"."""

    question: Words
    answer: Words


class Phase(Part):
    """A stretch of the round with its own AI rule; only for the policy `phases`."""

    id: Slug
    name: Line
    rule: Rule


class AiRules(Part):
    """Which help the candidate may use, and the words in which they are told."""

    policy: Literal["allowed", "banned", "phases"]
    tools: Many[Line] = ()
    read_aloud: Words
    answers: Many[Answer] = ()
    phases: Many[Phase] = ()


class Scale(Part):
    """The whole numbers a rating can take, both ends included."""

    min: Annotated[int, Field(ge=0, le=99)]
    max: Annotated[int, Field(ge=1, le=99)]

    @property
    def values(self) -> tuple[int, ...]:
        return tuple(range(self.min, self.max + 1))


class Level(Part):
    """One value of a dimension and the behaviour that stands for it; `anchor` is None while nobody has written it."""

    value: Annotated[int, Field(ge=0, le=99)]
    name: Annotated[str, StringConstraints(max_length=80)] = ""
    anchor: Words | None = None


class Dimension(Part):
    """What is rated. `target`: how many moments make it covered; level facets have no target (0)."""

    id: Slug
    name: Line
    track: Track
    summary: Text = ""
    levels: Many[Level]
    look_for: Many[Words] = ()
    target: Annotated[int, Field(ge=0, le=99)] = 2

    def level(self, value: int) -> Level | None:
        """The level with this value, or None when the dimension has no such value."""
        return next((level for level in self.levels if level.value == value), None)


class Expectation(Part):
    """What a rater may expect to see of somebody at a level, in words; never a threshold and never a sum."""

    level: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    text: Words


class FollowUp(Part):
    """A second question below a probe, in its exact words.

    kind:  what it does with the answer: takes it apart, changes a fact, asks for its price, comes back to a claim
    probe: the probe whose claim it takes up; a follow-up of the kind `revisit` has one
    """

    id: Slug
    text: Words
    kind: Move | None = None
    probe: Slug | None = None


class Link(Part):
    """How a probe takes up the claim of another one."""

    probe: Slug
    kind: Move


class Probe(Part):
    """One question of the script. `title` is short, for the time line; `text` is read out as it stands.

    hints:    exact words, from the lightest to the strongest
    budget_s: planned seconds, or None where nobody planned any (a script can overrule it)
    written:  the question for a candidate who answers in writing
    """

    id: Slug
    title: Line
    text: Words
    purpose: Text = ""
    listen_for: Many[Words] = ()
    style: Annotated[str, StringConstraints(max_length=80)] = ""
    dimensions: Many[Slug] = ()
    follow_ups: Many[FollowUp] = ()
    links: Many[Link] = ()
    hints: Many[Words] = ()
    budget_s: Seconds | None = None
    written: Text = ""


class Section(Part):
    """Probes that belong together. `starts_min`: planned start in minutes on the round clock, where known."""

    id: Slug
    name: Line
    summary: Text = ""
    starts_min: Annotated[int, Field(ge=0, le=24 * 60)] | None = None
    probes: Many[Probe] = ()


class Script(Part):
    """Which probes a round of `minutes` asks, in order, and how many seconds each gets.

    minutes: None = the length is not known, and the round asks
    probes:  empty = all probes of the pack in order
    """

    minutes: Minutes | None = None
    probes: Many[Slug] = ()
    budgets: Mapping[Slug, Seconds] = Field(default_factory=dict)


class Kind(Part):
    """A kind of moment: one key, a direction to start with, and, where it is clear, a dimension and a mode.

    lead_in_s: how far one press of *earlier* moves it back, since some things are noticed late (10 unless said)
    """

    id: Slug
    name: Line
    short: Annotated[str, StringConstraints(min_length=1, max_length=24)]
    key: Annotated[str, StringConstraints(min_length=1, max_length=4)]
    dimension: Slug | None = None
    direction: Direction
    mode: Mode | None = None
    lead_in_s: Annotated[int, Field(ge=1, le=600)] | None = None


class Trial(Part):
    """An assistant met the exercise: which one, when, and whether it fell into the trap. Written by hand."""

    assistant: Line
    version: Line
    on: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    fell_in: bool
    note: Text = ""


class Silence(Part):
    """A finding of the lint that is meant to stay. `at`: a field such as `dimensions[2]`, and all below it; "" = all.
    """

    finding: Slug
    at: Annotated[str, StringConstraints(max_length=200)] = ""
    reason: Annotated[str, StringConstraints(min_length=10, max_length=400)]


class Run(Part):
    """A command of the exercise, run in a copy of its service, and how to read what it prints.

    command: program and arguments; `python` is the Python the app runs on, anything else is looked for on the machine
    output:  unittest (`python -m unittest -v`) or tap (`node --test --test-reporter=tap`)
    """

    command: Annotated[Many[Line], Field(min_length=1)]
    output: Literal["unittest", "tap"]


class Trap(Part):
    """A change an assistant made, and the folder with the tests that name what is wrong with it."""

    patch: Line = "change.patch"
    proof: Line = "proof"


class Exercise(Part):
    """What the candidate works on; the files stand in `exercise/`.

    handout:   what the candidate gets, paths below `exercise/`, and nothing else; empty: the usual, see `handed_out`
    tests:     the tests the candidate sees; `proof` runs those of a trap, `{folder}` standing for its folder
    traps:     the changes; none for an exercise without one
    reference: a patch that does what was asked without the trap
    public:    whether candidates can read about the trap; None = nobody said
    """

    name: Line
    summary: Text = ""
    language: Line
    service: Line = "service"
    handout: Many[Line] = ()
    tests: Run | None = None
    proof: Run | None = None
    traps: Many[Trap] = ()
    reference: Line = "reference.patch"
    public: bool | None = None
    seconds: Annotated[int, Field(ge=1, le=600)] = 60
    memory_mb: Annotated[int, Field(ge=16, le=8192)] = 1024

    @property
    def handed_out(self) -> tuple[str, ...]:
        """What the candidate gets: the list of the pack, or service, request.md, the patch of each trap and warm-up."""
        patches = dict.fromkeys(trap.patch for trap in self.traps)
        return self.handout or (self.service, "request.md", *(patches or ("change.patch",)), "warm-up")

    def gives(self, path: str) -> bool:
        """Whether the file at `path`, counted from the folder of the pack, is part of what the candidate gets."""
        places = (f"exercise/{each.strip('/')}" for each in self.handed_out)
        return any(path == place or path.startswith(f"{place}/") for place in places)


class Nudge(Part):
    """One rule of the copilot. Which of the fields belong to which rule says `nudge_rules.FIELDS`.

    after_percent: no-evidence: speaks once this much of the round's time is gone
    dimensions:    no-evidence: only of these; empty = all that can be asked for
    trusted, checks, spans, within_s: unchecked: a moment of the kinds `trusted`, and for so many seconds neither one
                   of the kinds `checks` nor one of the `spans` after it
    follow_ups:    unchecked: which to ask, those of the probe being asked; empty = its next one
    over_s:        pace: how many seconds beyond its plan a probe may take
    most:          hints: how many a probe may take
    """

    rule: Literal["no-evidence", "unchecked", "pace", "hints"]
    after_percent: Annotated[int, Field(ge=1, le=100)] | None = None
    dimensions: Many[Slug] = ()
    trusted: Many[Slug] = ()
    checks: Many[Slug] = ()
    spans: Many[Literal["reading", "verifying", "prompting", "waiting", "quiet", "trouble"]] = ()
    within_s: Seconds | None = None
    follow_ups: Many[Slug] = ()
    over_s: Seconds | None = None
    most: Annotated[int, Field(ge=0, le=99)] | None = None
