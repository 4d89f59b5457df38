"""Decides what the strip says of the keys and of who can see it. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from interviewer_app.core.rounds.purpose import Purpose, purpose_words
from interviewer_app.core.texts import _
from interviewer_app.ui.strip.looks import BarLook

KEYS = 8  # kinds that have room


class StripView(Protocol):
    def show_bar(self, look: BarLook) -> None: ...

    def show_notices(self, notices: Sequence[str]) -> None: ...

    def show_purpose(self, purpose: Purpose) -> None: ...


class StripPresenter:
    """Follows where the keys go.

    keep_focus: a click on the strip is expected to leave the keys where they are
    blank_cap:  the key that blanks everything
    leave_text: closes a text that is being typed in the full window, keeping it
    """

    def __init__(
        self, view: StripView, *, keep_focus: bool, blank_cap: str, leave_text: Callable[[], None]
    ) -> None:
        self._view, self._leave_text = view, leave_text
        self._blank_cap, self._keep_focus = blank_cap, keep_focus
        self._where = ""
        self._asked = self._unasked = self._typing = False
        self._seen = seen_words("seen")[0]
        self._chord = ""

    @property
    def away(self) -> bool:
        """True while keys go to another application."""
        return not self._where

    def open(self, kinds: int, troubles: Sequence[str], purpose: Purpose = "real") -> None:
        """Say what does not change. `kinds` of the pack; `troubles`: what could not be had, a sentence each."""
        self._view.show_purpose(purpose)
        few = _("The first {n} of {of} kinds; the others have their keys.").format(n=KEYS, of=kinds)
        marked = purpose_words(purpose)
        said = [marked, few if kinds > KEYS else "", *dict.fromkeys(troubles)]
        self._view.show_notices([words for words in said if words])
        self._show()

    def chord(self, cap: str) -> None:
        """The chord that brings the keys back, empty without one."""
        self._chord = cap
        self._show()

    def seen(self, seen: str) -> None:
        """What the system says of our windows in a screen share."""
        self._seen = seen_words(seen)[0]
        self._show()

    def typing(self, typing: bool) -> None:
        """Letters are text in the full window, or keys again."""
        self._typing = typing
        self._show()

    def asked_for_keys(self) -> None:
        """The strip is about to take the keys because somebody wants it to."""
        self._asked = True

    def clicked(self) -> None:
        """A key of the strip was clicked."""
        if self._unasked:
            self._keep_focus = False  # the click has brought the keys, whatever the system was told

    def settled(self) -> None:
        """The strip has had the keys for a while: a click that comes now did not bring them."""
        self._unasked = False

    def focus(self, where: str) -> None:
        """Who has the keys: "strip", "full" (the live window), or nobody of ours ("")."""
        if where == self._where:
            return
        if where == "strip":
            self._unasked = not self._asked
            if self._typing:
                self._leave_text()
        self._asked = self._asked and "strip" not in (where, self._where)
        self._where = where
        self._show()

    def _show(self) -> None:
        self._view.show_bar(self._away() if self.away else self._here())

    def _here(self) -> BarLook:
        fact = _("Letters are text now") if self._typing else _("Keys log here")
        return BarLook(False, fact, self._seen, self._blank_cap, _("Blank"))

    def _away(self) -> BarLook:
        more = _("Clicks log here.") if self._keep_focus else _("A click comes back here first.")
        word = "" if self._chord or not self._keep_focus else _("Take keys")
        return BarLook(True, _("Keys go elsewhere."), more, self._chord, word)


def seen_words(seen: str) -> tuple[str, str, str]:
    """What to say of our windows in a screen share, after what the system answered.

    returns: for the strip; for the live window; for the live window where there is little room
    """
    if seen == "left out":
        return _("left out of screen shares"), _("Left out of screen shares"), _("Left out of shares")
    if seen == "asked":
        return _("a screen share may show it"), _("A screen share may show it"), _("A share may show it")
    return _("seen in a full-screen share"), _("Seen in a full-screen share"), _("Seen in a full share")
