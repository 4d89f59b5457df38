"""RaschPy's many-facet fit of a table: prints the seconds its calibration took. Runs in the bench's own environment."""

from __future__ import annotations

import sys
import time

import pandas
from raschpy import MFRM


def main(table: str) -> int:
    read = pandas.read_csv(table)
    wide = read.pivot(index=["interviewer", "candidate"], columns="dimension", values="score")
    wide = wide - read["score"].min()
    wide.index.names = ["Rater", "Person"]
    model = MFRM(wide, max_score=int(wide.max().max()))
    start = time.perf_counter()
    model.calibrate()
    print(time.perf_counter() - start)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
