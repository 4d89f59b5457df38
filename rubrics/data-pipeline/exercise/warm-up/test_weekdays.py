from __future__ import annotations

import unittest
from datetime import date

from weekdays import busiest, by_weekday

PACKED = [date(2026, 5, 12), date(2026, 5, 13), date(2026, 5, 19), date(2026, 5, 20)]


class Weekdays(unittest.TestCase):
    def test_each_weekday_is_counted(self) -> None:
        self.assertEqual({"Tuesday": 2, "Wednesday": 2}, by_weekday(PACKED))

    def test_of_two_busiest_days_the_first_in_the_week_is_named(self) -> None:
        self.assertEqual("Tuesday", busiest(PACKED))
