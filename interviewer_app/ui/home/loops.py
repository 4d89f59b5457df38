"""The rounds of loops as Home offers them: above the packs, each with what it must bring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.texts import _
from interviewer_app.ui.home.rows import LoopPick, PackLine

if TYPE_CHECKING:
    from interviewer_app.core.loops.load import LoadedLoop
    from interviewer_app.core.loops.models import LoopRound


def loop_lines(folder: Path | None, packs: Sequence[PackLine], roots: Sequence[Path]) -> list[PackLine]:
    """A line per round of every loop in `folder`, in the order of the loops; a broken loop is one line with its reason.

    packs: the usable packs as they are offered, for what is known of their age
    """
    if folder is None or not folder.is_dir():
        return []
    from interviewer_app.core.loops.find import BrokenLoop, list_loops

    known = {line.ref: line for line in packs}
    found: list[PackLine] = []
    for each in list_loops(folder):
        if isinstance(each, BrokenLoop):
            found.append(PackLine(str(each.file), each.file.name, problem=" ".join(str(each.error).split())))
        else:
            found += _rounds(each, known, roots)
    return found


def _rounds(loaded: LoadedLoop, known: dict[str, PackLine], roots: Sequence[Path]) -> Iterator[PackLine]:
    loop = loaded.loop
    for number, each in enumerate(loop.rounds, start=1):
        title = _("{loop}, round {n}: {title}").format(loop=loop.title, n=number, title=each.title)
        yield _line(loaded, each, title, known, roots)


def _line(
    loaded: LoadedLoop, each: LoopRound, title: str, known: dict[str, PackLine], roots: Sequence[Path]
) -> PackLine:
    from interviewer_app.core.rubrics.find import find_pack

    pick = LoopPick(loaded.file, loaded.loop.id, each.id)
    try:
        pack = find_pack(each.pack, roots).pack
    except InterviewerError as error:
        return PackLine(each.pack, title, problem=" ".join(str(error).split()), loop=pick)
    ref = f"{pack.id}@{pack.version}"
    names = [d.name for d in pack.dimensions if d.id in each.evidence]
    must = _("This round must bring evidence on {names}.").format(names=", ".join(names))
    line = known.get(ref)
    detail = " · ".join(filter(None, (f"{pack.title} {pack.version}", line.detail if line else "")))
    more = line.known if line else ""
    return PackLine(ref, title, (each.minutes,), detail=detail, known=f"{must} {more}".strip(), loop=pick)
