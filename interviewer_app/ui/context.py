"""What a page is built with: the window, the jobs, the places on disk, the clock, the settings."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from interviewer_app.core.places import Home, shipped_packs
from interviewer_app.core.rounds.clock import Clock
from interviewer_app.core.settings import Settings
from interviewer_app.ui.jobs import Jobs
from interviewer_app.ui.shell import Shell

if TYPE_CHECKING:
    from interviewer_app.ui.workbench import Workbench


class AppContext:
    """workspace: the file in use. calls: names of things Home may ask for, as "module:function" (see pages.py)."""

    def __init__(
        self,
        shell: Shell,
        jobs: Jobs,
        home: Home,
        workspace: Path,
        clock: Clock,
        new_id: Callable[[], str],
        settings: Settings,
        calls: dict[str, str],
    ) -> None:
        self.shell, self.jobs, self.home, self.workspace = shell, jobs, home, workspace
        self.clock, self.new_id, self.settings, self.calls = clock, new_id, settings, calls
        self.bench: Workbench | None = None
        self.signs = True  # the demo does not: it has no key, and its bytes are the same everywhere

    def workbench(self) -> Workbench:
        """What this window writes with, made when first asked for; heavy imports come with it."""
        if self.bench is None:
            self.bench = lazily("interviewer_app.ui.workbench:own_workbench")(self)
        assert self.bench is not None
        return self.bench

    def show_page(self, name: str, **what: object) -> QWidget:
        return self.shell.show_page(name, **what)

    def now_us(self) -> int:
        return self.clock.now().wall_us

    def pack_roots(self) -> tuple[Path, Path]:
        """Where packs lie: those that come with the app, then the user's own."""
        return shipped_packs(), self.home.packs

    def call(self, name: str, *arguments: object) -> Any:
        """Import what `name` stands for, now, and call it with this context and the arguments."""
        return lazily(self.calls[name])(self, *arguments)


def lazily(path: str) -> Callable[..., Any]:
    """The function "module:function" means; its module is imported only when this is called."""
    module, _colon, function = path.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found
