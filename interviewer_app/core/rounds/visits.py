"""Where the round stood in its script, and how probes were marked: what one key did and undo takes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.state import Visit


@dataclass(slots=True)
class Visits:
    """The stays on probes, by time. A stay that a skip led to goes with the skip, as long as nothing came after it."""

    stays: list[Visit] = field(default_factory=list)
    _led_by: dict[int, str] = field(default_factory=dict)
    _taken_back: dict[str, Visit] = field(default_factory=dict)

    def arrive(self, probe: str, at_ms: int, act: str | None) -> tuple[int, ...]:
        """Returns the numbers of the stays that are different now; so do the three below."""
        left = self.leave(at_ms)
        self.stays.append(Visit(len(self.stays) + 1, probe, at_ms, None))
        if act is not None:
            self._led_by[len(self.stays)] = act
        return (*left, len(self.stays))

    def leave(self, at_ms: int) -> tuple[int, ...]:
        """The stay ends, at its beginning at the earliest."""
        if not self.stays or self.stays[-1].to_ms is not None:
            return ()
        return self._end_last(at_ms)

    def take_back(self, act: str) -> tuple[int, ...]:
        """The act was undone: the stay before the one it led to goes on."""
        if not self.stays or self._led_by.get(len(self.stays)) != act:
            return ()
        gone = self._taken_back[act] = self.stays.pop()
        del self._led_by[gone.number]
        return (gone.number, *self._end_last(gone.to_ms))

    def bring_back(self, act: str, ended_ms: int | None) -> tuple[int, ...]:
        """The act stands again; `ended_ms`: when the round ended, None while it has not."""
        gone = self._taken_back.pop(act, None)
        if gone is None or gone.number != len(self.stays) + 1:
            return ()  # somebody has gone on since
        left = self.leave(gone.from_ms) or self._end_last(gone.from_ms)
        self.stays.append(gone._replace(to_ms=None if ended_ms is None else max(ended_ms, gone.from_ms)))
        self._led_by[gone.number] = act
        return (*left, gone.number)

    def move(self, by_ms: int) -> tuple[int, ...]:
        """The start was moved: every time is `by_ms` later."""
        self.stays = [_later(visit, by_ms) for visit in self.stays]
        self._taken_back = {act: _later(visit, by_ms) for act, visit in self._taken_back.items()}
        return tuple(visit.number for visit in self.stays)

    def _end_last(self, at_ms: int | None) -> tuple[int, ...]:
        if not self.stays:
            return ()
        last = self.stays[-1]
        self.stays[-1] = last._replace(to_ms=None if at_ms is None else max(at_ms, last.from_ms))
        return (last.number,)


@dataclass(slots=True)
class Marks:
    """How each probe was marked last: `outcomes` and `reasons` by probe, and the skip that is the newest."""

    outcomes: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    newest_skip: str | None = None
    _every: list[b.ProbeMarked] = field(default_factory=list)

    def take(self, body: b.ProbeMarked) -> None:
        self._every.append(body)
        self._put(body)

    def again(self, stands: Callable[[str], bool]) -> None:
        """From the marks whose act stands; one of an older version is no act, and stands."""
        self.outcomes, self.reasons, self.newest_skip = {}, {}, None
        for body in self._every:
            if body.act is None or stands(body.act):
                self._put(body)

    def _put(self, body: b.ProbeMarked) -> None:
        self.outcomes[body.probe] = body.outcome
        self.reasons.pop(body.probe, None)
        if body.outcome == "skipped":
            self.newest_skip = body.probe
            if body.reason is not None:
                self.reasons[body.probe] = body.reason


def _later(visit: Visit, by_ms: int) -> Visit:
    to_ms = None if visit.to_ms is None else visit.to_ms + by_ms
    return visit._replace(from_ms=visit.from_ms + by_ms, to_ms=to_ms)
