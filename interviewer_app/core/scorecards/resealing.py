"""What may lie between two seals of one card, and who may set the later one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from interviewer_app.core.rounds.entries import OPENED, Entry, Problem, in_fold_order
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.state import RECOMMENDED, SealSeen
from interviewer_app.core.scorecards.signing.ed25519 import SigningKey

_Place = tuple[str, int]


def check_resealed(seals: Sequence[SealSeen], entries: Sequence[Entry]) -> list[Problem]:
    """What later seals cover that no amendment allows, and later seals that are not of who set the first."""
    return _other_hands(seals) + _between(seals, entries) if len(seals) > 1 else []


def may_seal_again(seals: Sequence[SealSeen], key: SigningKey | None) -> bool:
    """Whether a card with these seals may be sealed once more with `key`: a signed one only with the same."""
    known = next((seal.signature.key for seal in seals if seal.signature is not None), None)
    return known is None or (key is not None and key.key == known)


def _other_hands(seals: Sequence[SealSeen]) -> list[Problem]:
    problems, key, signed = [], "", 0
    for index, seal in enumerate(seals, start=1):
        where, own = f"seal {index}", "" if seal.signature is None else seal.signature.key
        if seal.author != seals[0].author:
            problems.append(Problem(where, "was set by another author than seal 1"))
        if key and not own:
            problems.append(Problem(where, f"is unsigned, though seal {signed} is signed"))
        elif key and own != key:
            problems.append(Problem(where, f"is signed with another key than seal {signed}"))
        if own and not key:
            key, signed = own, index
    return problems


def _between(seals: Sequence[SealSeen], entries: Sequence[Entry]) -> list[Problem]:
    """Every entry that came in between two seals, or before one that does not cover it."""
    walk, problems = _Walk(), []
    first = _first_covering(seals, entries)
    for entry in in_fold_order(entries):
        index = first.get((entry.stream, entry.number), 0)
        if index > 0 and entry.kind not in (OPENED, "sealed") and entry.body is not None:
            what = walk.wrong(entry) if len(walk.fold.seals) >= index else "stands before a seal that does not cover it"
            if what:
                problems.append(Problem(f"stream {entry.stream[:8]}, entry {entry.number}", what))
        walk.take(entry)
    return problems


def _first_covering(seals: Sequence[SealSeen], entries: Sequence[Entry]) -> dict[_Place, int]:
    """For each entry the place, from 0, of the first seal that covers it."""
    heads = [{stream: number for stream, number, _digest in seal.heads} for seal in seals]
    places = [(entry.stream, entry.number) for entry in entries]
    found = {}
    for stream, number in places:
        index = next((i for i, known in enumerate(heads) if number <= known.get(stream, 0)), None)
        if index is not None:
            found[stream, number] = index
    return found


class _Walk:
    """The round as it grows, and the moments that were added since its newest seal."""

    def __init__(self) -> None:
        self.fold = RoundFold()
        self._late: set[str] = set()

    def take(self, entry: Entry) -> None:
        self.fold.apply(entry)
        if entry.kind == "sealed":
            self._late = set()

    def wrong(self, entry: Entry) -> str:
        """Why no amendment allows `entry` here; "" where one does."""
        body, about = json.loads(entry.body or "{}"), {each.about for each in self.fold.amendments.open}
        if entry.kind == "amendment-begun":
            facts = self.fold.facts
            mine = facts is not None and body["by"]["id"] == facts.interviewer_id
            return "" if mine else "amends the card of somebody else"
        if entry.kind == "amendment-dropped" or self._amends(entry.kind, body, about):
            return ""
        return "changes a sealed card and no amendment allows it"

    def _amends(self, kind: str, body: dict[str, Any], about: set[str]) -> bool:
        match kind:
            case "rated":
                return body["dimension"] in about
            case "recommended":
                return RECOMMENDED in about
            case "moment-logged":
                return self._logs(body, about)
            case "moment-retracted":
                return self._is_late(body["moment"], about)
            case "moment-amended":
                return self._sorts(body, about) or self._finishes(body, about)
        return False

    def _logs(self, body: dict[str, Any], about: set[str]) -> bool:
        late = body.get("after_round") is True and body.get("dimension") in about
        if late and body["moment"] not in self.fold.moments:
            self._late.add(body["moment"])
            return True
        return False

    def _is_late(self, moment: str, about: set[str]) -> bool:
        return moment in self._late and self.fold.moments[moment].dimension in about

    def _finishes(self, body: dict[str, Any], about: set[str]) -> bool:
        """The note and the like of a late moment, which stays with what is amended."""
        stays = body.get("dimension") in (None, *about) and not body.get("cleared")
        return stays and self._is_late(body["moment"], about)

    def _sorts(self, body: dict[str, Any], about: set[str]) -> bool:
        """A moment that nobody had sorted joins the dimension that is amended, when it is cited for it."""
        known = self.fold.moments.get(body["moment"])
        alone = set(body) == {"amendment", "moment", "dimension"}
        return alone and body["dimension"] in about and known is not None and known.dimension is None
