"""What the register promises to people beside the track.

Each test passes on the service as it is and with the reference, and fails by assertion with the change.
"""

from __future__ import annotations

import unittest

from callers.box import SignalBox
from callers.phone import running_late
from possessions.register import NotHeld, Register, Taken


class Safety(unittest.TestCase):
    def setUp(self) -> None:
        self.box = SignalBox()
        self.register = Register(self.box.hear)
        self.first = self.register.book("rail grinders", ["north", "bridge"], 600, 720)

    def test_more_time_is_refused_where_another_crew_has_any_of_the_sections(self) -> None:
        """Trap: the next booking of the first section is looked at, and a possession has several."""
        self.register.book("bridge painters", ["bridge"], 740, 800)
        with self.assertRaises(Taken):
            self.register.extend(self.first.number, 60)

    def test_more_time_leaves_fifteen_minutes_to_the_next_crew(self) -> None:
        """Trap: the ends are compared without the margin that every other path keeps."""
        self.register.book("welders", ["north"], 780, 840)
        with self.assertRaises(Taken):
            self.register.extend(self.first.number, 55)

    def test_a_possession_that_was_given_back_gets_no_more_time(self) -> None:
        """Trap: history is extended like anything else, and the crew is told that it has the track."""
        self.register.release(self.first.number)
        with self.assertRaises(NotHeld):
            self.register.extend(self.first.number, 30)

    def test_a_crew_that_gave_its_track_back_is_told_to_leave_it(self) -> None:
        self.register.release(self.first.number)
        self.assertTrue(running_late(self.register, self.first.number, 30).startswith("You have no possession"))

    def test_the_signal_box_hears_of_the_new_end(self) -> None:
        """Trap: the booking is changed in place, past the one method that tells anybody."""
        self.register.extend(self.first.number, 60)
        self.assertFalse(self.box.may_enter("north", 770))
