"""What rounds have to say about one version of a pack, in counts. No Qt."""

from __future__ import annotations

from interviewer_app.core.texts import _, plural
from interviewer_app.core.workspace.health import DimensionHealth, PackHealth, ProbeHealth, Spread
from interviewer_app.core.workspace.health_words import counts_words, met_words, missing_words
from interviewer_app.core.workspace.met import Met
from interviewer_app.ui.packs.blocks import Reading
from interviewer_app.ui.packs.reading import seconds_words


def read_health(page: Reading, health: PackHealth, met: Met) -> None:
    """Below five rounds nothing but their number: a few rounds are about their candidates, not about the pack."""
    counts = health.counts
    page.part("health", _("What rounds say about it"), plural("{n} round", "{n} rounds", counts.rounds))
    page.text(f"{counts_words(counts)}. {missing_words(counts)}")
    page.text(met_words(met) + ".")
    if counts.missing:
        return
    if len(health.digests) > 1:
        words = _("It was changed without a new version: these rounds ran on {n} wordings.")
        page.text(words.format(n=len(health.digests)))
    if health.planned is not None and health.used is not None:
        words = _("Planned {planned}, used {used} (the middle of the rounds; {least} to {most}).")
        least, most = seconds_words(health.used.least_s), seconds_words(health.used.most_s)
        page.text(words.format(planned=_middle(health.planned), used=_middle(health.used), least=least, most=most))
    for probe in health.probes:
        _probe(page, probe)
    if health.dimensions:
        submitted = plural("{n} submitted card", "{n} submitted cards", health.submitted)
        page.add("label", _("Levels given, on {cards}").format(cards=submitted))
    for dimension in health.dimensions:
        page.add("point", dimension_words(dimension))


def probe_words(probe: ProbeHealth) -> str:
    """How often it was asked and what else became of it; they add up to the rounds that planned it."""
    parts = [_("asked {n}").format(n=probe.asked)]
    for count, words in (
        (probe.adapted, _("adapted {n}")), (probe.skipped, _("skipped {n}")), (probe.not_reached, _("not reached {n}")),
    ):  # fmt: skip
        parts += [words.format(n=count)] if count else []
    return _("{parts} of {planned}").format(parts=", ".join(parts), planned=probe.planned)


def dimension_words(dimension: DimensionHealth) -> str:
    """How often each level was given, and how often there was no evidence."""
    levels = ", ".join(
        _("{level}: {n}").format(level=f"{each.value} {each.name}".strip(), n=each.uses) for each in dimension.levels
    )
    words = f"{dimension.name} – {levels}"
    if dimension.no_evidence:
        words += "; " + _("no evidence: {n} of {all}").format(n=dimension.no_evidence, all=dimension.rated)
    return words


def _probe(page: Reading, probe: ProbeHealth) -> None:
    page.head(f"health/{probe.id}", probe.title, probe_words(probe))
    times = []
    if probe.budget is not None:
        times.append(_("planned {time}").format(time=_middle(probe.budget)))
    if probe.used is not None:
        times.append(_("used {time} ({least} to {most})").format(
            time=_middle(probe.used), least=seconds_words(probe.used.least_s), most=seconds_words(probe.used.most_s)
        ))  # fmt: skip
    times += [
        _("hint {n} given in {times}").format(n=place, times=plural("{n} round", "{n} rounds", count))
        for place, count in enumerate(probe.hints, 1)
        if count
    ]
    page.add("small", "  ·  ".join(times))
    if probe.reasons:
        page.add("small", _("Skipped: {reasons}").format(reasons=", ".join(
            f"{why.replace('-', ' ') or _('no reason said')} {count}" for why, count in probe.reasons.items()
        )))  # fmt: skip


def _middle(spread: Spread) -> str:
    return seconds_words(spread.median_s)
