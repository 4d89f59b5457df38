"""Issuing a card: a folded round becomes a PDF that carries its own bundle, and a printed card is held against it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

from interviewer_app import __version__
from interviewer_app.core.errors import Refused
from interviewer_app.core.rounds.entries import Entry
from interviewer_app.core.rounds.fold import RoundFold, fold
from interviewer_app.core.rubrics.load import pack_from_document
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.attach import with_bundle
from interviewer_app.core.scorecards.bundle import Bundle, write_bundle
from interviewer_app.core.scorecards.card import Scorecard, scorecard
from interviewer_app.core.scorecards.verify import Pages, opened
from interviewer_app.core.texts import _

PageSize = Literal["A4", "Letter"]
_LETTER_WIDTH_PT = 612


class Issued(NamedTuple):
    """A card as issued: the PDF, and its attachment byte for byte."""

    pdf: bytes
    bundle: bytes


def issue_card(
    entries: Sequence[Entry], document: dict[str, Any], *, page_size: PageSize = "A4", draft: bool = False
) -> Issued:
    """The card of a round as a PDF with its bundle attached; the same entries give the same bytes.

    raises: Refused for a round that is not sealed, unless `draft` asks for the watermark
    """
    state, pack = fold(entries), pack_from_document(document)
    if not state.seals and not draft:
        raise Refused(_("The card is not submitted yet. Submit it, or ask for a draft, which prints a watermark."))
    bundle = write_bundle(entries, state, pack, document)
    return Issued(with_bundle(_pages(state, pack, len(entries), page_size), bundle), bundle)


def compare_pages(pdf: bytes, bundle: Bundle) -> Pages:
    """Draw the card again from its attachment and hold it against what is printed.

    returns: `cannot tell` where another version of the application drew it
    """
    import pikepdf

    state, pack = opened(bundle)
    with pikepdf.open(io.BytesIO(pdf)) as printed:
        if str(printed.docinfo.get("/Creator", "")) != creator():
            return "cannot tell"
        width = float(printed.pages[0].mediabox[2])
        size: PageSize = "Letter" if round(width) == _LETTER_WIDTH_PT else "A4"
        again = _pages(state, pack, len(bundle.entries), size)
        with pikepdf.open(io.BytesIO(again)) as drawn:
            return "match" if _drawing(printed) == _drawing(drawn) else "differ"


def creator() -> str:
    """What a card names as the program that drew it."""
    return f"Interviewer Copilot {__version__}"


def _pages(state: RoundFold, pack: Pack, entries: int, page_size: PageSize) -> bytes:
    from interviewer_app.core.scorecards.pdf.render import render_card

    card: Scorecard = scorecard(state, pack, entries=entries, app_version=__version__)
    return render_card(card, page_size=page_size, draft=card.seal is None)


def _drawing(document: Any) -> list[tuple[Any, ...]]:
    """What a reader sees of each page: its size, its drawing instructions and the fonts and images they use."""
    return [(_box(page), _content(page), _streams(page.get("/Resources")), _notes(page)) for page in document.pages]


def _box(page: Any) -> list[float]:
    return [float(edge) for edge in page.mediabox]


def _content(page: Any) -> bytes:
    import pikepdf

    return bytes(pikepdf.unparse_content_stream(pikepdf.parse_content_stream(page)))


def _notes(page: Any) -> int:
    """How many annotations lie over the page: one more could cover a rating."""
    return len(page.get("/Annots", []))


def _streams(node: Any, depth: int = 0) -> list[bytes]:
    """The decoded streams below a resource dictionary (fonts, images), in the order of their names."""
    import pikepdf

    if depth > 8 or node is None:
        return []
    if isinstance(node, pikepdf.Stream):
        return [bytes(node.read_bytes())]
    if isinstance(node, pikepdf.Dictionary):
        return [found for key in sorted(node.keys()) if key != "/Parent" for found in _streams(node[key], depth + 1)]
    if isinstance(node, pikepdf.Array):
        return [found for item in node for found in _streams(item, depth + 1)]
    return []
