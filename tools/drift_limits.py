"""Writes the table behind the limits of drift, how high a sum climbs by chance: `python3 -m tools.drift_limits`."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.drift.running_sums import SLACK

STREAMS = 400_000
BASELINES = (3, 6, 12, 16, 25, 40, 60, 100, 160, 250, 400)
ROUNDS = (5, 10, 20, 33, 50, 70, 100, 150, 200, 300, 400)
CHANCES = (0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0002)
PLACE = Path("interviewer_app/core/calibration/drift/limits_table.py")


def highest_sums(baseline: int, rounds: tuple[int, ...], streams: int, seed: int) -> NDArray[np.float64]:
    """(len(rounds), streams) the highest that either sum stood by then, drawn without any change.

    The mean of `baseline` standard normals is taken off every observation: it is all one knows of a rater's own level.
    """
    rng = np.random.default_rng(seed)
    known = (rng.standard_normal(streams) / np.sqrt(baseline)).astype(np.float32)
    up, down, highest = (np.zeros(streams, np.float32) for _ in range(3))
    found = np.empty((len(rounds), streams))
    for n in range(1, max(rounds) + 1):
        z = rng.standard_normal(streams, np.float32) - known
        up = np.maximum(0, up + z - np.float32(SLACK))
        down = np.maximum(0, down - z - np.float32(SLACK))
        highest = np.maximum(highest, np.maximum(up, down))
        if n in rounds:
            found[rounds.index(n)] = highest
    return found


def table(streams: int = STREAMS) -> NDArray[np.float64]:
    """(BASELINES, ROUNDS, CHANCES) the height that chance alone exceeds that often."""
    below = 1 - np.array(CHANCES)
    return np.array([np.quantile(highest_sums(one, ROUNDS, streams, one), below, axis=1).T for one in BASELINES])


def written(heights: NDArray[np.float64]) -> str:
    lines = [
        '"""How high a running sum climbs by chance. Written by `python3 -m tools.drift_limits`, never by hand."""',
        "",
        "from __future__ import annotations",
        "",
        f"BASELINES = {BASELINES}",
        f"ROUNDS = {ROUNDS}",
        f"CHANCES = {CHANCES}",
        "# For each baseline, for each number of rounds: the height exceeded with each of the chances.",
        "HEIGHTS = (",
    ]
    for rows in heights:
        lines.append("    (")
        lines += ["        (" + ", ".join(f"{height:.2f}" for height in row) + ")," for row in rows]
        lines.append("    ),")
    return "\n".join([*lines, ")", ""])


def main() -> None:
    PLACE.write_text(written(table()), encoding="utf-8")


if __name__ == "__main__":
    main()
