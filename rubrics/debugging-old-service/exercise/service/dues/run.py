# run.py - the monthly run, at night on the first of a month
#
# 2004-03 HB  first version
# 2013-06 MK  one booking per item of cost, so that tenants see what they pay for

from dues import bankfile
from dues.ledger import ESTATE
from dues.split import split

DEBIT = "debit"


def monthlyRun(register, ledger, costs, month):
    """Book what everybody owes for a month such as "2026-02", and return the file for the bank.

    costs: cents by item, such as {"heating": 480000}
    """
    day = month + "-01"
    due = dict.fromkeys(register.flats, 0)
    for item in sorted(costs):
        parts = split(costs[item], [flat.share for flat in register.flats])
        for flat, cents in zip(register.flats, parts):
            tenant = register.tenantOf(flat, day)
            ledger.book(tenant.account if tenant else ESTATE, month, item, cents)
            due[flat] += cents
    debits = []
    for flat in register.flats:
        tenant = register.tenantOf(flat, day)
        if tenant:
            ledger.book(tenant.account, month, DEBIT, -due[flat])
        debits.append((tenant, due[flat] if tenant else 0))
    return bankfile.write(debits)
