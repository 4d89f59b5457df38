"""A pack as two Markdown files of the family that the import reads: the rubric, and its questions.

People see headings, lists and a scoring matrix. Words come back as they are; white space inside them becomes one space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from interviewer_app.core.rubrics.markdown.matrix import value_of
from interviewer_app.core.rubrics.markdown.names import same, shortened
from interviewer_app.core.rubrics.markdown.note import LICENCE
from interviewer_app.core.rubrics.markdown.own import BETWEEN, comment
from interviewer_app.core.rubrics.markdown.rubric import ABOUT
from interviewer_app.core.rubrics.models import Dimension, Level, Pack, Probe
from interviewer_app.core.rubrics.tables.writing import shared_names

_LONGEST_HEADING = 120
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# Signs that mean something to Markdown anywhere, and what only means something where a line begins.
_MEANT = re.compile(r"([\\`*\[\]<|~]|&(?=[#\w])|(?<!\w)_|_(?!\w))")
_AT_THE_START = re.compile(r"\A([#>+\-=]|\d{1,9}(?=[.)]))")


def rubric_as_markdown(pack: Pack) -> str:
    """Title, what it is for, a section per dimension, and the scoring matrix."""
    level = f", {_words(pack.level)}" if pack.level else ""
    known = LICENCE.match(f"{pack.licence} licence")
    licence = f"{_words(pack.licence)} licence." if known else f"Licence: {_words(pack.licence)}."
    lines = [f"# {_words(pack.title)}", "", f"For the role {_words(pack.role)}{level}. {licence}", ""]
    for label, dimension in zip(_labels(len(pack.dimensions)), pack.dimensions, strict=True):
        lines += ["---", "", f"## {_heading(label, dimension)}", "", comment(dimension), "", *_about(dimension)]
    lines += ["---", "", "## Scoring Matrix", "", *_matrix(pack)]
    return "\n".join(lines) + "\n"


def questions_as_markdown(pack: Pack) -> str:
    """The questions below the dimension each of them aims at first, styles as headings; then those that aim at none."""
    lines = [f"# {_words(pack.title)} - Interview Questions", ""]
    for label, dimension in zip(_labels(len(pack.dimensions)), pack.dimensions, strict=True):
        asked = [probe for probe in pack.probes if probe.dimensions[:1] == (dimension.id,)]
        if asked:
            lines += [f"## {_heading(label, dimension)}", "", *_styles(asked)]
    names = {same(dimension.name) for dimension in pack.dimensions}
    for section in pack.sections:
        asked = [probe for probe in section.probes if not probe.dimensions]
        if asked:
            taken = same(section.name) in names or ABOUT.search(section.name)
            name = "Further questions" if taken else _words(shortened(section.name, _LONGEST_HEADING))
            lines += [f"## {name}", "", *_styles(asked)]
    return "\n".join(lines) + "\n"


def _labels(count: int) -> Sequence[str]:
    """A letter for each dimension, numbers where the letters do not suffice."""
    return _ALPHABET[:count] if count <= len(_ALPHABET) else [str(number) for number in range(1, count + 1)]


def _heading(label: str, dimension: Dimension) -> str:
    return f"{label} - {_words(shortened(dimension.name, _LONGEST_HEADING))}"


def _about(dimension: Dimension) -> Iterator[str]:
    for line in dimension.summary.split("\n"):
        if line.strip():
            yield from (_line(line), "")
    if dimension.look_for:
        yield from ("**What to look for:**", "")
        yield from (f"- {_line(item)}" for item in dimension.look_for)
        yield ""
    if dimension.track == "level":
        yield from ("**Levels:**", "")
        yield from (
            f"- {level.value}: {_words(level.name)}{BETWEEN}{_words(level.anchor or '')}".rstrip()
            for level in dimension.levels
        )
        yield ""


def _matrix(pack: Pack) -> Iterator[str]:
    names = shared_names(pack)
    head = [_head(value, names.get(value, "")) for value in pack.scale.values]
    yield f"| Competency | {' | '.join(head)} |"
    yield f"|---{'|---' * len(head)}|"
    for label, dimension in zip(_labels(len(pack.dimensions)), pack.dimensions, strict=True):
        if dimension.track != "level":
            name = _words(shortened(dimension.name, _LONGEST_HEADING))
            cells = [_cell(level, names) for level in dimension.levels]
            yield f"| **{label}** - {name} | {' | '.join(cells)} |"


def _cell(level: Level, names: Mapping[int, str]) -> str:
    """The anchor, after the name of its level where the head cannot show that for all dimensions."""
    if not level.anchor or not level.name or names.get(level.value) == level.name:
        return _words(level.anchor or "")
    return f"**{_words(level.name)}**{BETWEEN}{_words(level.anchor)}"


def _head(value: int, name: str) -> str:
    told = f"{value} - {name}"
    return _words(told) if value_of(told) == (value, name) else str(value)


def _styles(probes: Sequence[Probe]) -> Iterator[str]:
    for style in dict.fromkeys(probe.style for probe in probes):
        if style:
            yield from (f"### {_words(style)}", "")
        yield from _list(probe for probe in probes if probe.style == style)


def _list(probes: Iterable[Probe]) -> Iterator[str]:
    for number, probe in enumerate(probes, 1):
        mark = f"{number}. "
        yield f"{mark}{_line(probe.text)}"
        yield from (f"{' ' * len(mark)}- {_line(follow_up.text)}" for follow_up in probe.follow_ups)
    yield ""


def _words(text: str) -> str:
    """One line in which every sign stands for itself."""
    return _MEANT.sub(r"\\\1", " ".join(text.split()))


def _line(text: str) -> str:
    """The same where it begins a line."""
    words = _words(text)
    found = _AT_THE_START.match(words)
    if found is None:
        return words
    return f"\\{words}" if not found[1].isdigit() else f"{found[1]}\\{words[found.end() :]}"
