"""How a table will be read: what a person said, what is remembered, and for the rest what its headings and first rows
suggest. What is suggested is always told; what cannot be told is a question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as attribute
from pathlib import Path
from typing import Literal

from interviewer_app.core.calibration.intake.cells import is_nothing, text_of, whole
from interviewer_app.core.calibration.intake.csv_stream import Batch, bad, quoted
from interviewer_app.core.calibration.intake.dates import order_of
from interviewer_app.core.calibration.intake.headings import guess, is_plain_score, may_be_scores, places, twice
from interviewer_app.core.calibration.intake.mapping import FIELDS, NEEDED, Reading
from interviewer_app.core.calibration.intake.scales import MOST_WORDS, known_scale, words_in
from interviewer_app.core.calibration.intake.spellings import alike_dimensions, alike_people
from interviewer_app.core.calibration.intake.table import Table, checked_head, open_table
from interviewer_app.core.errors import BadInput
from interviewer_app.core.rubrics.findings import shown
from interviewer_app.core.texts import _

SAMPLE_ROWS = 25_000
_SAMPLE_LETTERS = 32 * 1024 * 1024
What = Literal["column", "scale", "dates", "same", "renamed"]


@dataclass(frozen=True, slots=True)
class Question:
    """What a person has to say, or may.

    what:    which part of a `Reading` answers it
    about:   the field, the name, or "" of a scale and of dates
    text:    a sentence
    choices: headings, words in no order yet, or other spellings
    needed:  nothing can be read before it is answered
    """

    what: What
    about: str
    text: str
    choices: tuple[str, ...]
    needed: bool


@dataclass(frozen=True, slots=True)
class Sample:
    """The first rows of a table, and what is wrong with the next one, "" if nothing; whole: there are no more."""

    table: Table
    batch: Batch
    problem: str = ""
    whole: bool = False
    columns: dict[str, list[str]] = attribute(default_factory=dict, compare=False)  # those that were asked for

    def cells(self, said: str) -> list[str]:
        """A column, or two joined, cleaned."""
        if said not in self.columns:
            at = places(self.table.head, said) or ()
            raw = [" ".join([row[place] for place in at if place < len(row)]) for row in self.batch.rows]
            known = {cell: text_of(cell) for cell in set(raw)}
            self.columns[said] = [known[cell] for cell in raw]
        return self.columns[said]


@dataclass(frozen=True, slots=True)
class Prepared:
    """How a table will be read, what was guessed of it in sentences, and what is left to be said."""

    sample: Sample
    reading: Reading
    told: tuple[str, ...]
    questions: tuple[Question, ...]

    def refuse(self) -> None:
        """raises: BadInput with the first question that must be answered"""
        for question in self.questions:
            if question.needed:
                raise BadInput(question.text)


def prepare(path: Path, said: Reading | None = None, remembered: Reading | None = None) -> Prepared:
    """raises: BadInput for no table, and for something said that does not fit it"""
    given = (said or Reading()).over(remembered or Reading())
    sample = sampled(path, given)
    head, name = sample.table.head, sample.table.name
    _refuse_unknown(name, sample.table.head_line, head, given)
    reading, wide_guessed = _with_columns(sample, given)
    _refuse_unknown(name, sample.table.head_line, head, reading)  # of two columns with one name none is guessed
    questions = list(_columns_missing(sample, reading))
    reading, more = _with_scale(sample, reading)
    questions += more
    reading, more = _with_dates(sample, reading)
    questions += more
    if not any(question.needed for question in questions):
        questions += _spellings(sample, reading)
    return Prepared(sample, reading, tuple(_told(sample, given, reading, wide_guessed)), tuple(questions))


def sampled(path: Path, given: Reading) -> Sample:
    """The headings and the first rows. raises: BadInput where there is not even a heading"""
    table = checked_head(open_table(path, given))
    lines: list[int] = []
    rows: list[list[str]] = []
    letters, problem, whole = 0, "", True
    try:
        for batch in table.batches:
            lines += batch.lines
            rows += batch.rows
            letters += sum(map(len, (cell for row in batch.rows for cell in row)))
            if len(rows) >= SAMPLE_ROWS or letters > _SAMPLE_LETTERS:
                whole = False
                break
    except BadInput as error:
        problem = str(error)
    return Sample(table, Batch(lines, rows), problem, whole and not problem)


def _quoted_all(head: Sequence[str]) -> str:
    """The headings within a sentence, the first of very many."""
    there = [heading for heading in head if heading]
    return ", ".join(map(quoted, there[:20])) + (", …" if len(there) > 20 else "")


def _refuse_unknown(name: str, line: int, head: Sequence[str], given: Reading) -> None:
    there = _quoted_all(head)
    for field, said in given.columns.items():
        if said and places(head, said) is None:
            what = _("has no column {said} for {field}").format(said=quoted(said), field=field)
            raise bad(name, line, what, _("its columns are {columns}").format(columns=there))
        if said and twice(head, said):
            what = _("has two columns {said}").format(said=quoted(said))
            raise bad(name, line, what, _("give them names of their own"))
    for said in given.wide:
        if len(places(head, said) or ()) != 1:
            what = _("has no column {said}").format(said=quoted(said))
            raise bad(name, line, what, _("its columns are {columns}").format(columns=there))


def _with_columns(sample: Sample, given: Reading) -> tuple[Reading, bool]:
    """The columns that were said, then those whose headings are known, then those of a wide table."""
    head = sample.table.head
    used = {place for said in (*given.columns.values(), *given.wide) for place in places(head, said) or ()}
    free = [heading for at, heading in enumerate(head) if at not in used and heading]
    found = {**{field: said for field, said in guess(free).items() if field not in given.columns}, **given.columns}
    found = {field: found[field] for field in FIELDS if found.get(field)}
    if given.wide:
        return replace(given, columns=_without(found, "dimension", "score")), False
    if "dimension" in found and "score" in found:
        return replace(given, columns=found), False
    lone = _without(found, "dimension", "score")
    if given.columns.get("score") or given.columns.get("dimension"):
        return replace(given, columns=found), False
    wide = _wide_columns(sample, lone)
    if len(wide) < 2 and ("dimension" in found or is_plain_score(wide)):
        wide = ()  # a table of ratings that lost a column is no wide table
    return (replace(given, columns=lone, wide=wide), True) if wide else (replace(given, columns=found), False)


def _without(columns: dict[str, str], *names: str) -> dict[str, str]:
    return {field: said for field, said in columns.items() if field not in names}


def _wide_columns(sample: Sample, columns: dict[str, str]) -> tuple[str, ...]:
    """Columns that are nothing else and hold scores alone; sums, ages and counts are none. Words and numbers are two
    scales: of those the one that more columns have."""
    head = sample.table.head
    taken = {place for said in columns.values() for place in places(head, said) or ()}
    found = [
        heading for at, heading in enumerate(head)
        if at not in taken and heading and not twice(head, heading) and may_be_scores(heading)
        and _all_scores(sample.cells(heading))
    ]  # fmt: skip
    worded = [heading for heading in found if words_in(sample.cells(heading))]
    plain = [heading for heading in found if heading not in worded]
    return tuple(worded if len(worded) > len(plain) else plain)


def _all_scores(cells: Sequence[str]) -> bool:
    texts = {cell for cell in cells if not is_nothing(cell)}
    words = [text for text in texts if whole(text) is None]
    numbers = {whole(text) for text in texts} - {None}
    if not texts or len(words) > MOST_WORDS or len(numbers) > MOST_WORDS:
        return False
    return not words or (not numbers and bool(known_scale(words)))


def _columns_missing(sample: Sample, reading: Reading) -> Iterable[Question]:
    taken = {place for said in (*reading.columns.values(), *reading.wide) for place in
             places(sample.table.head, said) or ()}  # fmt: skip
    free = tuple(heading for at, heading in enumerate(sample.table.head) if at not in taken and heading)
    for field in NEEDED:
        if field in reading.columns or (reading.wide and field in ("dimension", "score")):
            continue
        what = _("has no column {field} that is known (it has {head})").format(
            field=field, head=_quoted_all(sample.table.head)
        )
        remedy = _("say which it is with --column {field}=NAME").format(field=field)
        if field in ("dimension", "score"):
            remedy += _(", or name with --wide each column that is a dimension")
        yield Question("column", field, str(bad(sample.table.name, sample.table.head_line, what, remedy)), free, True)


def _score_columns(reading: Reading) -> tuple[str, ...]:
    return reading.wide or tuple(filter(None, (reading.columns.get("score"),)))


def _with_scale(sample: Sample, reading: Reading) -> tuple[Reading, list[Question]]:
    """Numbers for the words among the scores: those that were said, else a known scale, else a question."""
    scored = {text.casefold() for text in reading.scale}
    cells = [cell for said in _score_columns(reading) for cell in dict.fromkeys(sample.cells(said))]
    given = {cell for cell in cells if not is_nothing(cell)}
    words = [word for word in words_in(cells) if word.casefold() not in scored]
    if not words:
        return reading, []
    found = known_scale(words) if not reading.scale and len(words) > 1 and len(words) == len(given) else {}
    if found:
        return replace(reading, scale=found), []
    return reading, [Question("scale", "", _unknown_words(sample, reading, words), tuple(words[:MOST_WORDS]), True)]


def _unknown_words(sample: Sample, reading: Reading, words: Sequence[str]) -> str:
    said = next(said for said in _score_columns(reading) if words[0] in sample.cells(said))
    line = sample.batch.lines[sample.cells(said).index(words[0])]
    named = {"column": quoted(said), "words": ", ".join(map(quoted, words[:8])) + (", …" if len(words) > 8 else "")}
    if all(word[0].isdigit() for word in words):
        what = _("{column} holds numbers that are not whole: {words}").format(**named)
        return str(bad(sample.table.name, line, what, _("say what stands for each with --scale '2.5=5,3=6'")))
    what = _("{column} holds words whose order is not known: {words}").format(**named)
    remedy = _("say it, lowest first, with --scale 'WORD<WORD<WORD', or name another column with --column score=NAME")
    return str(bad(sample.table.name, line, what, remedy))


def _with_dates(sample: Sample, reading: Reading) -> tuple[Reading, list[Question]]:
    said = reading.columns.get("rated_at")
    if not said or reading.dates:
        return reading, []
    order, doubtful = order_of(sample.cells(said))
    if order in ("day", "month"):
        return (replace(reading, dates=order) if doubtful else reading), []
    if not doubtful and order != "both":
        return reading, []
    text = doubtful or next(cell for cell in sample.cells(said) if order_of([cell])[0] == "month")
    line = sample.batch.lines[sample.cells(said).index(text)]
    what = _("{text} may be day or month first").format(text=quoted(text))
    remedy = _("say which with --dates day or --dates month")
    return reading, [Question("dates", "", str(bad(sample.table.name, line, what, remedy)), ("day", "month"), True)]


def _spellings(sample: Sample, reading: Reading) -> Iterable[Question]:
    """Names that may be one; a person says so, or leaves it."""
    people = Counter(reading.same.get(cell, cell) for cell in sample.cells(reading.columns["interviewer"]) if cell)
    for name, other in alike_people(people):
        words = _("{name} and {other} may be one interviewer; if so, say --same '{one}={two}'.")
        yield Question("same", name, _either(words, name, other), (other,), False)
    said = reading.columns.get("dimension")
    cells = sample.cells(said) if said else list(reading.wide)
    for name, other in alike_dimensions(Counter(reading.renamed.get(cell, cell) for cell in cells if cell)):
        words = _("{name} and {other} may be one dimension; if so, say --renamed '{one}={two}'.")
        yield Question("renamed", name, _either(words, name, other), (other,), False)


def _either(words: str, name: str, other: str) -> str:
    return words.format(name=quoted(name), other=quoted(other), one=shown(name), two=shown(other))


def _told(sample: Sample, given: Reading, reading: Reading, wide_guessed: bool) -> Iterable[str]:
    """What was guessed, in sentences; nothing where the headings are ours and nothing is left."""
    guessed = {field: said for field, said in reading.columns.items() if given.columns.get(field) != said}
    other = [f"{field}: {quoted(said)}" for field, said in guessed.items() if said.casefold() != field]
    if other:
        yield _("Columns by their headings: {columns}.").format(columns=", ".join(other))
    if wide_guessed:
        names = ", ".join(map(quoted, reading.wide))
        yield _("Each of these columns is read as a dimension: {columns}.").format(columns=names)
    if reading.scale != given.scale:
        levels = ", ".join(f"{shown(word)} = {value}" for word, value in reading.scale.items())
        yield _("Scores are words and read as {levels}.").format(levels=levels)
    if reading.dates != given.dates:
        first = _("day") if reading.dates == "day" else _("month")
        yield _("Dates such as 03/04/2026 are read with the {first} first, as others of them tell.").format(first=first)
    left = _left(sample, reading)
    if left and (other or wide_guessed):
        yield _("Not used: {columns}.").format(columns=", ".join(map(quoted, left)))


def _left(sample: Sample, reading: Reading) -> list[str]:
    used = {place for said in (*reading.columns.values(), *reading.wide)
            for place in places(sample.table.head, said) or ()}  # fmt: skip
    return [heading for at, heading in enumerate(sample.table.head) if at not in used and heading]
