"""The page the team reads every morning: python3 -m pipeline.report"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pipeline.drift import ALERT, drift
from pipeline.model import Score, auc, precision
from pipeline.rows import build_rows
from pipeline.split import split
from pipeline.tables import read_folder

DATA = Path(__file__).parents[1] / "data"
EXTRACTED_ON = date(2026, 6, 30)


def report(folder: Path = DATA, today: date = EXTRACTED_ON) -> list[str]:
    """The lines of the page, for the extract in `folder` made on `today`."""
    rows = build_rows(read_folder(folder), today)
    train, test = split(rows)
    score = Score(train)
    lines = [
        f"rows          {len(rows)}, of which {len(train)} to learn from and {len(test)} to test on",
        f"came back     {sum(bool(row.returned) for row in test) / len(test):.0%} of the test",
        f"AUC           {auc(score, test):.2f}",
        f"precision     {precision(score, test):.0%} of the tenth we would call about",
    ]
    for name, value in drift(rows, today).items():
        lines.append(f"drift         {name} {value:.2f}{'  LOOK' if value > ALERT else ''}")
    return lines


if __name__ == "__main__":
    print("\n".join(report()))
