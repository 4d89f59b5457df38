"""The team's report and a rater's page as PDFs. Runs off the window's thread, and is imported there."""

from __future__ import annotations

from pathlib import Path

from interviewer_app.core.calibration.rater_page import RaterPage
from interviewer_app.core.calibration.report.rater_page import RaterPaper, render_rater
from interviewer_app.core.calibration.report.render import render_report
from interviewer_app.core.calibration.whole_result import Whole
from interviewer_app.core.papers.frame import PageSize
from interviewer_app.core.scorecards.files import write_file


def write_report(whole: Whole, path: Path, page_size: str) -> None:
    """raises: MachineTrouble"""
    write_file(path, render_report(whole, _size(page_size)))


def write_page(page: RaterPage, path: Path, page_size: str) -> None:
    """raises: MachineTrouble"""
    methods = tuple(found for figure, found in page.methods if figure != "habits")
    paper = RaterPaper(page.told, page.months, page.cusum, page.habits, methods, page.period, page.digest)
    write_file(path, render_rater(paper, _size(page_size)))


def _size(page_size: str) -> PageSize:
    return "Letter" if page_size == "Letter" else "A4"
