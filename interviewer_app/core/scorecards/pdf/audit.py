"""The audit block: names in full, script, differences, rules, clock, changes, and the digests that bind it all."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.flow import Block, Where
from interviewer_app.core.papers.frame import Box, Document
from interviewer_app.core.papers.shaping import Style
from interviewer_app.core.papers.tables import Column, heading, pairs, paragraphs, table
from interviewer_app.core.rounds.notices import how_words, line_name
from interviewer_app.core.rounds.outcomes import reason_words
from interviewer_app.core.scorecards.card import Scorecard
from interviewer_app.core.scorecards.comparing.conditions import terms
from interviewer_app.core.scorecards.comparing.words import policy_words
from interviewer_app.core.scorecards.pdf.amended import amended_blocks, seal_rows
from interviewer_app.core.scorecards.pdf.corrections import correction_blocks
from interviewer_app.core.scorecards.pdf.spans import span_pairs
from interviewer_app.core.scorecards.pdf.wording import clock, date_and_time, length, zone
from interviewer_app.core.scorecards.pdf.words import level
from interviewer_app.core.scorecards.script import ProbeLine
from interviewer_app.core.texts import _

Drawing = Callable[[Document, float, Where], None]


def audit_blocks(card: Scorecard, box: Box, *, recommendation: bool) -> Iterator[Block]:
    """What a reader needs to trust or question the card. `recommendation`: print it in full here."""
    section = _("Audit")
    yield Block(24, _title(section), gap=14, key="audit", section=section, entry=(section, 0), together=True)
    if recommendation:
        yield heading(_("Recommendation in full"), section, "recommendation", gap=0)
        yield from paragraphs([*filter(None, [level(card)]), card.recommendation], box.width, section)
    yield heading(_("Differences to the script everybody gets"), section, "deviations", gap=12 if recommendation else 0)
    yield from paragraphs([*terms(card), *(card.deviations or [_("None.")])], box.width, section)
    yield heading(_("Script"), section)
    yield from _script(card, box, section)
    yield heading(_("AI rules"), section, "rules")
    yield from pairs(_rules(card), box.width, section)
    yield heading(_("Clock"), section)
    yield from pairs(_clock(card), box.width, section)
    if card.spans:
        yield heading(_("What the time went into, no evidence"), section)
        yield from pairs(span_pairs(card.spans), box.width, section)
    yield from correction_blocks(card, box, section)
    yield from amended_blocks(card, box, section)
    yield heading(_("Names and digests"), section, "names")
    yield from pairs(_digests(card), box.width, section, together=True)


def _title(section: str) -> Drawing:
    def draw(document: Document, y: float, known: Where) -> None:
        document.ink.say.heading(1)
        document.ink.text(document.box.left, y + 12, section, st.HEADING)
        document.ink.line(document.box.left, y + 18, document.box.right, y + 18, "control", 0.6)

    return draw


def _script(card: Scorecard, box: Box, section: str) -> Iterator[Block]:
    columns = (
        Column("", 18, st.TIME, "muted"),
        Column(_("Probe"), box.width - 18 - 84 - 50 - 50 - 50 - 60),
        Column(_("Outcome"), 84),
        Column(_("First at"), 50, st.TIME),
        Column(_("Used"), 50, st.TIME),
        Column(_("Planned"), 50, st.TIME),
        Column(_("Follow-ups"), 60),
    )
    yield from table(columns, [_probe_cells(line) for line in card.script], section)


def _probe_cells(line: ProbeLine) -> tuple[str, ...]:
    return (
        str(line.number),
        line.probe.title,
        _outcome(line),
        clock(line.from_ms) if line.from_ms is not None else "–",
        clock(line.used_ms) if line.from_ms is not None else "–",
        clock(line.budget_s * 1000) if line.budget_s is not None else "–",
        _("{n} of {all}").format(n=line.follow_ups_asked, all=line.follow_ups) if line.follow_ups else "–",
    )


def _outcome(line: ProbeLine) -> str:
    if line.reason:
        return _("skipped: {reason}").format(reason=reason_words(line.reason))
    outcomes = {"asked": _("asked"), "adapted": _("adapted words"), "skipped": _("skipped")}
    return outcomes.get(line.outcome, _("not reached"))


def _rules(card: Scorecard) -> list[tuple[str, str, Style]]:
    rows = [(_("Policy"), policy_words(card), st.BODY)]
    if len(card.phases) > 1:
        phases = ", ".join(f"{clock(phase.from_ms)} {phase.name}" for phase in card.phases)
        rows.append((_("Phases"), phases, st.BODY))
    rows.append((_("Tools"), "; ".join(card.pack.ai.tools) or _("none named"), st.BODY))
    if card.facts.assistant:
        rows.append((_("Assistant"), card.facts.assistant, st.BODY))
    rows.append((_("Read aloud"), card.pack.ai.read_aloud, st.BODY))
    known = card.pack.ai.answers
    given = [f"{clock(each.at_ms)} {known[each.answer].question}" for each in card.answers if each.answer < len(known)]
    if given:
        rows.append((_("Answers given"), "\n".join(given), st.BODY))
    rows += [(line_name(seen.line), how_words(seen), st.BODY) for seen in card.notices]
    return rows


def _clock(card: Scorecard) -> list[tuple[str, str, Style]]:
    """The round clock alone: pauses may be an accommodation, which no card may tell, so no wall time of the end."""
    started = date_and_time(card.started_us, card.offset_min) if card.started_us is not None else _("not yet")
    rows = [
        (_("Started"), f"{started} ({zone(card)})", st.BODY),
        (_("Used, arranged"), f"{length(card.used_ms)}; {length(card.facts.minutes * 60_000)}", st.BODY),
    ]
    if card.moved_ms:
        words = _("{length} before its clock, said by hand").format(length=length(card.moved_ms))
        rows.append((_("Began"), words, st.BODY))
    for gap in card.gaps:
        words = _("{since} to {until}: the application was not running").format(
            since=clock(gap.since_ms), until=clock(gap.until_ms)
        )
        rows.append((_("Gap"), words, st.BODY))
    return rows


def _digests(card: Scorecard) -> list[tuple[str, str, Style]]:
    facts = card.facts
    rows = [
        (_("Candidate"), facts.candidate, st.BODY),
        (_("Interviewer"), facts.interviewer, st.BODY),
        (_("Pack"), f"{card.pack.title}, {facts.pack.id} {facts.pack.version}", st.BODY),
        (_("Licence"), f"{card.pack.licence}; {', '.join(card.pack.authors)}".rstrip("; "), st.BODY),
        (_("Pack digest"), facts.pack.digest, st.CODE),
        (_("Card digest"), card.digest, st.CODE),
        (_("Round"), facts.round, st.CODE),
    ]
    rows += [(_("Head"), f"{head.stream} {head.number}\n{head.digest}", st.CODE) for head in card.heads]
    rows.append((_("Entries"), str(card.entries), st.BODY))
    rows += seal_rows(card)
    rows.append((_("Drawn by"), f"Interviewer Copilot {card.app_version}", st.BODY))
    return rows
