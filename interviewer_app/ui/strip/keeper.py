"""Opens and closes the strip of one live window, and keeps it in step with the keys and with the system."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent, QWindow
from shiboken6 import isValid

from interviewer_app.core.rounds.keys import Command, KeyMap
from interviewer_app.ui.live.mirrored import MirroredPage
from interviewer_app.ui.strip.chords import KEYS_HERE, wanted_chords
from interviewer_app.ui.strip.desktop import Desktop
from interviewer_app.ui.strip.presenter import StripPresenter, seen_words
from interviewer_app.ui.strip.view import StripWindow

SETTLED_MS = 1000  # a click that brings the keys has been let go of by then


class Wishes(NamedTuple):
    """What the user's settings say: where the strip stood, and the keys to ask of the system."""

    place: tuple[int, int] | None = None
    system_keys: tuple[tuple[str, str], ...] = ()


class StripKeeper:
    """One per live page. `keep_place` is told where the strip has been put.

    The keys asked of the system are there for the whole round, whether or not the strip is open; `close` gives them
    back, takes the strip away, and lets the live window be seen in shares again.
    """

    def __init__(
        self, page: MirroredPage, keys: KeyMap, desktop: Desktop, wishes: Wishes, keep_place: Callable[[int, int], None]
    ) -> None:
        self._page, self._keys, self._desktop, self._keep_place = page, keys, desktop, keep_place
        self._place = wishes.place
        self.strip: StripWindow | None = None
        self._presenter: StripPresenter | None = None
        self._chord, self._troubles = self._ask_keys(wishes.system_keys)
        self._closed = False
        self._settling = QTimer(page)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._settled)
        page.strip_wanted.connect(self.show)
        page.focus.changed.connect(self._focus)
        page.focus.still_has = desktop.has_keys
        page.shown.connect(self._hide_from_shares)
        page.destroyed.connect(self.close)
        if page.isVisible():
            self._hide_from_shares()

    # The strip ---------------------------------------------------------------------------------------------------

    def show(self, shown: bool) -> None:
        """Open the strip or take it away."""
        if shown and self.strip is None:
            self._open()
        elif not shown and self.strip is not None:
            strip, self.strip, self._presenter = self.strip, None, None
            self._page.mirrors.close()
            if isValid(strip):  # Qt takes all windows away when the application ends
                strip.hide()
                strip.deleteLater()

    def close(self) -> None:
        """The round is left."""
        if not self._closed:
            self._closed = True
            self._desktop.give_keys_back()
            self.show(False)
            handle = self._page.window().windowHandle() if isValid(self._page) else None
            if handle is not None:
                self._desktop.hide_from_shares(handle, False)

    def _open(self) -> None:
        kinds = self._page.kinds
        strip = self.strip = StripWindow(kinds, self._keys, self._desktop.window_type)
        presenter = self._presenter = StripPresenter(
            strip,
            keep_focus=self._desktop.clicks_keep_focus,
            blank_cap=self._keys.cap("blank"),
            leave_text=lambda: self._page.choose(Command("leave")),
        )
        strip.typing.connect(presenter.typing)
        self._page.mirrors.open(strip)
        presenter.chord(self._chord)
        presenter.open(len(kinds), self._troubles, self._page.purpose)
        strip.pressed.connect(self._pressed)
        strip.released.connect(self._page.keyReleaseEvent)
        strip.chosen.connect(self._clicked)
        strip.keys_wanted.connect(self.take_keys)
        strip.put.connect(self._put)
        strip.stand(self._place, self._page.window())
        strip.winId()  # made now, so that the system knows about focus and shares before it is on the screen
        self._desktop.leave_keys(strip.windowHandle())
        self._hide_from_shares()
        strip.show()
        self._focus(self._page.focus.window)

    def take_keys(self) -> None:
        """Bring the keys to the strip, unless the live window has them."""
        if self.strip is not None and self._presenter is not None and self._presenter.away:
            self._presenter.asked_for_keys()
            self._desktop.take_keys(self.strip.windowHandle())
            self.strip.setFocus()

    def _put(self, left: int, top: int) -> None:
        self._place = (left, top)
        self._keep_place(left, top)

    # Keys and clicks ---------------------------------------------------------------------------------------------

    def _pressed(self, event: QKeyEvent) -> None:
        self._page.keyPressEvent(event)
        self._bring_text_up()

    def _clicked(self, command: Command) -> None:
        if self._presenter is not None:
            self._presenter.clicked()
        self._choose(command)

    def _choose(self, command: Command) -> None:
        self._page.choose(command)
        self._bring_text_up()

    def _bring_text_up(self) -> None:
        """What has opened a text wants the full window."""
        window = self._page.window()
        field = window.focusWidget()
        if field is not None and field is not self._page and self._page.isAncestorOf(field):
            window.activateWindow()

    def _ask_keys(self, entries: tuple[tuple[str, str], ...]) -> tuple[str, tuple[str, ...]]:
        """Register the user's chords; the one that brings the keys back, and a sentence for each that cannot be."""
        wanted, troubles = wanted_chords(entries, [row.command for row in self._keys.rows])
        chord, refused = "", []
        for each in wanted:
            sentence = self._desktop.ask_key(each.chord, partial(self._chord_pressed, each.command))
            if sentence:
                refused.append(sentence)
            elif each.command == KEYS_HERE:
                chord = each.chord.cap
        return chord, (*troubles, *refused)

    def _chord_pressed(self, command: Command) -> None:
        if command != KEYS_HERE:
            self._choose(command)
            return
        if self.strip is None:
            self._page.choose(Command("strip"))
        self.take_keys()

    # The system --------------------------------------------------------------------------------------------------

    def _focus(self, window: QWindow | None) -> None:
        if self.strip is None or self._presenter is None:
            return
        own = self.strip.windowHandle()
        if window is not own and own is not None:
            self._desktop.leave_keys(own)
        presenter = self._presenter
        presenter.focus("" if window is None else "strip" if window is own else "full")
        if window is own:
            self._settling.start(SETTLED_MS)

    def _settled(self) -> None:
        if self._presenter is not None:
            self._presenter.settled()

    def _hide_from_shares(self) -> None:
        """Ask for both windows to be left out of shares, and say what the system answers of the one seen most."""
        windows = [self._page.window(), self.strip]
        answers = [
            self._desktop.hide_from_shares(each.windowHandle(), True)
            for each in windows
            if each is not None and each.windowHandle() is not None
        ]
        seen = max(answers, key=("left out", "asked", "seen").index, default="seen")
        self._page.coverage.show_seen(seen_words(seen)[1:])
        if self._presenter is not None:
            self._presenter.seen(seen)
