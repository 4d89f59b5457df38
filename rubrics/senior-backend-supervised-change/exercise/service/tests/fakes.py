"""A provider in memory that keeps provider.md, and a clock that runs only when somebody waits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from payments.errors import NoAnswer
from payments.transport import Request, Response

BUSY_S = 5.0


class FakeClock:
    def __init__(self) -> None:
        self._now_s = 0.0

    def now(self) -> float:
        return self._now_s

    def sleep(self, seconds: float) -> None:
        self._now_s += seconds


class FakeProvider:
    """troubles: one word per request, in order: "down" (503), "busy" (429), "silent" (never answers), "lost" (acts,
    but the answer does not arrive), "" (works). When they run out, it works."""

    def __init__(self, clock: FakeClock, troubles: Iterable[str] = (), declining: Iterable[str] = ()) -> None:
        self.requests: list[Request] = []
        self.booked: list[tuple[str, str, int]] = []  # path, order or charge, cents
        self.declines: Counter[str] = Counter()
        self.asked_too_early = 0
        self._clock = clock
        self._troubles = iter(troubles)
        self._declining = set(declining)
        self._answers: dict[str, Response] = {}
        self._open_from_s = 0.0

    def send(self, request: Request, timeout_s: float) -> Response:
        self.requests.append(request)
        if self._clock.now() < self._open_from_s:
            self.asked_too_early += 1
        trouble = next(self._troubles, "")
        if trouble == "down":
            return Response(503)
        if trouble == "busy":
            self._open_from_s = self._clock.now() + BUSY_S
            return Response(429, {"Retry-After": f"{BUSY_S:g}"})
        if trouble == "silent":
            self._clock.sleep(timeout_s)
            raise NoAnswer("timed out")
        answer = self._answer(request)
        if trouble == "lost":
            raise NoAnswer("connection closed before the answer")
        return answer

    def _answer(self, request: Request) -> Response:
        if request.method == "GET":
            order = request.path.split("/")[2]
            charged = [path == "/charges" and whose == order for path, whose, _ in self.booked]
            return Response(200, body={"charges": [f"c{at}" for at, mine in enumerate(charged, 1) if mine]})
        key = request.headers["Idempotency-Key"]
        if key not in self._answers:
            self._answers[key] = self._book(request)
        return self._answers[key]

    def _book(self, request: Request) -> Response:
        card = request.body.get("card", "")
        if card in self._declining:
            self.declines[card] += 1
            return Response(402, body={"reason": "insufficient funds"})
        whose = request.body.get("order") or request.body["charge"]
        self.booked.append((request.path, whose, request.body["cents"]))
        return Response(201, body={"id": f"c{len(self.booked)}"})
