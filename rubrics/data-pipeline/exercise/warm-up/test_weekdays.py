from __future__ import annotations

import unittest
from datetime import date

from weekdays import busiest, by_weekday

PACKED = [date(2026, 6, 2), date(2026, 6, 3), date(2026, 6, 9), date(2026, 6, 10)]


class Weekdays(unittest.TestCase):
    def test_each_weekday_is_counted(self) -> None:
        self.assertEqual({"Tuesday": 2, "Wednesday": 2}, by_weekday(PACKED))

    def test_of_two_busiest_days_the_first_in_the_week_is_named(self) -> None:
        self.assertEqual("Tuesday", busiest(PACKED))
