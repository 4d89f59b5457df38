"""A round is predicted from what others made of its candidate, and from nothing of its own rater."""

from __future__ import annotations

import numpy as np
import pytest

from interviewer_app.core.calibration.drift.predicted import predicted
from interviewer_app.core.calibration.severity.fit import fit
from tools.simulated_ratings import simulated


def test_surprises_of_raters_who_did_not_move_are_standard() -> None:
    table = simulated(2, candidates=400, raters=10, per_candidate=3)[0]
    surprise = predicted(table, fit(table)).surprise
    assert np.isfinite(surprise).all()
    assert abs(surprise.mean()) < 0.08 and 0.93 < surprise.std() < 1.07


def test_a_prediction_leaves_its_own_round_out() -> None:
    table = simulated(3, candidates=40, raters=5)[0]
    made = fit(table)
    before = predicted(table, made)
    session, rater = table.session.codes[before.row], table.interviewer.codes[before.row]
    first, second = np.flatnonzero(table.candidate.codes[before.row] == table.candidate.codes[before.row[0]])[:2]
    own = (table.session.codes == session[first]) & (table.interviewer.codes == rater[first])
    changed = table.at(np.arange(table.n))
    changed.score[own] = 4
    after = predicted(changed, made)
    # Its own prediction stays: the surprise moves by the sum of scores alone; what others are predicted to give rises.
    moved = changed.score[own].sum() - table.score[own].sum()
    assert moved > 0 and after.surprise[first] > before.surprise[first]
    assert after.response[first] == pytest.approx(before.response[first])
    assert after.surprise[second] < before.surprise[second]
