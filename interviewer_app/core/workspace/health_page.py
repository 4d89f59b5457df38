"""Pack health as a page of text, at most 100 columns wide. Counts, never verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from interviewer_app.core.rounds.outcomes import reason_words
from interviewer_app.core.texts import _, plural
from interviewer_app.core.workspace.health import DimensionHealth, PackHealth, ProbeHealth, Spread
from interviewer_app.core.workspace.health_words import counts_words, missing_words

WIDE = 100
NAME = 36
LONGEST_LEVEL = 12


def health_page(health: PackHealth, title: str, more: Iterable[str] = ()) -> str:
    """The page, lines ending with a line feed. `title`: that of the pack; `more`: sentences to put below the counts."""
    lines = [title, f"{health.id}@{health.version}", "", _counts(health), *more]
    if len(health.digests) > 1:
        lines.append(_wordings(health))
    if not health.counts.missing:
        lines += [*_went(health.probes), *_minutes(health), *_levels(health)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def clock(seconds: int) -> str:
    """`7:05`; an hour and more stays in minutes."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def spread_words(spread: Spread | None) -> str:
    """`7:05 (4:10 to 9:00)`, the range left out where there is none, "" without a round."""
    if spread is None:
        return ""
    if spread.least_s == spread.most_s:
        return clock(spread.median_s)
    return _("{median} ({least} to {most})").format(
        median=clock(spread.median_s), least=clock(spread.least_s), most=clock(spread.most_s)
    )


def _counts(health: PackHealth) -> str:
    if health.counts.missing:
        return f"{counts_words(health.counts)}. {missing_words(health.counts)}"
    cards = plural("{n} card submitted", "{n} cards submitted", health.submitted)
    return f"{counts_words(health.counts)}; {cards}."


def _wordings(health: PackHealth) -> str:
    each = ", ".join(f"{digest[:8]} {rounds}" for digest, rounds in health.digests)
    return _("Changed without a new version; rounds on each wording, the newest first: {each}.").format(each=each)


def _went(probes: Sequence[ProbeHealth]) -> Iterator[str]:
    heads = (_("rounds"), _("asked"), _("adapted"), _("skipped"), _("not reached"), _("hints"))
    yield from _head(_("Probe"), heads)
    for probe in probes:
        hints = " ".join(map(str, probe.hints))
        counts = (probe.planned, probe.asked, probe.adapted, probe.skipped, probe.not_reached)
        yield _row(probe.title, [*map(str, counts), hints], heads)
        reasons = [f"{reason_words(why) or _('not said')} {n}" for why, n in sorted(probe.reasons.items())]
        if reasons:
            yield "  " + _("why skipped: {reasons}").format(reasons=", ".join(reasons))
    if any(probe.hints for probe in probes):
        yield _("Hints: in how many rounds each step of the ladder was given.")


def _minutes(health: PackHealth) -> Iterator[str]:
    heads = (_("planned").rjust(22), _("used").rjust(22))
    yield from _head(_("Minutes, the median and the range"), heads)
    yield _row(_("The round"), [spread_words(health.planned), spread_words(health.used)], heads)
    for probe in health.probes:
        yield _row(probe.title, [spread_words(probe.budget), spread_words(probe.used)], heads)


def _levels(health: PackHealth) -> Iterator[str]:
    """A table for each scale: ratings have one, level facets another."""
    for _values, found in groupby(health.dimensions, key=lambda each: [level.value for level in each.levels]):
        dimensions = list(found)
        heads = (*_level_heads(dimensions), _("no evidence"), _("never used"))
        yield from _head(_("Level, chosen on how many cards"), heads)
        for dimension in dimensions:
            never = ", ".join(map(str, dimension.never_used))
            nothing = _("{n} of {all}").format(n=dimension.no_evidence, all=dimension.rated)
            counts = [str(level.uses) for level in dimension.levels]
            yield _row(dimension.name, [*counts, nothing, never], heads)


def _level_heads(dimensions: Sequence[DimensionHealth]) -> list[str]:
    """The values, with their names where every dimension has the same short ones."""
    named = [[f"{level.value} {level.name}".strip() for level in dimension.levels] for dimension in dimensions]
    same = all(names == named[0] for names in named) and max(map(len, named[0])) <= LONGEST_LEVEL
    heads = named[0] if same else [str(level.value) for level in dimensions[0].levels]
    return [head.rjust(3) for head in heads]


def _head(name: str, heads: Sequence[str]) -> Iterator[str]:
    yield ""
    yield _row(name, heads, heads)


def _row(name: str, cells: Sequence[str], heads: Sequence[str]) -> str:
    """A name and its cells, each as wide as its head and set to the right."""
    name = " ".join(name.split())
    short = name if len(name) <= NAME else name[: NAME - 1] + "…"
    return short.ljust(NAME) + "".join("  " + cell.rjust(len(head)) for cell, head in zip(cells, heads, strict=True))
