"""Writing a report or a page to a file."""

from __future__ import annotations

from pathlib import Path

from interviewer_app.core.calibration.impact.results import ImpactResult
from interviewer_app.core.calibration.report.rater_page import RaterPaper, render_rater
from interviewer_app.core.calibration.report.render import render_report
from interviewer_app.core.calibration.telling.pseudonyms import names_of, pseudonymous, pseudonyms
from interviewer_app.core.calibration.whole_result import Whole
from interviewer_app.core.errors import MachineTrouble
from interviewer_app.core.papers.frame import PageSize
from interviewer_app.core.texts import _


def write_report(
    whole: Whole, path: Path, page_size: PageSize = "A4", pseudonyms_only: bool = False,
    impact: ImpactResult | None = None,
) -> None:  # fmt: skip
    """The calibration report of `whole` at `path`, replacing what is there only once it is complete.

    pseudonyms_only: letters instead of names; impact: selection rates by group, where the user brought groups
    raises: MachineTrouble where it cannot be written
    """
    shown = pseudonymous(whole, pseudonyms(names_of(whole), whole.digest)) if pseudonyms_only else whole
    _replace(path, render_report(shown, page_size, impact))


def write_page(paper: RaterPaper, path: Path, page_size: PageSize = "A4") -> None:
    """An interviewer's own page at `path`, likewise. raises: MachineTrouble"""
    _replace(path, render_rater(paper, page_size))


def check_place(path: Path) -> None:
    """Before anything is computed: whether there is a folder to write to. raises: MachineTrouble"""
    if not path.parent.is_dir() or path.is_dir():
        raise _trouble(path, _("there is no such folder") if not path.parent.is_dir() else _("it is a folder"))


def _trouble(path: Path, why: str) -> MachineTrouble:
    words = _("{file} cannot be written: {why}. Nothing is lost; choose another place.")
    return MachineTrouble(words.format(file=path, why=why))


def _replace(path: Path, pdf: bytes) -> None:
    beside = path.with_name(f".{path.name or 'report'}.new")
    try:
        beside.write_bytes(pdf)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise _trouble(path, error.strerror or str(error)) from error
