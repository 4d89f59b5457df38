"""Everything that can go wrong with a payment call."""

from __future__ import annotations


class PaymentsError(Exception):
    """Any of the below."""


class OutOfTime(PaymentsError):
    """The deadline had passed before the request was sent."""


class NoAnswer(PaymentsError):
    """The request may have left us; no answer came back."""


class Unavailable(PaymentsError):
    """The provider answered 5xx."""


class Busy(PaymentsError):
    """The provider answered 429 and asks us to stay away for `wait_s` seconds."""

    def __init__(self, wait_s: float) -> None:
        super().__init__(f"busy for {wait_s:g} s")
        self.wait_s = wait_s


class Declined(PaymentsError):
    """The card was declined (402)."""


class BadRequest(PaymentsError):
    """The provider does not accept what we sent (any other 4xx)."""
