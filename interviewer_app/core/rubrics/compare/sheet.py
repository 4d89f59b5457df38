"""A comparison on one page, to be signed: the answer, anchors and probes side by side, and lines for names.

What was taken out stands struck through, what came in underlined and bold. What does not fit is counted, never put on
a second page.
"""

from __future__ import annotations

from collections.abc import Sequence

from interviewer_app.core.papers.frame import MARGIN, About, Document, PageSize
from interviewer_app.core.papers.shaping import Style, measure
from interviewer_app.core.papers.wrapping import elide, wrap
from interviewer_app.core.rubrics.compare.changes import Comparison, Side
from interviewer_app.core.rubrics.compare.rows import BODY, GAP, LEAD, SMALL, Later, marked, rows
from interviewer_app.core.texts import _, plural

TITLE, HEAD, ANSWER, CODE = Style(16, True), Style(9, True), Style(11.5, True), Style(8, mono=True)
SIGN_LINES, SIGN_HIGH = 2, 62.0  # people who sign; points for all of them
MOST_REASONS = 9  # lines
HEADING_HIGH = 22.0


def sheet(found: Comparison, size: PageSize = "A4") -> bytes:
    """One page of PDF; the same comparison gives the same bytes."""
    same = found.old.id == found.new.id
    title = _("Change of a pack, to be signed off") if same else _("Two packs side by side, to be signed off")
    about = About(title, "", f"{found.old.ref}, {found.new.ref}", "Interviewer Copilot")
    document = Document(size, about)
    box, ink = document.box, document.ink
    ink.say.heading(1)
    ink.text(box.left, MARGIN + 12, title, TITLE)
    _legend(document, MARGIN + 12)
    y = _sides(document, found, MARGIN + 30)
    y = _answer(document, found, y + 16)
    _changes(document, rows(found, (box.width - GAP) / 2), y)
    _signatures(document, box.bottom - SIGN_HIGH)
    return document.finish()


def _sides(document: Document, found: Comparison, y: float) -> float:
    """Both packs with their digests in full, since the digest says what is signed."""
    box = document.box
    width = (box.width - GAP) / 2
    bottoms = []
    for left, word, side in ((box.left, _("Before"), found.old), (box.left + width + GAP, _("After"), found.new)):
        bottoms.append(_side(document, left, y, width, word, side))
    return max(bottoms)


def _side(document: Document, left: float, y: float, width: float, word: str, side: Side) -> float:
    ink = document.ink
    ink.line(left, y, left + width, y, "control", 0.8)
    ink.say.heading(2)
    ink.text(left, y + 12, elide(f"{word}: {side.version}", HEAD, width), HEAD)
    ink.say.paragraph()
    ink.text(left, y + 24, elide(side.title, BODY, width), BODY)
    ink.say.paragraph()
    ink.text(left, y + 35, elide(side.ref, SMALL, width), SMALL, "muted")
    ink.say.paragraph()
    for number, part in enumerate((side.digest[:32], side.digest[32:])):
        ink.text(left, y + 46 + number * 10, part or "–", CODE, "muted")
    return y + 58


def _answer(document: Document, found: Comparison, y: float) -> float:
    box, ink = document.box, document.ink
    ink.say.heading(2)
    for line in wrap(found.verdict.headline, ANSWER, box.width, 2):
        ink.text(box.left, y, line + " ", ANSWER)
        y += 15
    lines = [(line, number == 0) for reason in found.verdict.reasons
             for number, line in enumerate(wrap(reason, BODY, box.width - 10))]  # fmt: skip
    kept = lines if len(lines) <= MOST_REASONS else lines[: MOST_REASONS - 1]
    for line, first in kept:
        if first:
            ink.say.item()
            ink.say.label()
            ink.text(box.left, y, "•", BODY)
            ink.say.body()
        ink.text(box.left + 10, y, line + " ", BODY)
        y += LEAD
    if len(kept) < len(lines):
        ink.say.paragraph()
        ink.text(box.left + 10, y, _("… and more reasons, see rubric diff"), BODY, "muted")
        y += LEAD
    return y


def _changes(document: Document, told: Sequence[Later], y: float) -> None:
    """As many rows as fit above the signatures, with a line left to count the others."""
    bottom = document.box.bottom - SIGN_HIGH - 18
    heading = ""
    for number, later in enumerate(told):
        row = later()
        fresh = row.heading != heading
        if y + row.height + (HEADING_HIGH if fresh else 0) > bottom:
            left = len(told) - number
            words = plural("… and {n} more, see rubric diff", "… and {n} more, see rubric diff", left)
            document.ink.say.paragraph()
            document.ink.text(document.box.left, y + 10, words, Style(9, True))
            return
        if fresh:
            heading = row.heading
            y = _heading(document, heading, y)
        y = row.draw(document, y)


def _heading(document: Document, heading: str, y: float) -> float:
    ink, box = document.ink, document.box
    ink.line(box.left, y + 5, box.right, y + 5, "line", 0.8)
    ink.say.heading(2)
    ink.text(box.left, y + 16, heading, HEAD)
    ink.say.table()
    return y + HEADING_HIGH


def _legend(document: Document, y: float) -> None:
    """What the marks mean, drawn as they are."""
    ink, x = document.ink, document.box.right
    for words, old in ((_("came in"), False), (_("taken out"), True)):
        style = marked(old)
        wide = measure(words, style)
        x -= wide
        ink.say.paragraph()
        ink.text(x, y, words, style)
        height = y - 2.7 if old else y + 1.7
        ink.line(x, height, x + wide, height, "text", 0.7)
        x -= 10


def _signatures(document: Document, y: float) -> None:
    ink, box = document.ink, document.box
    ink.line(box.left, y, box.right, y, "control", 0.8)
    widths = (0.42, 0.18, 0.40)
    ink.say.done()
    for number in range(SIGN_LINES):
        left, base = box.left, y + 26 + number * 28
        for share, word in zip(widths, (_("Name"), _("Date"), _("Signature")), strict=True):
            width = box.width * share
            ink.line(left, base, left + width - 12, base, "text", 0.6)
            ink.say.paragraph()
            ink.text(left, base + 8.5, word, SMALL, "muted")
            left += width
