"""What the client promised before the change.

Each test passes on the service as it is and with the reference, and fails by assertion with the change.
"""

from __future__ import annotations

import contextlib
import unittest
from itertools import repeat

from callers.order_page import PATIENCE_S, pay
from payments.client import PaymentsClient
from payments.deadline import Deadline
from payments.errors import Busy, NoAnswer
from tests.fakes import FakeClock, FakeProvider


class Promises(unittest.TestCase):
    def setUp(self) -> None:
        self.clock = FakeClock()

    def test_a_lost_answer_does_not_charge_the_card_twice(self) -> None:
        """Trap: the key is made per request, and each attempt is a new request."""
        provider = FakeProvider(self.clock, ["lost"])
        pay("o-1", "card", 990, PaymentsClient(provider, self.clock), self.clock)
        self.assertEqual([("/charges", "o-1", 990)], provider.booked)

    def test_a_lost_answer_does_not_refund_twice(self) -> None:
        provider = FakeProvider(self.clock, ["lost"])
        with contextlib.suppress(NoAnswer):
            PaymentsClient(provider, self.clock).refund("c7", 990, Deadline.after(self.clock, 30.0))
        self.assertEqual([("/refunds", "c7", 990)], provider.booked)

    def test_the_order_page_answers_within_its_two_seconds(self) -> None:
        """Trap: the deadline is looked at once, before five attempts of two seconds each."""
        pay("o-1", "card", 990, PaymentsClient(FakeProvider(self.clock, repeat("silent")), self.clock), self.clock)
        self.assertLessEqual(self.clock.now(), PATIENCE_S)

    def test_a_declined_card_is_presented_once(self) -> None:
        """Trap: a final answer is retried; the provider blocks a card after three declines in a minute."""
        provider = FakeProvider(self.clock, declining=["card"])
        self.assertEqual("declined", pay("o-1", "card", 990, PaymentsClient(provider, self.clock), self.clock))
        self.assertEqual(1, len(provider.requests))

    def test_a_busy_provider_is_left_alone_for_as_long_as_it_asks(self) -> None:
        """Trap: half a second for everything, where the old look-up waited as told."""
        provider = FakeProvider(self.clock, ["busy"])
        with contextlib.suppress(Busy):
            PaymentsClient(provider, self.clock).charges_of("o-1", Deadline.after(self.clock, 30.0))
        self.assertEqual(0, provider.asked_too_early)
