"""What was changed after the first seal: the value it had and the one it has, by whom, when and why."""

from __future__ import annotations

from collections.abc import Iterator

from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.flow import Block
from interviewer_app.core.papers.frame import Box
from interviewer_app.core.papers.shaping import Style
from interviewer_app.core.papers.tables import Column, heading, single_lines, table
from interviewer_app.core.papers.wrapping import wrap
from interviewer_app.core.rounds.state import AmendmentSeen, Rating, Recommendation, SealSeen
from interviewer_app.core.scorecards.card import Scorecard
from interviewer_app.core.scorecards.pdf.wording import date_and_time
from interviewer_app.core.scorecards.recommended import level_words
from interviewer_app.core.scorecards.signing.ed25519 import fingerprint, is_key
from interviewer_app.core.texts import _, plural

KEY = "amended"  # the place in the document
_WHAT, _WHO = 88.0, 92.0


def amended_blocks(card: Scorecard, box: Box, section: str) -> Iterator[Block]:
    """The table of amendments; nothing where there are none."""
    if not card.amendments:
        return
    yield heading(_("Changed after the first seal"), section, KEY)
    third = (box.width - _WHAT - _WHO) / 3
    columns = (
        Column(_("What"), _WHAT),
        Column(_("As sealed before"), third),
        Column(_("Amended"), third),
        Column(_("By"), _WHO),
        Column(_("Reason"), third),
    )
    yield from table(columns, [_cells(card, each) for each in card.amendments], section)


def amended_lines(card: Scorecard, dimension: str, box: Box, section: str) -> Iterator[Block]:
    """Below a dimension: that it was amended, what it was, and why."""
    for each in card.amendments:
        if each.about == dimension:
            words = _("Amended {at} by {name}; before: {was}. Reason: {reason}").format(
                at=date_and_time(each.wall_us, card.offset_min), name=each.by, was=_short(card, each.was),
                reason=each.reason,
            )  # fmt: skip
            yield from single_lines(wrap(words, st.BODY, box.width), 0, st.BODY, section, colour="muted")


def seal_rows(card: Scorecard) -> list[tuple[str, str, Style]]:
    """Every seal with its time and key."""
    if not card.seals:
        return [(_("Seal"), _("none: this is a draft"), st.BODY)]
    several = len(card.seals) > 1
    return [
        (_("Seal {n}").format(n=number) if several else _("Seal"), _seal(card, seal), st.BODY)
        for number, seal in enumerate(card.seals, start=1)
    ]


def _seal(card: Scorecard, seal: SealSeen) -> str:
    at = date_and_time(seal.wall_us, card.offset_min)
    if seal.signature is None:
        return _("{at}, unsigned").format(at=at)
    key = fingerprint(seal.signature.key) if is_key(seal.signature.key) else "–"
    return _("{at}, signed, key {key}").format(at=at, key=key)


def _cells(card: Scorecard, each: AmendmentSeen) -> tuple[str, ...]:
    by = _("{name}, {at}, seal {n}").format(name=each.by, at=date_and_time(each.wall_us, card.offset_min), n=each.seal)
    names = {row.dimension.id: row.dimension.name for row in card.rows}
    if each.about in names:
        return names[each.about], _full(card, each.was), _full(card, each.became), by, each.reason
    return _("Recommendation"), _words(card, each.was_words), _words(card, each.became_words), by, each.reason


def _short(card: Scorecard, rating: Rating | None) -> str:
    """A rating without its rationale."""
    if rating is None:
        return _("not rated yet")
    if rating.level is None:
        return _("no evidence: {reason}").format(reason=rating.no_evidence or "–")
    dimension = next(row.dimension for row in card.rows if row.dimension.id == rating.dimension)
    name = next((level.name for level in dimension.levels if level.value == rating.level), "")
    count = plural("{n} moment cited", "{n} moments cited", len(rating.cites))
    return ", ".join(part for part in (f"{rating.level} {name}".strip(), count) if part)


def _full(card: Scorecard, rating: Rating | None) -> str:
    rationale = rating.rationale.strip() if rating else ""
    return _short(card, rating) + (f"\n{rationale}" if rationale else "")


def _words(card: Scorecard, words: Recommendation) -> str:
    ratings = {row.dimension.id: row.rating for row in card.rows if row.rating is not None}
    level = level_words(words.level, words.rests_on, card.pack, ratings)
    return "\n".join(part for part in (level, words.text.strip()) if part) or _("None written.")
