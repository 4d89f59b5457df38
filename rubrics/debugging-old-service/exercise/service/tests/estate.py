"""An estate of eight flats, and its office in memory."""

from dues.register import Flat, Register

FLATS = [Flat("%d" % number, share) for number, share in enumerate((150, 150, 125, 125, 125, 125, 100, 100), 1)]
COSTS = {"heating": 480000, "water": 96000, "lift": 24000}
NAMES = ("Adler", "Costa", "Petrov", "Silva", "Haas", "Brandt", "Lind", "Novak")


class Office(object):
    """tenancies: (flat, name, account, first day, last day); days as texts such as "2026-02-01"."""

    def __init__(self, tenancies):
        self.tenancies = tenancies
        self.asked = 0

    def tenant(self, number, day):
        self.asked += 1
        for flat, name, account, first, last in self.tenancies:
            if flat == number and first <= day <= last:
                return name, account
        return None


def fullHouse():
    """Everybody stays for ever: the tenant of flat n has the account "An"."""
    return [("%d" % at, name, "A%d" % at, "2001-01-01", "9999-12-31") for at, name in enumerate(NAMES, 1)]


def registerOf(tenancies):
    return Register(FLATS, Office(tenancies))
