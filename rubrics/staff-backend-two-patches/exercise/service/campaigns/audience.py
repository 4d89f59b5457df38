"""Who gets the newsletter. Runs on Sunday night for 240,000 customers; the newsletter goes out on Monday at six."""

from __future__ import annotations

from collections.abc import Iterable

from campaigns.preferences_client import PreferencesClient


def audience(customers: Iterable[str], preferences: PreferencesClient) -> list[str]:
    """Those of `customers` who may be sent a newsletter."""
    return [customer for customer in customers if preferences.may_mail(customer)]
