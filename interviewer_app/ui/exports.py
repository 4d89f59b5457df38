"""Writing a round's card or bundle where the user said; runs off the window's thread, on connections of its own."""

from __future__ import annotations

from pathlib import Path

from interviewer_app.core.rubrics.load import pack_from_document
from interviewer_app.core.scorecards.bundle import write_bundle
from interviewer_app.core.scorecards.files import write_card, write_file
from interviewer_app.core.scorecards.issue import PageSize, issue_card
from interviewer_app.core.workspace.read import read_entries, read_round, read_round_pack
from interviewer_app.core.workspace.unseen import gate_for
from interviewer_app.ui.context import AppContext


def export_card(context: AppContext, round_id: str, path: str) -> None:
    """Write the card as a PDF; one that is not submitted carries a watermark.

    raises: InterviewerError
    """
    workspace = context.workspace
    gate_for(context, context.settings.author).check(round_id)
    document = read_round_pack(workspace, round_id)
    size: PageSize = "Letter" if context.settings.page_size == "Letter" else "A4"
    issued = issue_card(read_entries(workspace, round_id), document, page_size=size, draft=True)
    write_card(Path(path), issued.pdf, issued.purpose)


def export_bundle(context: AppContext, round_id: str, path: str) -> None:
    """Write the round as a bundle.

    raises: InterviewerError
    """
    workspace = context.workspace
    gate_for(context, context.settings.author).check(round_id)
    document = read_round_pack(workspace, round_id)
    entries, fold = read_entries(workspace, round_id), read_round(workspace, round_id)
    write_file(Path(path), write_bundle(entries, fold, pack_from_document(document), document))
