"""What was computed last, and how it is to be shown: one for both pages of a window, gone with it."""

from __future__ import annotations

import random
from collections.abc import Iterable
from string import ascii_uppercase
from weakref import WeakKeyDictionary

from interviewer_app.core.calibration.access import Viewer, may_see_rater, may_see_team
from interviewer_app.core.calibration.telling.pseudonyms import names_of, pseudonymous
from interviewer_app.core.calibration.whole_result import Whole
from interviewer_app.ui.context import AppContext


class Desk:
    """own_table: the figures are of a table somebody brought. names: whether names are shown, or letters everywhere."""

    def __init__(self, seed: int | None = None) -> None:
        self._whole: Whole | None = None
        self._random = random.Random(seed)
        self._letters: dict[str, str] = {}
        self.own_table, self.names, self.file = False, True, ""

    def put(self, whole: Whole, *, own_table: bool, file: str = "") -> None:
        self._whole, self.own_table, self.file = whole, own_table, file
        self._name_by_letters(names_of(whole))

    def clear(self) -> None:
        """Forget the figures; letters stay what they were."""
        self._whole, self.file = None, ""

    def whole(self, viewer: Viewer) -> Whole | None:
        """The figures of the team as `viewer` is to see them; None where there are none, or they are not theirs."""
        if self._whole is None or not may_see_team(viewer, own_table=self.own_table):
            return None
        return self._whole if self.names else pseudonymous(self._whole, self._letters)

    def shown_name(self, rater: str) -> str:
        return rater if self.names else self._letters.get(rater, rater)

    def real_name(self, shown: str) -> str:
        """Who stands behind a name or a letter on the screen."""
        if self.names:
            return shown
        return next((name for name, letter in self._letters.items() if letter == shown), shown)

    def may_open(self, viewer: Viewer, rater: str) -> bool:
        return self._whole is not None and may_see_rater(viewer, rater, own_table=self.own_table)

    def _name_by_letters(self, names: Iterable[str]) -> None:
        """Letters in an order that says nothing of the names; who has one keeps it."""
        new = sorted(set(names) - self._letters.keys())
        self._random.shuffle(new)
        for name in new:
            self._letters[name] = letters(len(self._letters))


def letters(number: int) -> str:
    """A … Z, AA … for 0, 1, …"""
    found = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, len(ascii_uppercase))
        found = ascii_uppercase[rest] + found
    return found


_desks: WeakKeyDictionary[AppContext, Desk] = WeakKeyDictionary()


def desk_of(context: AppContext) -> Desk:
    """The desk of this window."""
    if context not in _desks:
        _desks[context] = Desk()
    return _desks[context]
