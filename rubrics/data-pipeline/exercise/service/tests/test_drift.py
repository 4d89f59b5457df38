from __future__ import annotations

import unittest

from pipeline.drift import ALERT, drift, psi
from pipeline.rows import build_rows

from tests.small import day, half_a_year


class Drift(unittest.TestCase):
    def test_the_same_values_have_not_moved(self) -> None:
        self.assertEqual(0.0, psi([1, 2, 3, 4], [1, 2, 3, 4]))

    def test_other_values_have(self) -> None:
        self.assertGreater(psi([1, 2, 3, 4] * 9, [4, 5, 6, 7] * 9), ALERT)

    def test_half_a_year_without_a_change_raises_no_alert(self) -> None:
        values = drift(build_rows(half_a_year(), day(180)), day(180))
        self.assertEqual({}, {name: value for name, value in values.items() if value > ALERT})
