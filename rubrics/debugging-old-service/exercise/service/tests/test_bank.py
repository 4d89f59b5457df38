import unittest

from dues.bankfile import RECORD, write
from dues.ledger import Ledger
from dues.register import Tenant
from dues.returns import FEE, bookReturns
from dues.run import monthlyRun

from tests.estate import COSTS, fullHouse, registerOf


class TheBank(unittest.TestCase):
    def test_a_record_is_laid_out_as_the_manual_says(self):
        data = write([(Tenant("Adler", "DE01"), 90000)])
        self.assertEqual(b"000001" + b"00000090000" + b"DE01".ljust(20) + b"Adler".ljust(27), data)

    def test_a_long_name_is_cut(self):
        data = write([(Tenant("Abcdefghijklmnopqrstuvwxyz Adler", "DE01"), 1)])
        self.assertEqual(RECORD, len(data))

    def test_a_file_has_one_record_for_each_debit(self):
        data = monthlyRun(registerOf(fullHouse()), Ledger(), COSTS, "2026-02")
        numbers = [data[at:at + 6] for at in range(0, len(data), RECORD)]
        self.assertEqual([b"%06d" % number for number in range(1, 9)], numbers)

    def test_a_returned_debit_is_owed_again_with_a_fee(self):
        register, ledger = registerOf(fullHouse()), Ledger()
        monthlyRun(register, ledger, COSTS, "2026-02")
        self.assertEqual([("Costa", "no cover")], bookReturns(register, ledger, "2026-02", b"00000201"))
        self.assertEqual(90000 + FEE, ledger.booked("A2", "2026-02"))

    def test_two_returned_debits(self):
        register, ledger = registerOf(fullHouse()), Ledger()
        monthlyRun(register, ledger, COSTS, "2026-02")
        told = bookReturns(register, ledger, "2026-02", b"0000060200000803")
        self.assertEqual([("Brandt", "account closed"), ("Novak", "objection")], told)
