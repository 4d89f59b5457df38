"""The import of a table decides here: what was said of it, what is still asked, when it can be read. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from interviewer_app.core.calibration.intake.mapping import NEEDED, VERSIONS, Reading
from interviewer_app.core.calibration.intake.prepare import Question
from interviewer_app.core.calibration.intake.preview import Preview, PreviewRow, preview
from interviewer_app.core.calibration.intake.remembered import recall, remember
from interviewer_app.core.texts import _
from interviewer_app.ui.calibration.import_look import AliasLook, ColumnLook, ImportLook
from interviewer_app.ui.context import AppContext

SHOWN = (*NEEDED, "session", "rated_at", *VERSIONS)


class Panel(Protocol):
    def show_look(self, look: ImportLook) -> None: ...


class View(Protocol):
    @property
    def table(self) -> Panel: ...
    def show_table(self) -> None: ...
    def show_trouble(self, words: str) -> None: ...


class Run(Protocol):
    def __call__(
        self, work: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[str], None] | None = None
    ) -> None: ...


class Table(NamedTuple):
    """What was found, and whether some of it was remembered."""

    preview: Preview
    remembered: bool


class Shelf(NamedTuple):
    """Where readings are remembered."""

    file: Path

    def look(self, file: Path) -> Table:
        """A table that was not seen before, or as it was read then. raises: BadInput"""
        found = preview(file)
        before = recall(self.file, [each.heading for each in found.columns])
        return Table(found if before is None else preview(file, None, before), before is not None)

    def keep(self, found: Preview, reading: Reading) -> None:
        """raises: MachineTrouble"""
        remember(self.file, [each.heading for each in found.columns], reading)


def remembering(context: AppContext) -> Shelf:
    return Shelf(context.home.tables)


class ImportPresenter:
    """`read(file, reading)` is called once the table can be read so, `left()` when it is not wanted."""

    def __init__(self, view: View, run: Run, shelf: Shelf) -> None:
        self._view, self._run, self._shelf = view, run, shelf
        self.read: list[Callable[[str, Reading], None]] = []
        self.left: list[Callable[[], None]] = []
        self._file = ""
        self._found: Preview | None = None
        self._remembered = False
        self._order: tuple[str, ...] = ()  # of words that nobody has put in order yet
        self._asked = 0
        self._wanted: Reading | None = None  # what the table is being looked at with
        self._picked: tuple[str, Reading] | None = None  # the column picked last, and the reading before that
        self._take_then, self._ordered = False, False  # whether words were just taken in the order they stand

    def begin(self, file: str) -> None:
        """Look into a table: its first rows, and what is known of such headings."""
        self._file, self._found, self._order, self._remembered = file, None, (), False
        self._wanted, self._picked, self._ordered = None, None, False
        self._view.show_table()
        self._view.table.show_look(_only(Path(file).name, _("Reading the first lines …"), ""))
        self._look(lambda: self._shelf.look(Path(file)))

    def column_picked(self, field: str, heading: str) -> None:
        """A column is that field. What arrows pass over on the way to it is taken from no other field."""
        if self._picked is None or self._picked[0] != field:
            self._picked = field, self._reading
        picked = self._picked
        reading = picked[1]
        others = {name: "" for name, said in reading.columns.items() if said == heading and heading}
        wide = () if heading and field in ("dimension", "score") else reading.wide
        self._again(replace(reading, columns={**reading.columns, **others, field: heading}, wide=wide))
        self._picked = picked

    def wide_ticked(self, heading: str, on: bool) -> None:
        """A column is a dimension of its own, or is not."""
        reading = self._reading
        columns = {**reading.columns, "dimension": "", "score": ""} if on else dict(reading.columns)
        columns = {name: "" if said == heading and on else said for name, said in columns.items()}
        wide = tuple(each for each in reading.wide if each != heading)
        self._again(replace(reading, columns=columns, wide=(*wide, heading) if on else wide))

    def dates_picked(self, order: str) -> None:
        self._again(replace(self._reading, dates=order))

    def scale_moved(self, words: list[str]) -> None:
        if self._asks("scale"):
            self._order = tuple(words)
            self._show()
        else:
            self._again(replace(self._reading, scale=scale_in(words)))

    def alias_taken(self, kind: str, spelling: str, taken: bool) -> None:
        """One name for two spellings, or two again."""
        reading = self._reading
        names = dict(reading.same if kind == "same" else reading.renamed)
        name = next((each.about for each in self._questions(kind) if spelling in each.choices), "")
        names.pop(spelling, None)
        if taken and name:
            names[spelling] = name
        self._again(replace(reading, same=names) if kind == "same" else replace(reading, renamed=names))

    def take(self) -> None:
        """Read the table so, once what was said last is seen; words in no order yet are taken as they stand first."""
        if self._wanted is not None:
            self._take_then = True
            return
        if self._asks("scale"):
            self._again(replace(self._reading, scale=scale_in(self._words())))
            self._ordered = True
            return
        if self._found is None or not self._found.ready:
            return
        found, reading = self._found, self._reading
        self._run(lambda: self._shelf.keep(found, reading), lambda _none: None, self._view.show_trouble)
        for tell in self.read:
            tell(self._file, reading)

    def leave(self) -> None:
        self._asked += 1
        for tell in self.left:
            tell()

    @property
    def _reading(self) -> Reading:
        if self._wanted is not None:
            return self._wanted
        return self._found.reading if self._found is not None else Reading()

    def _questions(self, what: str) -> list[Question]:
        return [each for each in self._found.questions if each.what == what] if self._found is not None else []

    def _asks(self, what: str) -> bool:
        return any(each.needed for each in self._questions(what))

    def _again(self, reading: Reading) -> None:
        file, remembered = Path(self._file), self._remembered
        self._wanted, self._picked = reading, None
        self._look(lambda: Table(preview(file, reading), remembered))

    def _look(self, work: Callable[[], Table]) -> None:
        """Look again; an answer that came too late is not shown."""
        self._asked += 1
        asked, self._take_then = self._asked, False

        def then(table: Table) -> None:
            if asked == self._asked:
                self._found, self._remembered, self._wanted = table.preview, table.remembered, None
                self._show()
                if self._take_then:
                    self.take()

        def failed(words: str) -> None:
            if asked == self._asked:
                self._wanted = None
                self._show_problem(words)

        self._run(work, then, failed)

    def _words(self) -> tuple[str, ...]:
        """The words of the scale, lowest first as far as that is known."""
        asked = next((each.choices for each in self._questions("scale") if each.needed), ())
        if asked:
            return self._order if set(self._order) == set(asked) else asked
        scale = self._reading.scale
        return tuple(sorted(scale, key=lambda word: scale[word]))

    def _show_problem(self, words: str) -> None:
        if self._found is None:
            self._view.table.show_look(_only(Path(self._file).name, "", words))
        else:
            self._view.table.show_look(replace(self._made(self._found), problem=words))

    def _show(self) -> None:
        if self._found is not None:
            self._view.table.show_look(self._made(self._found))

    def _made(self, found: Preview) -> ImportLook:
        heads, rows = lines_of(found.rows)
        reading, asks = found.reading, self._asks("scale")
        return ImportLook(
            name=found.name,
            headings=tuple(each.heading for each in found.columns if each.heading),
            columns=tuple(column_look(field, reading) for field in SHOWN),
            wide=reading.wide,
            words=self._words(),
            aliases=(*self._aliases("same", reading.same), *self._aliases("renamed", reading.renamed)),
            heads=heads,
            rows=rows,
            said=" ".join(([_("Read as last time.")] if self._remembered else []) + list(found.remarks)),
            problem=problem_of(found),
            ask=self._ask(asks),
            may_be_wide=self._may_be_wide(found),
            short=(_("line"), _("rating")),
            dates=reading.dates if reading.dates or not self._asks("dates") else "?",
        )

    def _ask(self, asks: bool) -> str:
        if asks:
            return _("Put the words in their order, lowest first; then Ctrl Enter.")
        words = _("They are read in this order, as the lines above show; Ctrl Enter reads the table.")
        return words if self._ordered else ""

    def _may_be_wide(self, found: Preview) -> tuple[str, ...]:
        """Columns that may be ticked as a dimension: those that are, and where there is no rating all that are free."""
        reading = found.reading
        if reading.columns.get("score"):
            return ()
        taken = {said for said in reading.columns.values() if said}
        return tuple(each.heading for each in found.columns if each.heading and each.heading not in taken)

    def _aliases(self, kind: str, taken: Mapping[str, str]) -> list[AliasLook]:
        """What is taken as one, then what may be; each spelling once."""
        found = {spelling: AliasLook(kind, spelling, name, True) for spelling, name in taken.items()}
        for question in self._questions(kind):
            for spelling in question.choices:
                found.setdefault(spelling, AliasLook(kind, spelling, question.about, False))
        return list(found.values())


def scale_in(words: list[str] | tuple[str, ...]) -> dict[str, int]:
    return {word: number for number, word in enumerate(words, 1)}


def column_look(field: str, reading: Reading) -> ColumnLook:
    labels = {
        "candidate": _("Candidate"), "interviewer": _("Interviewer"), "dimension": _("Dimension"), "score": _("Rating"),
        "session": _("Interview"), "rated_at": _("Rated at"), "rubric_version": _("Rubric version"),
        "task_version": _("Task version"), "tool_version": _("Version of the assistant"),
    }  # fmt: skip
    needed = field in NEEDED and not (reading.wide and field in ("dimension", "score"))
    return ColumnLook(field, labels[field], needed, reading.columns.get(field, ""))


def lines_of(rows: tuple[PreviewRow, ...]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Headings and cells of the first ratings; columns that say nothing are left out."""
    heads = (_("line"), _("candidate"), _("interviewer"), _("dimension"), _("rating"), _("interview"), _("rated at"))
    made = [
        (str(row.line), row.candidate, row.interviewer, row.dimension, str(row.score), row.session, _day(row.rated_us))
        for row in rows
    ]
    kept = [at for at in range(len(heads)) if any(line[at] for line in made)]
    return tuple(heads[at] for at in kept), tuple(tuple(line[at] for at in kept) for line in made)


def _day(rated_us: int | None) -> str:
    return "" if rated_us is None else f"{datetime.fromtimestamp(rated_us / 1e6, UTC):%Y-%m-%d}"


def problem_of(found: Preview) -> str:
    """What keeps the table from being read, in one sentence for the panel, where no option is typed."""
    if found.problem:
        return found.problem
    fields = [each.about for each in found.questions if each.what == "column" and each.needed]
    if fields:
        labels = ", ".join(column_look(field, Reading()).label for field in fields)
        words = _("Choose the column of: {columns}.")
        if {"dimension", "score"} <= set(fields):
            words = _("Choose the column of: {columns}. Or tick the columns that are a dimension each.")
        return words.format(columns=labels)
    if any(each.what == "dates" and each.needed for each in found.questions):
        return _("Say whether day or month stands first in the dates.")
    return ""


def _only(name: str, said: str, problem: str) -> ImportLook:
    """A table of which nothing is known yet, or never will be."""
    return ImportLook(name, (), (), (), (), (), (), (), said, problem, reading=not problem)

