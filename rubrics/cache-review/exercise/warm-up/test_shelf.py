from __future__ import annotations

import unittest

from shelf import place


class Shelf(unittest.TestCase):
    def test_a_place_can_be_read_out(self) -> None:
        self.assertEqual("aisle 3, shelf 12", place(3, 12))
