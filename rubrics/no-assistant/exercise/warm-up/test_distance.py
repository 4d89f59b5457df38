from __future__ import annotations

import unittest

from distance import distance


class Distance(unittest.TestCase):
    def test_a_short_way_is_in_metres(self) -> None:
        self.assertEqual("450 m", distance(450))

    def test_a_long_way_is_in_kilometres(self) -> None:
        self.assertEqual("1.2 km", distance(1240))
