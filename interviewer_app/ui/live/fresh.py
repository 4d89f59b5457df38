"""Which moments were painted when: what lets a test or a measurement wait for the pixels and not for the intention."""

from __future__ import annotations

from collections.abc import Callable

Stage = tuple[str, bool]  # a moment, and whether it is drawn solid


class Fresh:
    """The moments one part of the window was told of and has not painted yet."""

    def __init__(self) -> None:
        self._waiting: list[Stage] = []
        self._watch: Watch | None = None

    def watched_by(self, watch: Watch) -> None:
        self._watch = watch

    def add(self, stage: Stage) -> None:
        if self._watch is not None:
            self._watch.expect(stage)
            self._waiting.append(stage)

    def painted(self) -> None:
        """Call it at the end of a paint event."""
        if self._waiting and self._watch is not None:
            waiting, self._waiting = self._waiting, []
            for stage in waiting:
                self._watch.drawn(stage)


class Watch:
    """Tells once all parts that were shown a moment have painted it."""

    def __init__(self, tell: Callable[[str, bool], None]) -> None:
        self._tell = tell
        self._due: dict[Stage, int] = {}

    def expect(self, stage: Stage) -> None:
        self._due[stage] = self._due.get(stage, 0) + 1

    def drawn(self, stage: Stage) -> None:
        left = self._due.get(stage, 0) - 1
        if left > 0:
            self._due[stage] = left
        else:
            self._due.pop(stage, None)
            self._tell(*stage)
