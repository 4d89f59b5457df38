"""Mail about a delivery: what a customer needs to know to get a parcel."""

from __future__ import annotations

from collections.abc import Callable

from preferences.store import Store


class Notices:
    """send: takes a customer and the words"""

    def __init__(self, store: Store, send: Callable[[str, str], None]) -> None:
        self._store = store
        self._send = send

    def parcel_waits(self, customer: str, parcel: str, place: str) -> bool:
        """Tell the customer where the parcel is, if we may; True if a mail went out."""
        settings = self._store.find(customer)
        if settings is None or not settings.mail:
            return False
        self._send(customer, f"Parcel {parcel} waits for you: {place}.")
        return True
