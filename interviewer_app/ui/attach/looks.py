"""What the place beside a round draws: frozen records in words, free of rules and of Qt."""

from __future__ import annotations

from typing import NamedTuple

from interviewer_app.ui.replay.looks import WorkLook


class SideRow(NamedTuple):
    """One line to choose: something said, or a commit. `quoted`: it stands beside the moment already."""

    time: str
    who: str
    words: str
    quoted: bool = False


class SideLook(NamedTuple):
    """The whole place.

    step:     "rest" (what lies beside the chosen moment), "path" (a file is being named), "line" (which line of the
              transcript was the moment), "commit" (which commit was)
    heading:  what the rows are
    names:    what is attached, in words; "" for nothing
    rows:     to choose from; chosen: which stands out at first, -1 for none
    """

    step: str
    heading: str
    names: str
    rows: tuple[SideRow, ...] = ()
    chosen: int = -1
    work: WorkLook | None = None
    busy: str = ""
