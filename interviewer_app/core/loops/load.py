"""From a file to a Loop, read as strictly as a pack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from interviewer_app.core import canonical
from interviewer_app.core.loops.models import Loop, LoopRound
from interviewer_app.core.rubrics.complaints import Complaint, complaints
from interviewer_app.core.rubrics.findings import PackError, one, unreadable
from interviewer_app.core.rubrics.yaml_source import LARGEST_FILE, Source, read_yaml
from interviewer_app.core.texts import _

DIGEST_TAG = "interviewer-loop/1"
_KEYS = (*Loop.model_fields, *LoopRound.model_fields)


@dataclass(frozen=True)
class LoadedLoop:
    """A loop with what proves which one it is.

    digest: 64 hex digits over the tree as written; source: the file with its lines
    """

    loop: Loop
    digest: str
    source: Source

    @property
    def file(self) -> str:
        return self.source.file


def load_loop(file: Path) -> LoadedLoop:
    """Read the loop in `file`.

    raises: PackError with everything that is wrong, one line each
    """
    try:
        with file.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise unreadable(str(file), error) from error
    return loop_of(data, str(file))


def loop_of(data: bytes, file: str) -> LoadedLoop:
    """The same from bytes that were read already."""
    if not data.strip():
        raise one(file, _("is empty"), _("write a loop, or begin one with `interviewer loop new`"))
    source = read_yaml(data, file)
    if not isinstance(source.tree, dict):
        what = _("begin it with id:, version: and title:")
        raise one(source.file, _("holds no keys"), what, line=source.line_of(()))
    loop = _checked(source)
    if source.findings or loop is None:
        raise PackError(sorted(source.findings, key=lambda finding: finding.line or 0))
    return LoadedLoop(loop, canonical.digest(DIGEST_TAG, canonical.canonical(source.tree)), source)


def _checked(source: Source) -> Loop | None:
    try:
        loop = Loop.model_validate(source.tree)
    except ValidationError as error:
        for place, what, remedy in complaints(error, _KEYS):
            source.find(place, what, remedy)
        return None
    for place, what, remedy in _together(loop):
        source.find(place, what, remedy)
    return loop


def _together(loop: Loop) -> Iterator[Complaint]:
    """What two parts of a loop have to agree on."""
    for round_id, count in Counter(each.id for each in loop.rounds).items():
        if count > 1:
            last = max(place for place, each in enumerate(loop.rounds) if each.id == round_id)
            what = _('"{id}" is the id of two rounds').format(id=round_id)
            yield ("rounds", last, "id"), what, _("give each round an id of its own")
    for number, each in enumerate(loop.rounds):
        for place, name in enumerate(each.evidence):
            if name in each.evidence[:place]:
                yield ("rounds", number, "evidence", place), _('"{id}" stands twice').format(id=name), _("keep one")
