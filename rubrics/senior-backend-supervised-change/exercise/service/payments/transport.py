"""What the client needs of HTTP. The real transport is the platform's; it is not part of this task."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    body: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Response:
    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: dict[str, Any] = field(default_factory=dict)


class Transport(Protocol):
    def send(self, request: Request, timeout_s: float) -> Response:
        """One request, one response. Raises NoAnswer if none arrived within `timeout_s` seconds."""
        ...
