"""Words that touch what must not be asked about: age, origin, family, health, faith and their like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interviewer_app.core.rubrics.findings import Place
from interviewer_app.core.rubrics.lint.findings import Remark
from interviewer_app.core.rubrics.lint.lists import Group, groups_of
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.texts import _


def fairness(pack: Pack) -> Iterator[Remark]:
    """Every text that is said to a candidate or rated by, read for words of a protected group."""
    groups = [(group, _pattern(group)) for group in groups_of("protected")]
    for place, text in _texts(pack):
        for group, pattern in groups:
            match = pattern.search(text)
            if match:
                yield Remark(
                    "touches-" + group.name, "warning", place,
                    _('says "{word}", which touches {about}').format(word=match[0], about=group.about),
                    _("it invites an answer that must not be known, let alone rated"),
                    _("ask about the work, or silence this with the reason"), group.source,
                )  # fmt: skip


def _pattern(group: Group) -> re.Pattern[str]:
    inner = "|".join(re.escape(word) for word in sorted(group.words, key=len, reverse=True))
    return re.compile(rf"\b(?:{inner})\b", re.IGNORECASE)


def _texts(pack: Pack) -> Iterator[tuple[Place, str]]:
    for number, dimension in enumerate(pack.dimensions):
        for index, level in enumerate(dimension.levels):
            if level.anchor:
                yield ("dimensions", number, "levels", index, "anchor"), level.anchor
    for number, section in enumerate(pack.sections):
        for index, probe in enumerate(section.probes):
            place: Place = ("sections", number, "probes", index)
            yield (*place, "text"), probe.text
            yield (*place, "written"), probe.written
            for follow, follow_up in enumerate(probe.follow_ups):
                yield (*place, "follow_ups", follow, "text"), follow_up.text
