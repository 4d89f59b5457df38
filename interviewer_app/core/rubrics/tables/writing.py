"""A pack as tables: dimensions and levels, and its questions. What they say, the import reads back.

Travels: dimensions with everything about them, and probes with their words, section names, dimensions and seconds; in a
workbook title, role and licence too. Does not travel: AI rules, kinds, scripts, links and the rest, nor the exercise.
"""

from __future__ import annotations

from collections.abc import Sequence

from interviewer_app.core.rubrics.markdown.matrix import value_of
from interviewer_app.core.rubrics.models import Dimension, FollowUp, Pack, Probe, Section
from interviewer_app.core.rubrics.tables.about import fact_rows
from interviewer_app.core.rubrics.tables.csv_files import csv_of
from interviewer_app.core.rubrics.tables.xlsx_write import Page, xlsx_of

QUESTION_HEAD = ("Id", "Section", "Title", "Question", "Purpose", "Listen for", "Style", "Dimensions", "Follow-ups",
                 "Hints", "Seconds", "Written")  # fmt: skip
_QUESTION_WIDTHS = (16, 20, 24, 60, 40, 40, 14, 24, 60, 40, 10, 40)


def pack_as_csv(pack: Pack) -> bytes:
    """The dimensions and their levels."""
    return csv_of(dimension_rows(pack))


def pack_as_xlsx(pack: Pack) -> bytes:
    """The same as the first sheet of a workbook, the questions as the second, title and licence as the third."""
    rows = dimension_rows(pack)
    levels = len(rows[0]) - 7
    widths = (20, 28, 20, 40, *[44] * levels, 48, 30, 10)
    questions = Page("Questions", question_rows(pack), _QUESTION_WIDTHS)
    return xlsx_of([Page("Dimensions", rows, widths), questions, Page("Pack", fact_rows(pack), (16, 60))])


def dimension_rows(pack: Pack) -> list[list[str]]:
    """A head and a row per dimension; a column for each value of the scale, those of facets alone in brackets."""
    outside = sorted({level.value for one in pack.dimensions for level in one.levels} - set(pack.scale.values))
    names = shared_names(pack)
    scale = [f"{value} {names[value]}" if value in names else str(value) for value in pack.scale.values]
    head = ["Id", "Dimension", "Track", "Summary", *scale, *(f"({value})" for value in outside)]
    head += ["Look for", "Level names", "Target"]
    values = [*pack.scale.values, *outside]
    return [head, *(_dimension_row(one, values, names) for one in pack.dimensions)]


def shared_names(pack: Pack) -> dict[int, str]:
    """Names of the scale's values on which all rated dimensions agree, if a head can hold them."""
    rated = [dimension for dimension in pack.dimensions if dimension.track != "level"]
    found = [{level.value: level.name for level in dimension.levels if level.name} for dimension in rated]
    alike = found and all(names == found[0] for names in found)
    return found[0] if alike and all(value_of(f"{n} {name}") == (n, name) for n, name in found[0].items()) else {}


def _dimension_row(dimension: Dimension, values: Sequence[int], shared: dict[int, str]) -> list[str]:
    anchors = {level.value: level.anchor or "" for level in dimension.levels}
    own = dimension.track == "level" or {level.value: level.name for level in dimension.levels if level.name} != shared
    names = "\n".join(f"{level.value} {_flat(level.name)}".strip() for level in dimension.levels) if own else ""
    return [
        dimension.id, dimension.name, dimension.track, dimension.summary, *(anchors.get(value, "") for value in values),
        _lines(dimension.look_for), names, str(dimension.target),
    ]  # fmt: skip


def question_rows(pack: Pack) -> list[list[str]]:
    """A head and a row per probe, in the order of the pack."""
    return [
        list(QUESTION_HEAD),
        *(_question_row(section, probe) for section in pack.sections for probe in section.probes),
    ]


def _question_row(section: Section, probe: Probe) -> list[str]:
    return [
        probe.id, section.name, probe.title, probe.text, probe.purpose, _lines(probe.listen_for), probe.style,
        "\n".join(probe.dimensions), "\n".join(map(_follow_up, probe.follow_ups)), _lines(probe.hints),
        "" if probe.budget_s is None else str(probe.budget_s), probe.written,
    ]  # fmt: skip


def _follow_up(follow_up: FollowUp) -> str:
    return f"[{follow_up.id}] {_flat(follow_up.text)}"


def _lines(items: Sequence[str]) -> str:
    return "\n".join(map(_flat, items))


def _flat(text: str) -> str:
    """One line: a cell holds one item of a list per line."""
    return " ".join(text.split())
