"""What to take next: what was begun, then what was not seen, then what was seen longest ago."""

from __future__ import annotations

from pathlib import Path

from interviewer_app.core.calibration.practice.following import AGAIN_DAYS, REST_DAYS, next_round
from interviewer_app.core.calibration.practice.history import read_history
from interviewer_app.core.calibration.practice.results import PracticeHistory
from tests.core.calibration.practice.made import DAY_US, START_US, as_gold, gold_called, practise, shipped


def test_the_first_round_is_one_not_seen() -> None:
    following = next_round(shipped(), PracticeHistory(), now_us=START_US)
    assert (following.gold, following.after_us) == ("cache-review-1", START_US)
    chosen = next_round(shipped(), PracticeHistory(), now_us=START_US, pack_id="senior-backend-supervised-change")
    assert chosen.gold == "senior-backend-1"
    assert next_round(shipped(), PracticeHistory(), now_us=0, pack_id="other").gold == ""


def test_the_next_one_stays_with_the_pack_and_rests_a_week(tmp_path: Path) -> None:
    file, known = tmp_path / "practice.sqlite", shipped()
    first = gold_called("senior-backend-1")
    practise(file, first, as_gold(first))
    following = next_round(known, read_history(file, known), now_us=START_US + DAY_US)
    assert (following.gold, following.after_us) == ("senior-backend-2", START_US + REST_DAYS * DAY_US)


def test_a_begun_round_comes_first_and_a_seen_one_last(tmp_path: Path) -> None:
    file, known = tmp_path / "practice.sqlite", shipped("cache-review")
    for day, gold in enumerate(known):
        practise(file, gold, as_gold(gold), day=day)
    again = next_round(known, read_history(file, known), now_us=START_US)
    assert (again.gold, again.after_us) == ("cache-review-1", START_US + AGAIN_DAYS * DAY_US)
    practise(file, known[2], None, day=9)
    assert next_round(known, read_history(file, known), now_us=START_US).gold == "cache-review-3"
