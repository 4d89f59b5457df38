"""Fault three, found by knowing what returns.py lives on: record n is flat n, and an empty flat is a record too.

The test goes to the bank and back, so it holds for any way of telling whose debit it was. It passes on the service as it
was and with the reference, and fails by assertion with the change.
"""

import unittest

from dues.ledger import Ledger
from dues.returns import FEE, bookReturns
from dues.run import monthlyRun
from tests.estate import COSTS, fullHouse, registerOf

RECORD = 64


def returned(data, account):
    """The bank's answer when one account has no cover: it counts records, as its manual says."""
    records = [data[at:at + RECORD] for at in range(0, len(data), RECORD)]
    number = next(n for n, record in enumerate(records, 1) if record[17:37].decode().rstrip() == account)
    return b"%06d01" % number


class WhoseDebitCameBack(unittest.TestCase):
    def setUp(self):
        """Flat 2 is empty; the debit of flat 7 is returned."""
        register, self.ledger = registerOf([each for each in fullHouse() if each[0] != "2"]), Ledger()
        data = monthlyRun(register, self.ledger, COSTS, "2026-02")
        self.reminders = bookReturns(register, self.ledger, "2026-02", returned(data, "A7"))

    def test_record_n_is_flat_n_the_reminder_goes_to_whose_debit_it_was(self):
        self.assertEqual([("Lind", "no cover")], self.reminders)

    def test_record_n_is_flat_n_the_neighbour_owes_nothing(self):
        owed = [self.ledger.booked(account, "2026-02") for account in ("A6", "A7")]
        self.assertEqual([0, 60000 + FEE], owed)
