# returns.py - what the bank could not collect
#
# 2004-05 HB  first version. The bank knows our records by their place and by nothing else: record n is flat n of the
#             register, in every file we ever sent
# 2010-02 HB  fee

from dues.run import DEBIT

ANSWER = 8
FEE = 450
REASONS = {b"01": "no cover", b"02": "account closed", b"03": "objection"}


def bookReturns(register, ledger, month, answer):
    """Book the bank's answer to the file of a month; returns who gets a reminder, as (name, reason)."""
    reminders = []
    for at in range(0, len(answer), ANSWER):
        number, reason = int(answer[at:at + 6]), REASONS[answer[at + 6:at + 8]]
        tenant = register.tenantOf(register.flats[number - 1], month + "-01")
        owed = -ledger.booked(tenant.account, month, DEBIT)
        ledger.book(tenant.account, month, "returned: " + reason, owed + FEE)
        reminders.append((tenant.name, reason))
    return reminders
