"""Which wording of a dimension a role board reads by: of each pack the one that most candidates were rated by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from interviewer_app.core.debriefs.boards.cells import Anchors
from interviewer_app.core.debriefs.boards.role_cards import PackFace, RoleCard

References = Mapping[tuple[str, str], PackFace]


def references_of(people: Sequence[Sequence[RoleCard]], dimensions: Iterable[str]) -> References:
    """(pack id, dimension) -> the pack version whose anchors count; of equally many candidates the newest version."""
    used: dict[str, list[PackFace]] = {}
    for cards in people:
        for face in {id(card.face): card.face for card in cards}.values():
            used.setdefault(face.id, []).append(face)
    found: dict[tuple[str, str], PackFace] = {}
    for dimension in dimensions:
        for pack, faces in used.items():
            here = [face for face in faces if dimension in face.dimensions]
            if here:
                found[pack, dimension] = _most(here, dimension)
    return found


def _most(faces: Sequence[PackFace], dimension: str) -> PackFace:
    counts = Counter(face.anchors(dimension) for face in faces)
    newest: dict[Anchors, PackFace] = {}
    for face in sorted(faces, key=lambda face: _version(face.version)):
        newest[face.anchors(dimension)] = face
    return max(newest.values(), key=lambda face: (counts[face.anchors(dimension)], _version(face.version)))


def _version(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:4])


def is_across(card: RoleCard, dimension: str, references: References) -> bool:
    """Whether the card was rated by the same words on this dimension as most were on its pack."""
    return card.face.anchors(dimension) == references[card.face.id, dimension].anchors(dimension)
