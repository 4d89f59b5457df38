import unittest

from months import following


class Following(unittest.TestCase):
    def test_within_a_year(self):
        self.assertEqual("2026-10", following("2026-09"))

    def test_after_december(self):
        self.assertEqual("2027-01", following("2026-12"))
