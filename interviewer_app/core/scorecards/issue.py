"""Issuing a card: a folded round becomes a PDF that carries its own bundle, and a printed card is held against it."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple

from interviewer_app import __version__
from interviewer_app.core.errors import Refused
from interviewer_app.core.papers.attaching import Attachment
from interviewer_app.core.rounds.entries import Entry
from interviewer_app.core.rounds.fold import RoundFold, fold
from interviewer_app.core.rounds.purpose import Purpose, purpose_of
from interviewer_app.core.rubrics.load import pack_from_document
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.attach import bundle_attachment
from interviewer_app.core.scorecards.bundle import Bundle, write_bundle
from interviewer_app.core.scorecards.card import Scorecard, scorecard
from interviewer_app.core.scorecards.seal import sealed_part
from interviewer_app.core.scorecards.verify import Pages, opened
from interviewer_app.core.texts import _

PageSize = Literal["A4", "Letter"]
_LETTER_WIDTH_PT = 612
_APP = "Interviewer Copilot"


class Issued(NamedTuple):
    """A card as issued: the PDF, its attachment byte for byte, and what its round was for."""

    pdf: bytes
    bundle: bytes
    purpose: Purpose


def issue_card(
    entries: Sequence[Entry], document: dict[str, Any], *, page_size: PageSize = "A4", draft: bool = False
) -> Issued:
    """The card of a round as a PDF with its bundle attached; the same entries give the same bytes.

    An amendment that is not submitted yet is not on it.
    raises: Refused for a round that is not sealed, unless `draft` asks for the watermark
    """
    entries = sealed_part(entries)
    state, pack = fold(entries), pack_from_document(document)
    if not state.seals and not draft:
        raise Refused(_("The card is not submitted yet. Submit it, or ask for a draft, which prints a watermark."))
    purpose = "real" if state.facts is None else purpose_of(state.facts)
    bundle = write_bundle(entries, state, pack, document)
    return Issued(_pages(state, pack, len(entries), page_size, bundle_attachment(bundle)), bundle, purpose)


def compare_pages(pdf: bytes, bundle: Bundle) -> Pages:
    """Draw the card again from its attachment and hold it against what is printed.

    returns: `cannot tell` where the pages differ and the file names another version of the application as the one that
             drew them
    """
    state, pack = opened(bundle)
    return compare_drawn(pdf, lambda size: _pages(state, pack, len(bundle.entries), size))


def compare_drawn(pdf: bytes, draw: Callable[[PageSize], bytes]) -> Pages:
    """The same for any paper of ours: `draw` draws it again on paper of the size that is printed."""
    import pikepdf

    from interviewer_app.core.scorecards.pages import same_pages

    with pikepdf.open(io.BytesIO(pdf)) as printed:
        again = draw(_size_of(printed))
        with pikepdf.open(io.BytesIO(again)) as drawn:
            if same_pages(printed, drawn):
                return "match"
        named = str(printed.docinfo.get("/Creator", ""))
    return "cannot tell" if named != creator() and named.startswith(_APP) else "differ"


def creator() -> str:
    """What a card names as the program that drew it."""
    return f"{_APP} {__version__}"


def _size_of(printed: Any) -> PageSize:
    box = printed.pages[0].obj.get("/MediaBox", []) if len(printed.pages) else []
    return "Letter" if [round(float(edge)) for edge in list(box)[2:3]] == [_LETTER_WIDTH_PT] else "A4"


def _pages(
    state: RoundFold, pack: Pack, entries: int, page_size: PageSize, carried: Attachment | None = None
) -> bytes:
    from interviewer_app.core.scorecards.pdf.render import render_card

    card: Scorecard = scorecard(state, pack, entries=entries, app_version=__version__)
    return render_card(card, page_size=page_size, draft=card.seal is None, carried=carried)

