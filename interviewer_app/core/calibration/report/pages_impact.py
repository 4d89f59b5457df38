"""Selection rates by group, on paper for this one run."""

from __future__ import annotations

from collections.abc import Iterator

from interviewer_app.core.calibration.impact.results import ImpactResult
from interviewer_app.core.calibration.report.pages import columns
from interviewer_app.core.calibration.report.parts import section_head
from interviewer_app.core.calibration.telling.methods import statistic_words
from interviewer_app.core.papers.flow import Block
from interviewer_app.core.papers.frame import Box
from interviewer_app.core.papers.tables import paragraphs, table
from interviewer_app.core.texts import _


def impact_blocks(impact: ImpactResult | None, box: Box) -> Iterator[Block]:
    """Nothing where the user brought no groups."""
    if impact is None:
        return
    section = _("Selection rates by group")
    note = _(
        "Groups were brought for this run and are stored nowhere else. Katz interval of the ratio; Fisher's exact test."
    )
    yield section_head(section, note, box.width, "impact")
    beside = {one.group: one for one in impact.comparisons}
    rows = []
    for each in impact.groups:
        other = beside.get(each.group)
        told = [statistic_words(other.ratio), statistic_words(other.fisher_p, 4)] if other is not None else ["–", "–"]
        rows.append([each.group, str(each.n), str(each.selected), f"{100 * each.rate:.0f} %", *told])
    heads = columns(box, (_("Group"), 24), (_("candidates"), 12), (_("selected"), 12), (_("rate"), 10),
                    (_("ratio to the highest"), 26), (_("Fisher p"), 20))  # fmt: skip
    yield from table(heads, rows, section)
    words = [_("Ratio of the lowest to the highest: {ratio}.").format(ratio=statistic_words(impact.ratio))]
    if impact.below_four_fifths is not None:
        words.append(_("It is below four fifths.") if impact.below_four_fifths else _("It is not below four fifths."))
    if impact.flips:
        words.append(_("One person selected otherwise would turn that around."))
    yield from paragraphs([" ".join(words), *impact.remarks], box.width, section)
