# split.py - an invoice, divided among the flats
#
# 2004-03 HB  first version
# 2009-11 MK  the auditors add up what we book and hold it against the invoice: not one cent more, not one less. So parts
#             are cut off, never rounded, and cents that are left over go to the first flats, one each.


def split(cents, shares):
    """Parts of an amount, one for each share and in their order."""
    whole = sum(shares)
    parts = [cents * share // whole for share in shares]
    for at in range(cents - sum(parts)):
        parts[at] += 1
    return parts
