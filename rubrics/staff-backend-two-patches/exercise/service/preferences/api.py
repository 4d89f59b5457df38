"""The service as others see it. What it promises them is in API.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from preferences.store import Settings, Store


@dataclass(frozen=True)
class Response:
    status: int
    body: dict[str, Any] = field(default_factory=dict)


class Api:
    def __init__(self, store: Store) -> None:
        self._store = store

    def handle(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Response:
        """Answer one request; HTTP itself is the platform's."""
        match (method, path.strip("/").split("/")):
            case ("GET", ["customers", customer, "mail"]):
                return self._shown(self._store.find(customer))
            case ("PUT", ["customers", customer, "mail"]):
                return self._switched(customer, body or {})
            case ("POST", ["customers", customer, "unsubscribe"]):
                return self._unsubscribed(self._store.find(customer))
        return Response(404)

    def _shown(self, settings: Settings | None) -> Response:
        if settings is None:
            return Response(404)
        return Response(200, {"customer": settings.customer, "mail": settings.mail})

    def _switched(self, customer: str, body: Mapping[str, Any]) -> Response:
        """The account page: one switch, "Send me mail"."""
        if not isinstance(body.get("mail"), bool):
            return Response(400)
        settings = Settings(customer, body["mail"])
        self._store.save(settings)
        return self._shown(settings)

    def _unsubscribed(self, settings: Settings | None) -> Response:
        """The link "Unsubscribe from this newsletter", at the foot of each one."""
        if settings is None:
            return Response(404)
        self._store.save(replace(settings, mail=False))
        return Response(200, {"done": True})
