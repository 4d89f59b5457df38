from __future__ import annotations

import unittest

from callers.box import SignalBox
from callers.phone import running_late
from callers.plan import sheet
from possessions.register import Register


class Callers(unittest.TestCase):
    def setUp(self) -> None:
        self.box = SignalBox()
        self.register = Register(self.box.hear)
        self.first = self.register.book("rail grinders", ["north"], 600, 720)

    def test_no_train_goes_where_a_crew_is(self) -> None:
        self.assertFalse(self.box.may_enter("north", 650))
        self.assertTrue(self.box.may_enter("south", 650))

    def test_no_train_goes_in_before_people_are_clear(self) -> None:
        self.assertFalse(self.box.may_enter("north", 734))
        self.assertTrue(self.box.may_enter("north", 735))

    def test_trains_run_again_once_the_track_is_given_back(self) -> None:
        self.register.release(self.first.number)
        self.assertTrue(self.box.may_enter("north", 650))

    def test_a_crew_that_rings_is_told_until_when_it_has_the_track(self) -> None:
        self.assertIn("north until 750", running_late(self.register, self.first.number, 30))

    def test_the_sheet_has_a_line_per_possession(self) -> None:
        self.assertEqual("22:00-00:00  north  rail grinders (1)", sheet(self.register))
