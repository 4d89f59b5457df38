"""Fault one, found by reading: a tenant is kept by flat, and who owes depends on flat and day.

The test passes on the service as it was and with the reference, and fails by assertion with the change.
"""

import unittest

from dues.ledger import Ledger
from dues.run import monthlyRun
from tests.estate import COSTS, fullHouse, registerOf


class WhoOwes(unittest.TestCase):
    def setUp(self):
        """One process through two runs; flat 3 changes hands between them, flat 2 is let."""
        moved = [("3", "Petrov", "A3", "2001-01-01", "2026-02-15"), ("3", "Okafor", "B3", "2026-02-16", "9999-12-31"),
                 ("2", "Costa", "A2", "2026-02-20", "9999-12-31")]
        self.register = registerOf(moved + [each for each in fullHouse() if each[0] not in "23"])
        self.ledger = Ledger()
        for month in ("2026-02", "2026-03"):
            monthlyRun(self.register, self.ledger, COSTS, month)

    def test_cache_without_a_day_after_a_move_the_new_tenant_owes(self):
        owed = [self.ledger.booked(account, "2026-03", "heating") for account in ("A3", "B3")]
        self.assertEqual([0, 60000], owed)

    def test_cache_without_a_day_a_flat_that_was_let_is_no_longer_the_estates(self):
        self.assertEqual(72000, self.ledger.booked("A2", "2026-03", "heating"))
