"""The one way our services talk to the payment provider. What it promises us is in provider.md."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from payments.deadline import Clock, Deadline
from payments.errors import BadRequest, Busy, Declined, NoAnswer, OutOfTime, Unavailable
from payments.transport import Request, Response, Transport

READS = 3
READ_PAUSE_S = 0.2


def random_key() -> str:
    return uuid.uuid4().hex


class PaymentsClient:
    """Every call returns or raises before its deadline."""

    def __init__(self, transport: Transport, clock: Clock, new_key: Callable[[], str] = random_key) -> None:
        self._transport = transport
        self._clock = clock
        self._new_key = new_key

    def charge(self, order: str, card: str, cents: int, deadline: Deadline) -> str:
        """Take money for an order; returns the id of the charge.

        After NoAnswer or Unavailable nobody knows whether the money was taken: ask `charges_of` before charging again.
        """
        body = self._send("POST", "/charges", deadline, {"order": order, "card": card, "cents": cents})
        return str(body["id"])

    def refund(self, charge: str, cents: int, deadline: Deadline) -> str:
        """Give money back; returns the id of the refund. As with `charge`, no answer means we do not know."""
        body = self._send("POST", "/refunds", deadline, {"charge": charge, "cents": cents})
        return str(body["id"])

    def charges_of(self, order: str, deadline: Deadline) -> list[str]:
        """The ids of all charges the provider has booked for an order. Reading twice does no harm, so this retries."""
        for turn in range(1, READS + 1):
            try:
                return list(self._send("GET", f"/orders/{order}/charges", deadline)["charges"])
            except (NoAnswer, Unavailable, Busy) as trouble:
                pause_s = trouble.wait_s if isinstance(trouble, Busy) else READ_PAUSE_S
                if turn == READS or pause_s >= deadline.left_s():
                    raise
                self._clock.sleep(pause_s)
        raise AssertionError("unreachable")

    def _send(self, method: str, path: str, deadline: Deadline, body: dict[str, Any] | None = None) -> dict[str, Any]:
        left_s = deadline.left_s()
        if left_s <= 0:
            raise OutOfTime(f"{method} {path} was not sent: no time left")
        request = Request(method, path, self._headers(method), body or {})
        return self._body_of(self._transport.send(request, timeout_s=left_s))

    def _headers(self, method: str) -> dict[str, str]:
        return {"Idempotency-Key": self._new_key()} if method == "POST" else {}

    def _body_of(self, response: Response) -> dict[str, Any]:
        if response.status == 402:
            raise Declined(response.body.get("reason", "declined"))
        if response.status == 429:
            raise Busy(float(response.headers.get("Retry-After", "1")))
        if response.status >= 500:
            raise Unavailable(f"provider answered {response.status}")
        if response.status >= 400:
            raise BadRequest(f"provider answered {response.status}")
        return response.body
