"""Probes as they are read aloud: open, one at a time, not leading, with time and a written form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interviewer_app.core.rubrics.findings import Place
from interviewer_app.core.rubrics.lint.findings import CAMPION, OWN, SUDMAN, Remark
from interviewer_app.core.rubrics.lint.lists import phrases_of
from interviewer_app.core.rubrics.models import Pack, Probe
from interviewer_app.core.texts import _

_SENTENCE = re.compile(r"[^.!?…]+[.!?…]+|[^.!?…]+$")
_CLOSED = re.compile(
    r"^(?:(?:and|but|so|then),? )?(?:is|are|was|were|do|does|did|can|could|will|would|should|have|has|had|may|might)"
    r"(?:n['’]t)? (?:it|this|that|the|there|you|your|we|they|he|she|any|an?)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:what|which|who|where|when|why|how)\b", re.IGNORECASE)


def questions(pack: Pack) -> Iterator[Remark]:
    """Everything there is to say about the probes of a pack and their follow-ups."""
    for number, section in enumerate(pack.sections):
        for index, probe in enumerate(section.probes):
            place: Place = ("sections", number, "probes", index)
            yield from _text((*place, "text"), probe.text)
            for follow, follow_up in enumerate(probe.follow_ups):
                yield from _text((*place, "follow_ups", follow, "text"), follow_up.text)
            yield from _equipped(place, probe)


def _text(place: Place, text: str) -> Iterator[Remark]:
    asked = [sentence.strip() for sentence in _SENTENCE.findall(text) if sentence.rstrip().endswith("?")]
    leading = next((phrase for phrase in phrases_of("leading") if phrase in text.casefold()), "")
    if leading:
        yield Remark(
            "question-leads", "warning", place, _('says "{phrase}"').format(phrase=leading),
            _("it gives away the answer that is wanted"), _("ask what they think, and leave the direction open"),
            SUDMAN,
        )  # fmt: skip
    if len(asked) == 1 and _CLOSED.match(asked[0]) and not _ASKS.search(asked[0]):
        yield Remark(
            "question-is-yes-or-no", "warning", place, _("can be answered with yes or no"),
            _("one word is no evidence"), _("begin it with what, how or which"), CAMPION,
        )  # fmt: skip
    if len(asked) > 2 or (len(asked) == 2 and all(_ASKS.search(each) for each in asked)):
        yield Remark(
            "question-is-double", "warning", place, _("asks {n} questions at once").format(n=len(asked)),
            _("the second one is forgotten, or hides the first"), _("make a follow-up of the others"), SUDMAN,
        )  # fmt: skip


def _equipped(place: Place, probe: Probe) -> Iterator[Remark]:
    if not probe.dimensions:
        yield Remark(
            "probe-without-dimension", "warning", (*place, "dimensions"), _("is empty"),
            _("what this probe is for cannot be seen, and moments after it count as unprompted"),
            _("name the dimensions it aims at"), CAMPION,
        )  # fmt: skip
    if not probe.written:
        yield Remark(
            "no-written-form", "warning", (*place, "written"), _("is missing"),
            _("somebody who writes the answer must hear the same question"),
            _("write the question for a written answer"),
            OWN,
        )  # fmt: skip
    if not probe.listen_for:
        yield Remark(
            "nothing-to-listen-for", "warning", (*place, "listen_for"), _("is empty"),
            _("interviewers then listen for what they know best"), _("name what a good and a poor answer contain"),
            CAMPION,
        )  # fmt: skip
