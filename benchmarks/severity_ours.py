"""Our fit of a table, in a process of its own: prints the seconds it took and the bytes the process had at the most."""

from __future__ import annotations

import csv
import resource
import sys
import time

from interviewer_app.core.calibration.ratings import ratings
from interviewer_app.core.calibration.severity.fit import fit
from interviewer_app.core.calibration.severity.fitted import FitOptions


def main(table: str, model: str) -> int:
    with open(table, encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    columns = dict(zip(head, zip(*rows, strict=True), strict=True))
    read = ratings(columns["candidate"], columns["interviewer"], columns["dimension"], list(map(int, columns["score"])))
    del rows, columns
    start = time.perf_counter()
    made = fit(read, FitOptions(plain=model == "plain"))
    took = time.perf_counter() - start
    if not made.converged:
        print("the fit did not converge", file=sys.stderr)
        return 1
    print(took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
