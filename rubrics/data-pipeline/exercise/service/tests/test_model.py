from __future__ import annotations

import unittest

from pipeline.buckets import MISSING, Buckets
from pipeline.model import Score, auc, precision
from pipeline.rows import Row

from tests.small import day


def row(number: int, cents: int, returned: bool) -> Row:
    return Row(f"o{number}", day(0), {"cents": cents}, returned)


class TheScore(unittest.TestCase):
    def setUp(self) -> None:
        self.rows = [row(number, 1000 * number, number >= 6) for number in range(8)]

    def test_what_came_back_more_often_has_the_higher_score(self) -> None:
        score = Score(self.rows)
        self.assertGreater(score.of(row(9, 9000, False)), score.of(row(9, 0, False)))

    def test_auc_and_precision_are_one_where_the_score_tells_all(self) -> None:
        score = Score(self.rows)
        self.assertEqual((1.0, 1.0), (auc(score, self.rows), precision(score, self.rows, share=0.25)))

    def test_a_missing_value_is_a_bucket_of_its_own(self) -> None:
        buckets = Buckets([1, 2, 3, 4, None])
        self.assertEqual([MISSING, "quarter 1", "quarter 4"], [buckets.of(value) for value in (None, 1, 9)])
