"""What the strip draws besides what it repeats of the live window. No Qt."""

from __future__ import annotations

from typing import NamedTuple


class BarLook(NamedTuple):
    """The state bar. `away`: keys go elsewhere; `cap` and `word` stand at its right end."""

    away: bool
    fact: str
    more: str
    cap: str
    word: str

    @property
    def spoken(self) -> str:
        return " ".join(part for part in (self.fact, self.more) if part)
