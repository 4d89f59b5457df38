# ledger.py - what is booked; in real life a table on the estate's own machine
#
# 2004-03 HB  first version

ESTATE = "ESTATE"  # what an empty flat owes, the estate bears


class Ledger(object):
    """Bookings by account; more than 0 is owed to the estate, less than 0 is paid."""

    def __init__(self):
        self._lines = []

    def book(self, account, month, text, cents):
        self._lines.append((account, month, text, cents))

    def booked(self, account, month, text=None):
        """Cents booked on an account in a month, under one text or under all."""
        return sum(line[3] for line in self._lines if line[:2] == (account, month) and text in (None, line[2]))

    def invoiced(self, month, text):
        """Cents booked in a month under one text, on all accounts."""
        return sum(line[3] for line in self._lines if line[1:3] == (month, text))
