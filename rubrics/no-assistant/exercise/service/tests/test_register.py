from __future__ import annotations

import unittest

from possessions.register import NotHeld, Register, Taken


class Registers(unittest.TestCase):
    def setUp(self) -> None:
        self.register = Register()
        self.first = self.register.book("rail grinders", ["north"], 600, 720)

    def test_a_section_belongs_to_one_crew(self) -> None:
        with self.assertRaises(Taken):
            self.register.book("welders", ["north"], 660, 700)

    def test_two_crews_work_on_two_sections(self) -> None:
        self.register.book("welders", ["south"], 600, 720)
        self.assertEqual(2, len(self.register.held()))

    def test_fifteen_minutes_lie_between_two_crews(self) -> None:
        with self.assertRaises(Taken):
            self.register.book("welders", ["north"], 734, 800)
        self.register.book("welders", ["north"], 735, 800)

    def test_a_booking_of_several_sections_needs_all_of_them(self) -> None:
        with self.assertRaises(Taken):
            self.register.book("welders", ["bridge", "north"], 600, 700)

    def test_what_is_given_back_is_free(self) -> None:
        self.register.release(self.first.number)
        self.register.book("welders", ["north"], 600, 700)

    def test_nothing_is_given_back_twice(self) -> None:
        self.register.release(self.first.number)
        with self.assertRaises(NotHeld):
            self.register.release(self.first.number)

    def test_more_time_moves_the_end(self) -> None:
        self.assertEqual(750, self.register.extend(self.first.number, 30).end)

    def test_more_time_is_refused_where_another_crew_works(self) -> None:
        self.register.book("welders", ["north"], 740, 800)
        with self.assertRaises(Taken):
            self.register.extend(self.first.number, 60)
