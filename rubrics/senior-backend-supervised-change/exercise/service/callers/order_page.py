"""Checkout team. The shopper waits for this page."""

from __future__ import annotations

from payments.client import PaymentsClient
from payments.deadline import Clock, Deadline
from payments.errors import Declined, PaymentsError

PATIENCE_S = 2.0  # after that the gateway in front of us shows its own error page


def pay(order: str, card: str, cents: int, client: PaymentsClient, clock: Clock) -> str:
    """What the page shows: "paid", "declined" or "pending"."""
    try:
        client.charge(order, card, cents, Deadline.after(clock, PATIENCE_S))
    except Declined:
        return "declined"
    except PaymentsError:
        return "pending"  # the ledger job asks the provider within the hour and tells the shopper
    return "paid"
