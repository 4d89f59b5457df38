"""Which form belongs to a node of the outline."""

from __future__ import annotations

import re

from interviewer_app.ui.rubrics.form_dimension import dimension_form
from interviewer_app.ui.rubrics.form_parts import Source
from interviewer_app.ui.rubrics.form_probe import probe_form, section_form
from interviewer_app.ui.rubrics.form_rest import (
    ai_form,
    exercise_form,
    expectations_form,
    not_scored_form,
    pack_form,
    scripts_form,
    trials_form,
)
from interviewer_app.ui.rubrics.looks import FormLook
from interviewer_app.ui.rubrics.outline import items

_DIMENSION = re.compile(r"dimensions\[(\d+)\]")
_SECTION = re.compile(r"sections\[(\d+)\](?:\.probes\[(\d+)\])?")
_FIXED = {
    "ai": ai_form, "not_scored": not_scored_form, "expectations": expectations_form, "scripts": scripts_form,
    "exercise": exercise_form, "trials": trials_form,
}  # fmt: skip


def form_of(source: Source, node: str) -> FormLook:
    """The form of `node`, that of the pack itself for one that is not there any more."""
    if node in _FIXED:
        return _FIXED[node](source)
    found = _DIMENSION.fullmatch(node)
    if found and int(found[1]) < len(items(source.tree, "dimensions")):
        return dimension_form(source, int(found[1]))
    found = _SECTION.fullmatch(node)
    if found and int(found[1]) < len(items(source.tree, "sections")):
        if found[2] is None:
            return section_form(source, int(found[1]))
        if int(found[2]) < len(items(items(source.tree, "sections")[int(found[1])], "probes")):
            return probe_form(source, int(found[1]), int(found[2]))
    return pack_form(source)
