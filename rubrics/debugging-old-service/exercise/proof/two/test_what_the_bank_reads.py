"""Fault two, found by running with a name as people have them: cut and filled in letters, written in bytes.

The tests pass on the service as it was and with the reference, and fail by assertion with the change.
"""

import unittest

from dues.ledger import Ledger
from dues.run import monthlyRun
from tests.estate import COSTS, fullHouse, registerOf

RECORD = 64


class WhatTheBankReads(unittest.TestCase):
    def fileFor(self, name):
        """The file of a month in which somebody of that name lives in flat 5."""
        house = [("5", name, "A5", "2001-01-01", "9999-12-31") if each[0] == "5" else each for each in fullHouse()]
        return monthlyRun(registerOf(house), Ledger(), COSTS, "2026-03")

    def test_bytes_are_not_letters_the_record_after_an_accent_begins_with_its_number(self):
        self.assertEqual(b"000006", self.fileFor("Müller")[5 * RECORD:][:6])

    def test_bytes_are_not_letters_a_file_is_whole_records(self):
        for name in ("Núñez", "Łukasz Żak", "Đặng", "Ü" * 40):
            self.assertEqual(0, len(self.fileFor(name)) % RECORD, name)
