"""Everything somebody practised on this machine, read from the practice workspace, a file beside the real one.

Boards, cards owed, pack health, exports and calibration read the user's workspace; practice never stands there.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from interviewer_app.core.calibration.practice.compare import compare
from interviewer_app.core.calibration.practice.load import LoadedGold, gold_roots, list_gold
from interviewer_app.core.calibration.practice.results import PracticeHistory, PracticeResult
from interviewer_app.core.errors import BadInput
from interviewer_app.core.places import Home
from interviewer_app.core.rubrics.load import pack_from_document
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.home_rows import RoundRow, read_round_rows
from interviewer_app.core.workspace.read import read_pack, read_round


def practice_of(home: Home) -> PracticeHistory:
    """All practice of the person whose home this is.

    raises: BadInput, MachineTrouble where the practice workspace cannot be read
    """
    return read_history(home.practice, [each for each in list_gold(gold_roots(home)) if isinstance(each, LoadedGold)])


def read_history(file: Path, known: Sequence[LoadedGold]) -> PracticeHistory:
    """What the practice workspace `file` holds, beside the gold rounds `known`; nothing where there is no file."""
    rows = sorted((row for row in read_round_rows(file) if row.interview), key=lambda row: (row.sealed_us or 0, row.id))
    golds = {each.gold.id: each for each in known}
    results: list[PracticeResult] = []
    remarks: list[str] = []
    for number, row in enumerate((row for row in rows if row.state == "sealed"), start=1):
        loaded = golds.get(row.interview)
        if loaded is None:
            words = _("{id}: rated, but its gold round is not on this machine any more.")
            remarks.append(words.format(id=row.interview))
            continue
        try:
            results.append(read_result(file, row, loaded, number))
        except BadInput as error:
            remarks.append(str(error))
    waiting = sorted((row for row in rows if row.state == "ended"), key=lambda row: -row.planned_us)
    return PracticeHistory(tuple(results), tuple((row.id, row.interview) for row in waiting), tuple(remarks))


def read_result(file: Path, row: RoundRow, loaded: LoadedGold, number: int) -> PracticeResult:
    """One submitted round of the practice workspace, on the pack it was rated with."""
    fold = read_round(file, row.id)
    pack = pack_from_document(read_pack(file, row.pack_digest))
    return compare(loaded.gold, pack, fold, number)
