"""A table of questions becomes sections with probes; only the questions themselves must be there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from interviewer_app.core.rubrics.findings import one, shown
from interviewer_app.core.rubrics.markdown.names import same, shortened, slug, unique
from interviewer_app.core.rubrics.markdown.titles import probe_title, usual_openings
from interviewer_app.core.rubrics.tables.heads import QUESTIONS, known, question_head
from interviewer_app.core.rubrics.tables.reading import lines
from interviewer_app.core.rubrics.tables.sheet import Sheet
from interviewer_app.core.texts import _

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_WITH_ID = re.compile(r"\[([a-z0-9]+(?:-[a-z0-9]+)*)\][ ]+(.+)")
_MINUTES = re.compile(r"(\d{1,4})(?:[.,]0+)?(?:\s*(?:m|min|minutes?|')\.?)?", re.IGNORECASE)
_LONGEST_STYLE = 80


@dataclass
class Questions:
    """Sections as the pack has them, and which probes are asked in which style, in order."""

    sections: list[dict[str, Any]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)

    @property
    def styles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(style for _probe, style in self.asked if style))


def read_question_table(sheet: Sheet, dimensions: Mapping[str, str]) -> Questions:
    """The probes of a table; `dimensions` are names by id. raises: PackError with the cell that does not fit"""
    at = question_head(sheet)
    if at is None:
        remedy = _("name a column Question, and if you like others such as Dimension and Style")
        raise one(sheet.file, _("has no column of questions"), remedy)
    reader = _Reader(sheet.below(at), dimensions)
    reader.read()
    if not reader.found.asked:
        raise one(sheet.file, _("has no questions"), _("write one per row, in the column Question"))
    return reader.found


class _Reader:
    def __init__(self, sheet: Sheet, dimensions: Mapping[str, str]) -> None:
        self.found = Questions()
        self._sheet = sheet
        self._columns = known(sheet.rows[0], QUESTIONS)
        self._dimensions = dimensions
        self._by_name = {same(name): one_id for one_id, name in reversed(list(dimensions.items()))}
        self._sections: dict[str, dict[str, Any]] = {}
        self._section_ids: set[str] = set()
        self._probe_ids: set[str] = set()
        texts = [row[self._columns["text"]] for row in sheet.rows[1:]]
        self._openings = usual_openings(text for text in texts if text)

    def read(self) -> None:
        heading = ""
        for at, cells in enumerate(self._sheet.rows[1:], 1):
            if not any(cells):
                continue
            if self._cell(at, "text"):
                self._probe(at, heading)
            elif sum(map(bool, cells)) == 1:
                heading = " ".join(next(filter(None, cells)).split())
            else:
                raise self._sheet.trouble(
                    at, self._columns["text"], _("is empty in a row with words in it"), _("write the question")
                )

    def _cell(self, at: int, name: str) -> str:
        return self._sheet.rows[at][self._columns[name]] if name in self._columns else ""

    def _probe(self, at: int, heading: str) -> None:
        aims = self._aims(at)
        section = self._section(at, heading, aims)
        text, style = self._cell(at, "text"), shortened(" ".join(self._cell(at, "style").split()), _LONGEST_STYLE)
        number = len(section["probes"]) + 1
        probe_id = self._id(at, f"{section['id']}-{number}")
        title = " ".join(self._cell(at, "title").split()) or probe_title(
            str(len(self.found.asked) + 1), text, self._openings
        )
        probe: dict[str, Any] = {"id": probe_id, "title": shortened(title, 200), "text": text}
        probe |= {name: self._cell(at, name) for name in ("purpose", "written") if self._cell(at, name)}
        probe |= {name: lines(self._cell(at, name)) for name in ("listen_for", "hints") if lines(self._cell(at, name))}
        probe |= {"style": style} if style else {}
        probe |= {"dimensions": aims} if aims else {}
        follow_ups = self._follow_ups(at)
        probe |= {"follow_ups": follow_ups} if follow_ups else {}
        seconds = self._seconds(at)
        probe |= {"budget_s": seconds} if seconds else {}
        section["probes"].append(probe)
        self.found.asked.append((probe_id, style))

    def _id(self, at: int, usual: str) -> str:
        said = self._cell(at, "id")
        if not said:
            return unique(usual[-80:].strip("-"), usual, self._probe_ids)
        own = said if SLUG.fullmatch(said) else slug(said)
        if not own or len(own) > 80:
            raise self._trouble(
                at, "id", _('is "{text}"').format(text=shown(said, 40)), _("write small letters, digits and hyphens")
            )
        if own in self._probe_ids:
            raise self._trouble(at, "id", _('is "{name}" for the second time').format(name=own), _("choose another"))
        self._probe_ids.add(own)
        return own

    def _section(self, at: int, heading: str, aims: Sequence[str]) -> dict[str, Any]:
        name = " ".join(self._cell(at, "section").split()) or heading
        name = name or (self._dimensions[aims[0]] if aims else _("Questions"))
        section = self._sections.get(name)
        if section is None:
            own = unique(slug(name), f"section-{len(self._sections) + 1}", self._section_ids)
            section = self._sections[name] = {"id": own, "name": shortened(name, 200), "probes": []}
            self.found.sections.append(section)
        return section

    def _aims(self, at: int) -> list[str]:
        cell = self._cell(at, "dimensions")
        aims: list[str] = []
        for line in lines(cell):
            parts = [line] if self._dimension(line) else re.split(r"[;,]", line)
            for part in filter(None, map(str.strip, parts)):
                found = self._dimension(part)
                if found is None:
                    what = _('names the dimension "{name}", which is not in the table').format(name=shown(part))
                    raise self._trouble(at, "dimensions", what, _("check the spelling or add it"))
                aims += [] if found in aims else [found]
        return aims

    def _dimension(self, words: str) -> str | None:
        return words if words in self._dimensions else self._by_name.get(same(words))

    def _follow_ups(self, at: int) -> list[dict[str, str]]:
        made: list[dict[str, str]] = []
        taken: set[str] = set()
        for number, line in enumerate(lines(self._cell(at, "follow_ups")), 1):
            named = _WITH_ID.fullmatch(line)
            wanted = named[1] if named else f"f{number}"
            made.append({"id": unique(wanted, wanted, taken), "text": named[2] if named else line})
        return made

    def _seconds(self, at: int) -> int | None:
        for name, length in (("seconds", 1), ("minutes", 60)):
            cell = self._cell(at, name)
            found = _MINUTES.fullmatch(cell) if name == "minutes" else re.fullmatch(r"(\d{1,5})", cell)
            seconds = int(found[1]) * length if found else 0
            if cell and not 1 <= seconds <= 24 * 3600:
                raise self._trouble(
                    at, name, _('is "{text}"').format(text=shown(cell, 40)), _("write a whole number, at least 1")
                )
            if seconds:
                return seconds
        return None

    def _trouble(self, at: int, name: str, what: str, remedy: str) -> Exception:
        return self._sheet.trouble(at, self._columns[name], what, remedy)
