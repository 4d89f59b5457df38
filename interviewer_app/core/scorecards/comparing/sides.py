"""One card of a comparison, with what is asked of it again and again worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from interviewer_app.core.rubrics.load import LoadedPack
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.bundle import Bundle
from interviewer_app.core.scorecards.card import Scorecard
from interviewer_app.core.scorecards.comparing.answer import Compared, Difference
from interviewer_app.core.scorecards.comparing.words import card_names, label, usual
from interviewer_app.core.scorecards.deviations import Said, said

Cells = set[tuple[int, str]]  # position of a card and id of a dimension


@dataclass(frozen=True)
class Side:
    """A card at its place in the set; `name` is what sentences call it."""

    place: int
    name: str
    card: Scorecard
    pack: Pack
    bundle: Bundle
    said: Said
    reminded: frozenset[str]  # dimensions a nudge spoke of

    @cached_property
    def loaded(self) -> LoadedPack:
        """The pack of the bundle as if it had just been read, for whoever compares packs."""
        return LoadedPack(self.pack, self.bundle.pack_digest, self.bundle.document, Path())

    @property
    def digest(self) -> str:
        return self.bundle.pack_digest

    def of_track(self, track: str) -> tuple[str, ...]:
        return tuple(dimension.id for dimension in self.pack.dimensions if dimension.track == track)

    @property
    def rated(self) -> frozenset[str]:
        """Dimensions with a level; "no evidence" is none."""
        return frozenset(r.dimension.id for r in self.card.rows if r.rating is not None and r.rating.level is not None)


def sides(cards: Sequence[Compared], names: Sequence[str]) -> tuple[Side, ...]:
    called = names or card_names(len(cards))
    return tuple(_side(place, called[place], each) for place, each in enumerate(cards))


def _side(place: int, name: str, one: Compared) -> Side:
    told = said(one.fold, one.pack, one.card.script)
    reminded = frozenset(nudge.dimension for nudge in one.fold.nudges if nudge.dimension)
    return Side(place, name, one.card, one.pack, one.bundle, told, reminded)


def same_pack(found: Sequence[Side]) -> bool:
    return len({side.digest for side in found}) < 2


def by_pack_id(found: Sequence[Side]) -> list[list[Side]]:
    """The cards of each pack, whatever its version, in the order they were given."""
    groups: dict[str, list[Side]] = {}
    for side in found:
        groups.setdefault(side.pack.id, []).append(side)
    return list(groups.values())


def names_of(found: Sequence[Side], ids: Iterable[str]) -> list[str]:
    """Names of dimensions in the order of the packs; the first pack that has one names it."""
    known = {d.id: d.name for side in reversed(found) for d in side.pack.dimensions}
    wanted = set(ids)
    return [known[each] for each in in_order(found, wanted)]


def in_order(found: Sequence[Side], ids: Iterable[str]) -> tuple[str, ...]:
    """Ids of dimensions in the order of the packs, each once."""
    wanted = set(ids)
    every = dict.fromkeys(d.id for side in found for d in side.pack.dimensions)
    return tuple(each for each in every if each in wanted)


def difference(
    field: str, found: Sequence[Side], values: Sequence[str], effect: str, cells: Cells, *, decides: bool = False
) -> Difference:
    return Difference(
        field, label(field), tuple(values), effect, in_order(found, {name for _place, name in cells}), len(cells),
        usual(field), decides,
    )  # fmt: skip
