"""Sealed until you submit: what somebody else made of a candidate stays unseen while one's own card is open.

Everything that shows a rating, a level, a count or a word of another rater asks the `Gate` first, and asks it of two
workspaces: the one in use, and one's own where that is another (`gate_for`). Two things pass: the words of a candidate
that a claim hands on, and whether a file is intact. Standard library only: Home asks it before its first paint.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Protocol

from interviewer_app.core.errors import InterviewerError, Refused
from interviewer_app.core.places import Home
from interviewer_app.core.rounds.purpose import is_about_candidate
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.connect import explained, open_reader
from interviewer_app.core.workspace.home_rows import RoundRow, read_round_rows

UNSEEN = "unseen"  # the state of a line in a list of rounds that says no more than whose it is
OVERRIDE = "override"
WORKSPACE = "workspace"  # the subject of overrides, and its one id
_OVERRIDES = """SELECT body FROM entries
    WHERE subject = 'workspace' AND kind = 'override' AND body IS NOT NULL AND (author = ? OR ? = '')"""
_WRITTEN = "SELECT DISTINCT subject_id, author FROM streams WHERE subject = 'round'"


Mark = tuple[str, str]  # what it is, and its value


class Marked(Protocol):
    """A card, as far as the gate needs to know whom it is about: the facts of a round, or its line in `rounds`."""

    @property
    def candidate(self) -> str: ...
    @property
    def candidate_id(self) -> str: ...
    @property
    def invitation(self) -> str: ...
    @property
    def interview(self) -> str: ...
    @property
    def practice(self) -> bool: ...
    @property
    def pilot(self) -> bool: ...


def person_of(name: str) -> str:
    """What two names have in common that mean one person: case, the width of a gap, letters written in two ways and
    marks nobody sees do not count."""
    plain = unicodedata.normalize("NFKC", name)
    seen = "".join(letter for letter in plain if unicodedata.category(letter) != "Cf")
    return " ".join(seen.split()).casefold()


def marks_of(marked: Marked) -> frozenset[Mark]:
    """All that says who the candidate is: two cards with one of these in common are about one person."""
    told = {
        "name": person_of(marked.candidate), "id": marked.candidate_id, "invitation": marked.invitation,
        "interview": marked.interview,
    }  # fmt: skip
    return frozenset((what, value) for what, value in told.items() if value)


class Gate:
    """Who may be looked at, as the workspace stands.

    rows:   every round of the workspace that is asked about
    own:    ids of the rounds that I have written in
    let:    ids of open rounds of mine that an override speaks of: they hide nothing
    beside: the rounds of my own workspace, where that is another; of a round in both, this line counts
    """

    def __init__(
        self, rows: Sequence[RoundRow], own: Collection[str], let: Collection[str] = (),
        beside: Sequence[RoundRow] = (),
    ) -> None:  # fmt: skip
        self.rows, self.own = rows, frozenset(own)
        every = {row.id: row for row in (*rows, *beside)}
        real = [row for row in every.values() if is_about_candidate(row)]
        self.open = [row for row in real if row.id in self.own and is_open(row)]
        known = list(zip(self.open, spread(self.open, real), strict=True))
        self._first = [each for each in known if each[0].id not in let]
        self._passed = [each for each in known if each[0].id in let]

    def first(self, someone: Marked) -> RoundRow | None:
        """My own card that has to be in before somebody else's about this candidate is seen; None for none.

        A pilot or a practice round is about nobody, whatever name it carries.
        """
        return next(iter(self.waiting(someone)), None)

    def waiting(self, someone: Marked) -> list[RoundRow]:
        """All of those."""
        marks = marks_of(someone) if is_about_candidate(someone) else frozenset()
        return [row for row, known in self._first if known & marks]

    def passed(self, someone: Marked) -> list[RoundRow]:
        """Open cards of mine about this candidate that an override passes over."""
        marks = marks_of(someone) if is_about_candidate(someone) else frozenset()
        return [row for row, known in self._passed if known & marks]

    def hides(self, row: RoundRow) -> bool:
        """Whether nothing of this round may be shown but that it is there."""
        return row.id not in self.own and self.first(row) is not None

    def shown(self, row: RoundRow) -> RoundRow:
        """`row` as a list may show it: of a hidden one nothing that was counted, and not how far it is."""
        if not self.hides(row):
            return row
        return row._replace(
            state=UNSEEN, used_ms=0, moments=0, rated=0, to_rate=0, started_us=None, ended_us=None, sealed_us=None,
            planned_us=row.started_us or row.planned_us,
        )  # fmt: skip

    def seen(self) -> list[RoundRow]:
        """The rounds whose ratings may be looked at: one's own, and what others have submitted."""
        return [row for row in self.rows if row.id in self.own or (row.state == "sealed" and not self.hides(row))]

    def check(self, round_id: str) -> None:
        """raises: Refused, in one sentence, for a round that is hidden"""
        for row in self.rows:
            if row.id == round_id and self.hides(row):
                mine = self.first(row)
                assert mine is not None
                raise Refused(sentence(mine))


def is_open(row: RoundRow) -> bool:
    """Whether its card is still to come; what was called off before it began brings none."""
    return row.state != "sealed" and not (row.state == "planned" and row.called_off)


def sentence(mine: RoundRow) -> str:
    """Why nothing of another rater is shown, in one sentence."""
    return _(
        "Your card first: your own round {id} with {candidate} is not submitted, so what others rated stays unseen."
    ).format(id=mine.id[:8], candidate=mine.candidate)


class Asked(Protocol):
    """Where somebody works: the workspace in use, and the home with their own."""

    @property
    def workspace(self) -> Path: ...
    @property
    def home(self) -> Home: ...


def gate_for(asked: Asked, me: str) -> Gate:
    """The gate as whatever shows something asks it: of the workspace in use and of one's own, which may be another.

    raises: BadInput, MachineTrouble
    """
    return gate_of(asked.workspace, asked.home.workspace, me=me)


def gate_of(workspace: Path, *own: Path, me: str) -> Gate:
    """The gate of a workspace, and of one's own where that is another.

    me:     the random id of who asks (`settings.author`); "" where nobody has written here yet under this account:
            then every open round counts as one's own
    raises: BadInput, MachineTrouble
    """
    rows, written, let = _read(workspace, me)
    beside: list[RoundRow] = []
    for file in dict.fromkeys(file for file in own if file != workspace):
        # One's own workspace, beside another that was asked for, may be damaged: then that other one is what is left.
        with suppress(InterviewerError):
            found, authors, told = _read(file, me)
            beside += found
            written |= authors
            let |= told
    mine = {round_id for round_id, author in written if author == me}
    return Gate(rows, mine if me else {row.id for row in (*rows, *beside) if is_open(row)}, let, beside)


def _read(file: Path, me: str) -> tuple[list[RoundRow], set[tuple[str, str]], set[str]]:
    """Its rounds, who wrote in which of them, and which of mine an override of mine speaks of."""
    rows = read_round_rows(file)
    if not rows:
        return [], set(), set()
    with explained(file), closing(open_reader(file)) as connection:
        written = {(line[0], line[1]) for line in connection.execute(_WRITTEN)}
        told = connection.execute(_OVERRIDES, (me, me)).fetchall()
    return rows, written, _overridden(line[0] for line in told)


def _overridden(bodies: Iterable[str]) -> set[str]:
    import json  # only where there is an override: most starts need none

    told = (json.loads(body) for body in bodies)
    return {str(round_id) for body in told if isinstance(body, dict) for round_id in body.get("rounds", ())}


def spread(some: Sequence[Marked], rows: Sequence[Marked]) -> list[frozenset[Mark]]:
    """Of each of `some`, which are among `rows`, its marks, those of every round that shares one, and so on: one person
    may stand under two names."""
    above: dict[Mark, Mark] = {}

    def top(mark: Mark) -> Mark:
        while above.setdefault(mark, mark) != mark:
            above[mark] = mark = above[above[mark]]
        return mark

    for row in rows:
        first, *others = sorted(marks_of(row)) or [("", "")]
        for mark in others:
            above[top(mark)] = top(first)
    found: dict[Mark, set[Mark]] = {}
    for mark in list(above):
        found.setdefault(top(mark), set()).add(mark)
    whole = {lead: frozenset(marks) for lead, marks in found.items()}
    return [frozenset().union(*(whole.get(top(mark), {mark}) for mark in marks_of(one))) for one in some]
