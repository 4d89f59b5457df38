"""A card as Markdown, to paste into a ticket or a wiki. What came from outside is text there too, never markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from interviewer_app.core.exchange.tables import clock
from interviewer_app.core.rounds.purpose import purpose_of, purpose_words
from interviewer_app.core.scorecards.card import DimensionRow, Scorecard
from interviewer_app.core.scorecards.recommended import card_level
from interviewer_app.core.texts import _

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~!&:@])")
# A dot that makes a name of a place on the net, as programs look for it to make a link: www.x, x.org.
_DOT = re.compile(r"(?<=www)\.|(?<=\w)\.(?=[^\W\d])", re.IGNORECASE)
_START = re.compile(r"^(\s*)(?:([-+=])|(\d{1,9})([.)]))", re.MULTILINE)
_TRACKS = ("implementation", "supervision", "level", "general")


def escaped(text: str) -> str:
    """`text` on one line of Markdown, every sign as itself: no link, no heading, no cell, no HTML."""
    flat = _DOT.sub(r"\\.", _SIGNS.sub(r"\\\1", " ".join(text.split())))
    return _START.sub(lambda found: f"\\{found[2]}" if found[2] else f"{found[3]}\\{found[4]}", flat)


def card_markdown(card: Scorecard) -> bytes:
    """Head, ratings by track, moments by time, recommendation. The same bytes for the same card."""
    return ("\n".join(_lines(card)).rstrip() + "\n").encode("utf-8")


def _lines(card: Scorecard) -> Iterator[str]:
    facts = card.facts
    yield f"# {escaped(facts.candidate)}: {escaped(facts.pack.title)}"
    yield ""
    state = "" if card.seal else _("draft, not submitted")
    marks = ", ".join(filter(None, (purpose_words(purpose_of(facts)), state)))
    yield from _bullets([
        *([f"**{marks}**"] if marks else []),
        _("Interviewer: {name}").format(name=escaped(facts.interviewer)),
        _("Pack: {id} {version}").format(id=escaped(facts.pack.id), version=escaped(facts.pack.version)),
        _("Minutes: {used} of {arranged}").format(used=card.used_ms // 60_000, arranged=facts.minutes),
        _("Round: {id}").format(id=facts.round),
        *map(escaped, card.deviations),
    ])  # fmt: skip
    for track in _TRACKS:
        rows = [row for row in card.rows if row.dimension.track == track]
        if rows:
            yield from _ratings(track, rows)
    yield from _moments(card)
    yield f"## {_('Recommendation')}"
    yield ""
    if card_level(card):
        yield from (escaped(card_level(card)), "")
    yield escaped(card.recommendation) or _("Nothing was written.")


def _bullets(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield f"- {line}"
    yield ""


def _ratings(track: str, rows: Sequence[DimensionRow]) -> Iterator[str]:
    yield f"## {_('Ratings')}: {track}"
    yield ""
    for row in rows:
        yield f"### {escaped(row.dimension.name)}"
        yield ""
        yield f"**{_level(row)}**"
        yield ""
        for text in (row.anchor or "", row.rating.rationale if row.rating else ""):
            if text:
                yield escaped(text)
                yield ""


def _level(row: DimensionRow) -> str:
    if row.rating is None:
        return _("Not rated")
    if row.rating.level is None:
        return _("No evidence: {why}").format(why=escaped(row.rating.no_evidence or ""))
    name = next((known.name for known in row.dimension.levels if known.value == row.rating.level), "")
    return " ".join(filter(None, (str(row.rating.level), escaped(name))))


def _moments(card: Scorecard) -> Iterator[str]:
    names = {kind.id: kind.name for kind in card.pack.kinds}
    dimensions = {row.dimension.id: row.dimension.name for row in card.rows}
    heads = [_("Time"), _("Moment"), _("Direction"), _("Dimension"), _("Prompted"), _("Words")]
    yield f"## {_('Moments')}"
    yield ""
    yield f"| {' | '.join(heads)} |"
    yield "|" + "---|" * len(heads)
    for m in card.log:
        kind = names.get(m.kind or "", _("something here"))
        dimension = dimensions.get(m.dimension or "", _("not sorted"))
        said = [quote.said for quote in card.quotes if quote.moment == m.id]
        words = " ".join([m.note, *(f"“{each.text}” ({each.speaker}, {clock(each.at_ms)})" for each in said)])
        cells = [clock(m.at_ms), kind, m.direction, dimension, _("prompted") if m.prompted else "", words]
        yield f"| {' | '.join(map(escaped, cells))} |"
    yield ""
