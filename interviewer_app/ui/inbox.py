"""Reading what waited in the inbox, off the window's thread: after one's own seal, and at the start."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.scorecards.inbox import Looked, look_at_inbox, taken, waiting
from interviewer_app.core.texts import plural
from interviewer_app.ui.context import AppContext


def look(context: AppContext, tell: Callable[[str], None]) -> None:
    """Take in what need not wait any more, then say how many cards that were; without any nothing is said.

    A workspace that cannot be written now is looked at another time.
    """
    folder = context.home.inbox
    try:
        if not waiting(folder):
            return
        bench = context.workbench()
        bench.open()  # on this thread, which owns the bench
    except InterviewerError:
        return

    def said(looked: Sequence[Looked]) -> None:
        read = len(taken(looked))
        if read:
            tell(plural("{n} card that waited in the inbox was read.", "{n} cards that waited in the inbox were read.",
                        read))  # fmt: skip

    context.jobs.run(lambda: look_at_inbox(folder, bench.gate(), lambda: bench.writer), said)
