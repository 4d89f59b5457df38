"""Writing a report to a file."""

from __future__ import annotations

from pathlib import Path

from interviewer_app.core.calibration.report.render import render_report
from interviewer_app.core.calibration.telling.pseudonyms import names_of, pseudonymous, pseudonyms
from interviewer_app.core.calibration.whole_result import Whole
from interviewer_app.core.papers.frame import PageSize


def write_report(whole: Whole, path: Path, page_size: PageSize = "A4", pseudonyms_only: bool = False) -> None:
    """The calibration report of `whole` at `path`, replacing what is there only once it is complete.

    pseudonyms_only: letters instead of names; raises: OSError
    """
    shown = pseudonymous(whole, pseudonyms(names_of(whole), whole.digest)) if pseudonyms_only else whole
    pdf = render_report(shown, page_size)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(pdf)
    beside.replace(path)
