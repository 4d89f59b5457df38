"""The app's context over the practice workspace: pages of a round built with it read and write there alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from interviewer_app.ui.context import AppContext
from interviewer_app.ui.workbench import Workbench

Turn = Callable[[str, dict[str, Any]], QWidget]


class PracticeContext(AppContext):
    """`turn` brings up another part of practice where a page asks for another page by name."""

    def __init__(self, context: AppContext, turn: Turn) -> None:
        super().__init__(
            context.shell, context.jobs, context.home, context.home.practice, context.clock, context.new_id,
            context.settings, {},
        )  # fmt: skip
        self.signs = False  # nobody but its rater reads it
        self._app, self._turn = context, turn

    def workbench(self) -> Workbench:
        """The pen of the practice workspace; the first one on this machine gives its user their ids."""
        bench = super().workbench()
        self._app.settings = bench.who
        return bench

    def show_page(self, name: str, **what: object) -> QWidget:
        return self._turn(name, what)

    def close(self) -> None:
        """Write what waits and let the practice workspace go.

        raises: MachineTrouble where something could not be written
        """
        if self.bench is not None:
            bench, self.bench = self.bench, None
            bench.close()
