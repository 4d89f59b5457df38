"""Subscriptions team. A nightly job, some 40,000 subscriptions in a row."""

from __future__ import annotations

from payments.client import PaymentsClient
from payments.deadline import Clock, Deadline
from payments.errors import Declined, PaymentsError

TURNS = 3
PATIENCE_S = 30.0


def renew(order: str, card: str, cents: int, client: PaymentsClient, clock: Clock) -> str:
    """Charge one subscription: "paid", "declined" or "tomorrow". Looks before it charges again."""
    for _ in range(TURNS):
        deadline = Deadline.after(clock, PATIENCE_S)
        try:
            if not client.charges_of(order, deadline):
                client.charge(order, card, cents, deadline)
            return "paid"
        except Declined:
            return "declined"
        except PaymentsError:
            continue
    return "tomorrow"
