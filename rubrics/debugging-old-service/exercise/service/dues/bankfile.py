# bankfile.py - the file the bank collects by
#
# 2004-03 HB  first version (tape)
# 2011-09 HB  disk instead of tape, the layout stays: 64 bytes a record, see bank.md
# 2016-01 MK  python 3

RECORD = 64


def write(debits):
    """The file for debits, a list of (tenant, cents); for an empty flat the tenant is None."""
    records = []
    for number, (tenant, cents) in enumerate(debits, 1):
        name, account = tenant or ("", "")
        record = "%06d%011d%-20s%-27s" % (number, cents, account, name[:27])
        records.append(record.encode("ascii", "replace"))
    return b"".join(records)
