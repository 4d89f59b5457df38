# register.py - the flats, and who lives in them
#
# 2004-03 HB  first version
# 2016-01 MK  python 3; asks the estate office instead of reading its disk

from collections import namedtuple

Flat = namedtuple("Flat", "number share")  # share in thousandths of the estate
Tenant = namedtuple("Tenant", "name account")


class Register(object):
    """The flats in the order of the land register.

    office: tenant(number, day) answers (name, account), or None while a flat is empty. One answer takes about a second.
    """

    def __init__(self, flats, office):
        self.flats = flats
        self._office = office

    def tenantOf(self, flat, day):
        """Who owes the dues of a flat on a day such as "2026-02-01"; None while it is empty."""
        found = self._office.tenant(flat.number, day)
        return Tenant(*found) if found else None
