"""How Campaigns asks for preferences. By somebody who has left; released on the first Monday of a month."""

from __future__ import annotations

from preferences.api import Api


class PreferencesClient:
    """Unknown customers, and answers we cannot read, count as no."""

    def __init__(self, api: Api) -> None:
        self._api = api

    def may_mail(self, customer: str) -> bool:
        answer = self._api.handle("GET", f"/customers/{customer}/mail")
        return answer.status == 200 and answer.body.get("mail") is True
