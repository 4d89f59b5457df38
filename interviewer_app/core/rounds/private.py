"""What is confidential about a round: accommodations, and the reasons of its pauses.

They lie in a stream of their own (subject `private`, about the id of the round). Extra time changes how fast the round
clock runs, not what it shows at the end: everything else of the round is then as in any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.beside_desk import BesideDesk
from interviewer_app.core.rounds.beside_fold import BesideFold, folded
from interviewer_app.core.rounds.bodies import Body, Ms, Note
from interviewer_app.core.rounds.clock import Instant, PaceChange
from interviewer_app.core.rounds.entries import Entry, Journal
from interviewer_app.core.texts import _

SUBJECT = "private"
MOST_EXTRA = 300
_NUMBER = re.compile(r"\d{1,4}")


class Accommodated(Body):
    """What was agreed; the newest counts. `tick`: the clocks when it changed, absent where the round's did not run."""

    kind: Literal["accommodated"] = "accommodated"
    extra_percent: Annotated[int, Field(ge=0, le=MOST_EXTRA)] = 0
    breaks: bool = False
    written: bool = False
    tick: b.Tick | None = None


class PauseExplained(Body):
    """Why the round clock stood at `at_ms`; the newest of a pause counts."""

    kind: Literal["pause-explained"] = "pause-explained"
    at_ms: Ms
    reason: Note


MODELS: dict[str, type[Body]] = {"accommodated": Accommodated, "pause-explained": PauseExplained}
KINDS = frozenset(MODELS)


class Accommodations(NamedTuple):
    """`extra_percent`: how much longer the arranged minutes take on the wall."""

    extra_percent: int = 0
    breaks: bool = False
    written: bool = False


class PrivateFold(BesideFold):
    """What the private stream of one round adds up to."""

    MODELS = MODELS

    def __init__(self) -> None:
        self.accommodations = Accommodations()
        self.paces: list[PaceChange] = []
        self.pause_reasons: dict[int, str] = {}

    def take(self, body: Body, wall_us: int) -> None:
        match body:
            case Accommodated(tick=tick):
                self.accommodations = Accommodations(body.extra_percent, body.breaks, body.written)
                since = None if tick is None else (tick.boot_id, Instant(tick.boot_ns, tick.wall_us))
                self.paces.append(PaceChange(100 + body.extra_percent, since))
            case PauseExplained():
                self.pause_reasons[body.at_ms] = body.reason


class PrivateDesk(BesideDesk):
    """The confidential side of one round, with a pen. `journal`: of the subject `private` about this round."""

    def __init__(self, fold: PrivateFold, journal: Journal) -> None:
        super().__init__(fold, journal)
        self.fold = fold

    def accommodate(self, agreed: Accommodations, at: Instant, tick: b.Tick | None) -> None:
        """Keep what was agreed. `tick`: the clocks at which the pace changed, None where the round does not run."""
        if agreed != self.fold.accommodations:
            self._add(Accommodated(**agreed._asdict(), tick=tick), at)

    def explain_pause(self, at_ms: int, reason: str, at: Instant) -> None:
        """Keep why the round clock stood at `at_ms`."""
        words = b.clean(reason.strip())
        if words != self.fold.pause_reasons.get(at_ms, ""):
            self._add(PauseExplained(at_ms=at_ms, reason=words), at)


def fold_private(entries: Iterable[Entry]) -> PrivateFold:
    """What these entries, in any order, add up to."""
    return folded(PrivateFold(), entries)


def words_of(agreed: Accommodations) -> str:
    """Accommodations on one line, as `read_words` takes them: `50 %, breaks, written`."""
    said = [_("{n} %").format(n=agreed.extra_percent)] if agreed.extra_percent else []
    said += [_("breaks")] if agreed.breaks else []
    said += [_("written")] if agreed.written else []
    return ", ".join(said)


def read_words(text: str) -> Accommodations | None:
    """Accommodations as they were typed: a number of percent, `breaks`, `written`; None for anything else."""
    numbers = _NUMBER.findall(text)
    rest = _NUMBER.sub(" ", text.casefold()).replace("%", " ").replace(",", " ").split()
    known = {"breaks", "break", _("breaks").casefold()}, {"written", _("written").casefold()}
    if len(numbers) > 1 or any(word not in known[0] | known[1] for word in rest):
        return None
    extra = int(numbers[0]) if numbers else 0
    if extra > MOST_EXTRA:
        return None
    return Accommodations(extra, any(word in known[0] for word in rest), any(word in known[1] for word in rest))
