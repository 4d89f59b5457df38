"""The place of the studio in the shell: opens one pack at a time, to be read or to be edited."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.rounds.key_choices import read_choices
from interviewer_app.core.rubrics.drafts.draft import PackDraft
from interviewer_app.core.rubrics.drafts.fork import is_own
from interviewer_app.core.rubrics.find import find_pack
from interviewer_app.core.rubrics.load import LoadedPack, load_pack
from interviewer_app.core.settings import stored_keys
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.rubrics.checking import Against, pack_of
from interviewer_app.ui.rubrics.desk import Opened
from interviewer_app.ui.rubrics.outside import Outside
from interviewer_app.ui.rubrics.presenter import StudioPresenter
from interviewer_app.ui.rubrics.view import StudioPage, connect


class StudioHost(QWidget):
    """Holds the page of one pack at a time."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self.page: StudioPage | None = None
        self._what: dict[str, str] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def opened(self, *, folder: str = "", pack: str = "", back: str = "", said: str = "") -> None:
        """The pack in `folder`, or the one that `pack` names; `back` is the page to return to (the one before if
        absent), `said` a line on top.

        raises: InterviewerError; the page before stays up
        """
        context = self._context
        loaded = None if folder else find_pack(pack, list(context.pack_roots()))
        place = Path(folder) if loaded is None else loaded.folder
        what = open_pack(place, context, self._today(), said, loaded)
        back = back or self._what.get("back", "packs")
        outside = Outside(context, place, back, self._today)
        page = StudioPage()
        presenter = StudioPresenter(page, what, outside, context.jobs.run, page.later, self._today)
        connect(page, presenter)
        self._what = {"folder": str(place), "back": back}
        self._put(page)
        presenter.show()
        page.focus_outline()

    def here(self) -> dict[str, str]:
        """What to open it with to get back to this pack."""
        return self._what

    def left(self) -> None:
        """Another page is up: what was typed is kept, and this page goes."""
        self._put(None)

    def may_close(self) -> bool:
        """The window closes: what was typed is kept first; a disk that refuses is said."""
        page = self.page
        if page is None or page.presenter is None:
            return True
        try:
            page.presenter.leave()
        except InterviewerError as error:
            page.show_trouble(str(error))
            return False
        return True

    def _put(self, page: StudioPage | None) -> None:
        old, self.page = self.page, page
        if old is not None:
            if old.presenter is not None and not old.presenter.closed:
                old.presenter.leave()
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        if page is not None:
            self._layout.addWidget(page)

    def _today(self) -> date:
        now_us, offset = self._context.now_us(), self._context.clock.offset_min(self._context.now_us())
        return (datetime.fromtimestamp(now_us // 1_000_000, UTC) + timedelta(minutes=offset)).date()


def open_pack(
    folder: Path, context: AppContext, today: date, said: str = "", loaded: LoadedPack | None = None
) -> Opened:
    """The pack in `folder`: a draft of the user's own to be edited, anything else to be read.

    loaded: the same, where it has been read already
    raises: PackError for one that cannot be read
    """
    choices = read_choices(stored_keys(context.settings))
    size: Literal["A4", "Letter"] = "Letter" if context.settings.page_size == "Letter" else "A4"
    if is_own(folder, context.home.packs):
        draft = PackDraft.open(folder)
        if draft.tree.get("draft") is True:
            base = pack_of(draft.base.tree) if draft.base is not None else None
            return Opened(draft, draft.tree, Against(base, today, choices, size), said=said)
    loaded = loaded or load_pack(folder)
    return Opened(None, loaded.document["tree"], Against(None, today, choices, size), said=said)


def studio_page(context: AppContext) -> StudioHost:
    """The shell's page `studio` (see pages.py)."""
    return StudioHost(context)


