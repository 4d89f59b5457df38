"""Page's two running sums: small shifts add up in them until they stand out from chance."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SLACK = 0.25  # k: half of the shift, in standard deviations per round, that the sums find soonest


def running_sums(
    surprise: NDArray[np.float64], slack: float = SLACK
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The upper and the lower sum after each surprise, both (streams, n) and at least 0.

    surprise: (streams, n), standard normal while nothing has changed; NaN where a stream has none: both sums
              stay as they are

    Source: Page (1954), Biometrika 41, 100-115; two-sided as in Lucas & Crosier (1982), Technometrics 24, 199-205:
    C+ = max(0, C+ + z - k), C- = max(0, C- - z - k), both from 0.
    """
    upper, lower = np.zeros_like(surprise), np.zeros_like(surprise)
    up = down = np.zeros(len(surprise))
    for n in range(surprise.shape[1]):
        seen = ~np.isnan(surprise[:, n])
        z = np.where(seen, surprise[:, n], 0.0)
        up = np.where(seen, np.maximum(0.0, up + z - slack), up)
        down = np.where(seen, np.maximum(0.0, down - z - slack), down)
        upper[:, n], lower[:, n] = up, down
    return upper, lower
