"""A figure as two files beside each other: its numbers, and its picture. Runs off the window's thread."""

from __future__ import annotations

from pathlib import Path

from interviewer_app.core.calibration.figures.drawn import Drawn
from interviewer_app.core.calibration.figures.export import csv_of_figure, svg_of
from interviewer_app.core.scorecards.files import write_file


def write_figure(drawn: Drawn, base: Path) -> None:
    """Write `base` with .csv and with .svg. raises: InterviewerError"""
    write_file(base.with_name(f"{base.name}.csv"), csv_of_figure(drawn))
    write_file(base.with_name(f"{base.name}.svg"), svg_of(drawn.figure))
