import unittest

from dues.ledger import ESTATE, Ledger
from dues.run import monthlyRun

from tests.estate import COSTS, fullHouse, registerOf


class MonthlyRun(unittest.TestCase):
    def setUp(self):
        self.ledger = Ledger()

    def test_every_item_is_booked_to_the_cent(self):
        monthlyRun(registerOf(fullHouse()), self.ledger, {"heating": 480001, "water": 95999}, "2026-02")
        self.assertEqual(480001, self.ledger.invoiced("2026-02", "heating"))
        self.assertEqual(95999, self.ledger.invoiced("2026-02", "water"))

    def test_what_is_debited_is_what_was_owed(self):
        monthlyRun(registerOf(fullHouse()), self.ledger, COSTS, "2026-02")
        self.assertEqual(-90000, self.ledger.booked("A1", "2026-02", "debit"))
        self.assertEqual(0, self.ledger.booked("A1", "2026-02"))

    def test_the_estate_bears_an_empty_flat(self):
        monthlyRun(registerOf(fullHouse()[1:]), self.ledger, COSTS, "2026-02")
        self.assertEqual(90000, self.ledger.booked(ESTATE, "2026-02"))

    def test_a_new_tenant_pays_from_the_next_first_on(self):
        moved = [("1", "Adler", "A1", "2001-01-01", "2026-01-15"), ("1", "Berg", "A9", "2026-01-16", "9999-12-31")]
        monthlyRun(registerOf(moved + fullHouse()[1:]), self.ledger, COSTS, "2026-02")
        self.assertEqual([0, 72000], [self.ledger.booked(account, "2026-02", "heating") for account in ("A1", "A9")])
