"""Learning from earlier orders, testing on later ones."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.rows import Row


def split(rows: Sequence[Row], test_share: float = 0.3) -> tuple[list[Row], list[Row]]:
    """The rows to learn from and the rows to test on; open orders are in neither.

    The test begins on some day; what we learn from was settled by then, as it will be when the score is used.
    """
    settled = sorted((row for row in rows if row.returned is not None), key=lambda row: (row.packed_on, row.order))
    first_day = settled[int(len(settled) * (1 - test_share))].packed_on
    train = [row for row in settled if row.settled_on <= first_day]
    test = [row for row in settled if row.packed_on >= first_day]
    return train, test
