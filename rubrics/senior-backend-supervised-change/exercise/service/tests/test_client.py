from __future__ import annotations

import unittest
from itertools import repeat

from payments.client import PaymentsClient
from payments.deadline import Deadline
from payments.errors import Declined, OutOfTime, Unavailable

from tests.fakes import FakeClock, FakeProvider


class TheClient(unittest.TestCase):
    def setUp(self) -> None:
        self.clock = FakeClock()

    def client(self, provider: FakeProvider) -> PaymentsClient:
        return PaymentsClient(provider, self.clock)

    def in_two_seconds(self) -> Deadline:
        return Deadline.after(self.clock, 2.0)

    def test_a_charge_is_booked_and_its_id_returned(self) -> None:
        provider = FakeProvider(self.clock)
        self.assertEqual("c1", self.client(provider).charge("o-1", "card", 990, self.in_two_seconds()))
        self.assertEqual([("/charges", "o-1", 990)], provider.booked)

    def test_a_refund_is_booked_and_its_id_returned(self) -> None:
        provider = FakeProvider(self.clock)
        self.assertEqual("c1", self.client(provider).refund("c7", 990, self.in_two_seconds()))

    def test_every_charge_carries_a_key_of_its_own(self) -> None:
        provider = FakeProvider(self.clock)
        client = self.client(provider)
        client.charge("o-1", "card", 990, self.in_two_seconds())
        client.charge("o-2", "card", 990, self.in_two_seconds())
        first, second = (request.headers["Idempotency-Key"] for request in provider.requests)
        self.assertNotEqual(first, second)

    def test_a_declined_card_raises_declined(self) -> None:
        with self.assertRaises(Declined):
            self.client(FakeProvider(self.clock, declining=["card"])).charge("o-1", "card", 990, self.in_two_seconds())

    def test_a_provider_that_stays_down_raises_unavailable(self) -> None:
        with self.assertRaises(Unavailable):
            self.client(FakeProvider(self.clock, repeat("down"))).charge("o-1", "card", 990, self.in_two_seconds())

    def test_without_time_left_nothing_is_sent(self) -> None:
        provider = FakeProvider(self.clock)
        with self.assertRaises(OutOfTime):
            self.client(provider).charge("o-1", "card", 990, Deadline.after(self.clock, 0.0))
        self.assertEqual([], provider.requests)

    def test_reading_charges_survives_a_short_failure(self) -> None:
        provider = FakeProvider(self.clock, ["", "down", "down"])
        client = self.client(provider)
        client.charge("o-1", "card", 990, self.in_two_seconds())
        self.assertEqual(["c1"], client.charges_of("o-1", self.in_two_seconds()))
