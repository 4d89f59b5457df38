from __future__ import annotations

import unittest
from collections.abc import Iterable
from itertools import repeat

from callers.order_page import pay
from callers.renewals import renew
from payments.client import PaymentsClient

from tests.fakes import FakeClock, FakeProvider


class TheCallers(unittest.TestCase):
    def setUp(self) -> None:
        self.clock = FakeClock()

    def client(self, troubles: Iterable[str] = (), declining: Iterable[str] = ()) -> PaymentsClient:
        return PaymentsClient(FakeProvider(self.clock, troubles, declining), self.clock)

    def test_the_order_page_shows_paid(self) -> None:
        self.assertEqual("paid", pay("o-1", "card", 990, self.client(), self.clock))

    def test_the_order_page_shows_declined(self) -> None:
        self.assertEqual("declined", pay("o-1", "card", 990, self.client(declining=["card"]), self.clock))

    def test_the_order_page_shows_pending_while_the_provider_is_down(self) -> None:
        self.assertEqual("pending", pay("o-1", "card", 990, self.client(repeat("down")), self.clock))

    def test_a_renewal_is_paid_after_one_failure(self) -> None:
        self.assertEqual("paid", renew("s-1", "card", 990, self.client(["", "down"]), self.clock))

    def test_a_renewal_waits_for_tomorrow_when_the_provider_stays_down(self) -> None:
        self.assertEqual("tomorrow", renew("s-1", "card", 990, self.client(repeat("down")), self.clock))
