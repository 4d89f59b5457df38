"""What the rating page draws: small frozen records, made by the presenter, free of rules and of Qt.

`track` is the track whose hue a thing has, "" for to sort. `place` names a page of the rail: the id of a dimension,
`RECOMMENDATION` or `CHECK`.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

RECOMMENDATION = "/recommendation"  # no slug, so it is the id of no dimension
CHECK = "/check"

Done = Literal["rated", "no-evidence", "to-do"]


class HeadLook(NamedTuple):
    """The line on top: who, on what, and how the round went. `rater`: whose ratings these are, "" for one's own."""

    candidate: str
    about: str
    facts: tuple[str, ...]
    rater: str = ""


class RailRow(NamedTuple):
    """One page of the rail. `word` says where it stands, never which level was chosen."""

    place: str
    name: str
    track: str
    done: Done
    word: str
    now: bool


class RailGroup(NamedTuple):
    """The dimensions of one track; `title` is empty for the pages after them."""

    title: str
    track: str
    rows: tuple[RailRow, ...]


class RailLook(NamedTuple):
    tally: str
    groups: tuple[RailGroup, ...]
    note: str


class AnchorLook(NamedTuple):
    """One level beside its neighbours. `cap` is its key, "" where no key is left; `label` its number where the key
    is another one; `text` is None while nobody has written the anchor."""

    level: int
    cap: str
    label: str
    name: str
    text: str | None
    chosen: bool


class NoEvidenceLook(NamedTuple):
    """The bar below the anchors. `reason` is what was given, None while the dimension is rated otherwise."""

    cap: str
    reason: str | None


class DimensionLook(NamedTuple):
    """The centre of a dimension's page. `look_for` is what the pack says to look for, one point each."""

    place: str
    name: str
    track: str
    track_name: str
    summary: str
    anchors: tuple[AnchorLook, ...]
    no_evidence: NoEvidenceLook
    rationale: str
    read_only: bool
    look_for: tuple[str, ...] = ()


class FactLook(NamedTuple):
    """A fact about the rating, said in grey: it asks nothing and blocks nothing. `rest`: how many more wait behind it;
    `hidden`: how many somebody hid; `source`: where it is written that it matters."""

    fact: str
    more: str
    rest: int = 0
    hidden: int = 0
    source: str = ""


class RemarkRow(NamedTuple):
    """One line of the list before the seal. `place`: the page it leads to, "" the recommendation, None nowhere;
    `moment`: the moment whose note it is about, "" for none."""

    key: str
    place: str | None
    moment: str
    where: str
    fact: str
    more: str
    source: str = ""


class FacetLook(NamedTuple):
    """A level facet below the recommendation: its key, what it was rated, and whether the level rests on it."""

    place: str
    name: str
    cap: str
    said: str
    chosen: bool


class LevelLook(NamedTuple):
    """The level of the recommendation. `offered`: levels one press away."""

    level: str
    offered: tuple[str, ...]
    facets: tuple[FacetLook, ...]
    read_only: bool


class MomentLook(NamedTuple):
    """One moment to cite. `cap` is its key, "" where no letter is left; `marks` are words such as `prompted · told`."""

    id: str
    cap: str
    letter: str
    direction: str
    track: str
    prompted: bool
    time: str
    kind: str
    marks: str
    note: str
    cited: bool
    spoken: str


class KindLook(NamedTuple):
    """Which kind of moment is shown where there are many: words, and whether it is one kind."""

    words: str
    one: bool


class GroupLook(NamedTuple):
    """Moments of one direction, or those without a dimension (`direction` is "" then)."""

    direction: str
    track: str
    title: str
    aside: str
    rows: tuple[MomentLook, ...]


class MomentsLook(NamedTuple):
    """The right side. `empty` is said where there is nothing to cite; `caps` are the first and last letter in use."""

    tally: str
    cited: int
    groups: tuple[GroupLook, ...]
    empty: str
    caps: tuple[str, str]
    read_only: bool
    kind: KindLook | None = None


class RatedRow(NamedTuple):
    """One line of what was rated, for the pages after the dimensions."""

    place: str
    name: str
    track: str
    level: str
    words: str


class StepLook(NamedTuple):
    """The foot of every page: a quiet sentence, the way back ("" without one), the way on."""

    sentence: str
    back: str
    onward: str


class MissingLook(NamedTuple):
    place: str
    sentence: str


class ToldLook(NamedTuple):
    """The `notice` or the `ai-rule`: its name, how it became known ("" before an answer), whom to offer as giver."""

    line: str
    name: str
    how: str
    by: str


class SigningLook(NamedTuple):
    """The signature to come: what is said of it, whether a passphrase is asked for, whether the last one was wrong.

    first: what the head of the page says while submitting waits for the key or its passphrase, "" for nothing
    """

    words: str = ""
    ask: bool = False
    wrong: bool = False
    first: str = ""


UNSIGNED = SigningLook()


class AmendLook(NamedTuple):
    """Below the centre of a submitted card.

    can:    the page can be amended; asking: the reason is asked for, `problem` says what was wrong with it
    lines:  what was amended here
    now:    why this page is being amended, which can be given up; "" where it is not
    """

    can: bool = False
    asking: bool = False
    problem: str = ""
    lines: tuple[str, ...] = ()
    now: str = ""


class CheckLook(NamedTuple):
    """The last page before and after the seal.

    waiting:   amendments of a submitted card that wait for their own seal; amended: those that have one
    sealed:    "" before; then when it was sealed, and that it is unsigned
    asking:    the first press of submit was made, the second one seals
    why_not:   why submit does nothing now, "" when it would
    """

    missing: tuple[MissingLook, ...]
    recommendation: str
    deviations: tuple[str, ...]
    meaning: str
    sealed: str
    digest: str
    asking: bool
    why_not: str
    told: tuple[ToldLook, ...] = ()
    signing: SigningLook = UNSIGNED
    waiting: tuple[str, ...] = ()
    amended: tuple[str, ...] = ()
    remarks: tuple[RemarkRow, ...] = ()
    remarks_hidden: int = 0

    @property
    def done(self) -> bool:
        """Nothing is left to submit."""
        return bool(self.sealed) and not self.waiting
