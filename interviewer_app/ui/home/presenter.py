"""Home decides here: what is listed, what a key does, what is said when something does not work. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.rounds.purpose import PURPOSES, Purpose, file_mark, is_about_candidate, purpose_of
from interviewer_app.core.settings import clean_name
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.home_rows import RoundRow
from interviewer_app.core.workspace.unseen import UNSEEN
from interviewer_app.ui.home.rows import (
    STATES,
    Choices,
    Line,
    Offset,
    PackLine,
    RoundLine,
    greeting,
    lines,
    narrow,
    owed,
    shown_state,
    state_word,
    summary,
)

if TYPE_CHECKING:
    from interviewer_app.ui.home.wants import HomeActions, HomeView, Run

LEAST_MINUTES, MOST_MINUTES = 5, 480


class HomePresenter:
    """now_us: wall time in UTC microseconds; offset: minutes east of UTC then; name: whom to greet, or ""."""

    def __init__(
        self,
        view: HomeView,
        actions: HomeActions,
        run: Run,
        now_us: Callable[[], int],
        offset: Offset,
        name: str = "",
    ) -> None:
        self._view, self._actions, self._run = view, actions, run
        self._now_us, self._offset, self._name = now_us, offset, name
        self._rows: Sequence[RoundRow] = ()
        self._packs: Sequence[PackLine] = ()
        self._choices = Choices()
        self._unfolded: set[str] = set()
        self._shown: Sequence[Line] = ()
        self._chosen = ""

    def greet(self, name: str) -> None:
        """Whom the heading greets from the next time it is shown, or "" for nobody by name."""
        self._name = name

    def opened(self) -> None:
        """The page comes up, for the first time or again: read the rounds and show them."""
        self._view.show_trouble("")
        try:
            self._rows = self._actions.list_rounds()
        except InterviewerError as error:
            self._rows = ()
            self._view.show_trouble(str(error))
        self._show_all()

    def time_passed(self) -> None:
        """A minute has gone by: what is said about rounds ahead follows it, and nothing moves without a reason."""
        if self._rows and not any(self._choices) and self._shown != self._lines(self._rows):
            self._show_lines()

    def packs_wanted(self) -> None:
        """Read the packs, elsewhere; the new-round panel waits for them."""
        self._run(self._actions.list_packs, self._take_packs, self._view.show_trouble)

    def words_changed(self, words: str) -> None:
        self._choices = self._choices._replace(words=words)
        self._show_lines()

    def role_picked(self, role: str) -> None:
        self._choices = self._choices._replace(role=role)
        self._show_lines()

    def state_picked(self, state: str) -> None:
        self._choices = self._choices._replace(state=state)
        self._show_lines()

    def group_toggled(self, key: str) -> None:
        """Fold or unfold a month."""
        self._unfolded ^= {key}
        self._show_lines(key)

    def round_chosen(self, round_id: str) -> None:
        """The selection moved: what can be exported follows it."""
        self._chosen = round_id
        row = self._row(round_id)
        over = row is not None and row.state in ("ended", "sealed")
        self._view.show_exports(card=over, bundle=row is not None and row.state not in ("planned", UNSEEN))

    def round_opened(self, round_id: str) -> None:
        row = self._row(round_id)
        if row is not None:
            self._try(lambda: self._actions.open_round(round_id, row.state))

    def integrity_asked(self) -> None:
        """The integrity observations of the chosen round."""
        if self._row(self._chosen) is not None:
            self._try(lambda: self._actions.open_integrity(self._chosen))

    def board_asked(self) -> None:
        """The board of the chosen round's candidate; a pilot and practice are about nobody."""
        row = self._row(self._chosen)
        if row is not None and is_about_candidate(row):
            self._try(lambda: self._actions.open_board(row.id))

    def again_asked(self) -> None:
        """The chosen round again, on the clock of its log."""
        row = self._row(self._chosen)
        if row is not None and row.state not in ("planned", "live"):
            self._try(lambda: self._actions.replay_round(self._chosen))

    def replay_asked(self) -> None:
        self._try(self._actions.replay_demo)

    def rehearse_asked(self) -> None:
        self._try(self._actions.rehearse)

    def pack_picked(self, index: int) -> None:
        """Another pack: offer the lengths of its scripts, or say why it cannot be used."""
        if not 0 <= index < len(self._packs):
            return
        pack = self._packs[index]
        self._view.show_form(pack.problem or pack.known, usable=not pack.problem)
        self._view.show_minutes(pack.minutes, pack.detail)

    @property
    def chosen(self) -> str:
        """The id of the round that is chosen, "" for none."""
        return self._chosen

    @property
    def packs(self) -> Sequence[PackLine]:
        """The packs as they were read last."""
        return self._packs

    def start_asked(self, candidate: str, pack: int, minutes: str, purpose: Purpose = "real", extra: int = 0) -> None:
        """Start a round from the three fields, or say which one is missing."""
        name = " ".join(candidate.split())
        problem = self.missing(name, pack, minutes)
        known = self._packs[pack].known if 0 <= pack < len(self._packs) else ""
        self._view.show_form(problem or known, usable=True)
        if not problem and self._try(lambda: self._start(name, self._packs[pack], int(minutes), purpose, extra)):
            self._view.clear_form()

    def _start(self, name: str, pack: PackLine, minutes: int, purpose: Purpose, extra: int) -> None:
        self._actions.start_round(name, pack.ref, minutes, purpose, extra, pack.loop)

    def export_asked(self, what: str) -> None:
        """Write the chosen round as `card` (a PDF) or `bundle` (JSON) where the user says."""
        row = self._row(self._chosen)
        if row is None:
            return
        path = self._view.ask_path(suggested_name(row.candidate, what, purpose_of(row)))
        if path:
            round_id = row.id
            write = self._actions.export_card if what == "card" else self._actions.export_bundle
            # The path gives way at its beginning where there is no room: what makes it a draft stands at the end.
            draft = _(" · a draft, watermarked until submitted") if row.state != "sealed" else ""
            done = _("Written: {path}").format(path=path) + (draft if what == "card" else "")
            self._run(lambda: write(round_id, path), lambda _none: self._view.show_done(done), self._view.show_trouble)

    def name_typed(self, text: str) -> None:
        """Another name for the cards from now on, or why it is none."""
        name = clean_name(text)
        if not name:
            self._view.show_refusal(_("A card needs a name. Esc keeps the one it has."))
            return
        self._name = name
        self._view.show_name(name)
        self._show_heading()
        self._try(lambda: self._actions.keep_name(name))

    def missing(self, name: str, pack: int, minutes: str) -> str:
        """What has to be typed or chosen before a round can be begun or planned, "" for nothing."""
        if not name:
            return _("Type the candidate's name first.")
        if not 0 <= pack < len(self._packs):
            return _("There is no pack yet. Put one into the packs folder, or import a rubric.")
        if self._packs[pack].problem:
            return self._packs[pack].problem
        digits = minutes.strip()
        if not (digits.isascii() and digits.isdigit() and LEAST_MINUTES <= int(digits[:6]) <= MOST_MINUTES):
            return _("Minutes: a whole number from {least} to {most}.").format(least=LEAST_MINUTES, most=MOST_MINUTES)
        return ""

    def _take_packs(self, packs: Sequence[PackLine]) -> None:
        self._packs = packs
        chosen = self._offered(packs)
        self._view.show_packs(packs, chosen if packs else -1)
        if packs:
            self.pack_picked(chosen)
        else:
            self._view.show_form(self.missing("?", -1, ""), usable=False)

    def _offered(self, packs: Sequence[PackLine]) -> int:
        """The newest published version of the pack used last, else of the first one; a draft only for want of it."""
        usable = [index for index, pack in enumerate(packs) if not pack.problem]
        latest = max(self._rows, key=lambda row: row.started_us or 0, default=None)
        last = [index for index in usable if latest is not None and _is_of(packs[index], latest)]
        among = last or usable
        return next((index for index in among if not packs[index].standing), among[0] if among else 0)

    def _show_all(self) -> None:
        now = self._now_us()
        self._show_heading()
        roles = sorted({row.role for row in self._rows if row.role})
        present = {shown_state(row) for row in self._rows}
        known = [*dict.fromkeys(STATES.values()), *PURPOSES[1:]]
        self._view.show_filters(roles, [(state, state_word(state)) for state in known if state in present])
        self._view.show_owed(owed(self._rows, now))
        running = [row.id for row in self._rows if row.state in ("live", "paused")]
        if not self._row(self._chosen):
            self._chosen = running[0] if running else ""
        self._show_lines()

    def _show_heading(self) -> None:
        now = self._now_us()
        self._view.show_heading(greeting(now, self._offset, self._name), summary(self._rows, now, self._offset))

    def _show_lines(self, keep: str = "") -> None:
        if not self._rows:
            self._view.show_first_start()
            self.round_chosen("")
            return
        found = narrow(self._rows, self._choices)
        if not found:
            self._view.show_nothing_found(_("No round matches. Esc shows all of them again."))
            self.round_chosen("")
            return
        shown = self._lines(found)
        ids = [line.id for line in shown if isinstance(line, RoundLine)]
        chosen = keep or (self._chosen if self._chosen in ids else ids[0] if ids else "")
        self._shown = shown
        self._view.show_lines(shown, chosen)
        self.round_chosen(chosen if chosen in ids else "")

    def _lines(self, rows: Sequence[RoundRow]) -> list[Line]:
        return lines(rows, self._now_us(), self._offset, None if any(self._choices) else self._unfolded)

    def _row(self, round_id: str) -> RoundRow | None:
        return next((row for row in self._rows if row.id == round_id), None)

    def _try(self, action: Callable[[], None]) -> bool:
        try:
            action()
        except InterviewerError as error:
            self._view.show_trouble(str(error))
            return False
        return True


def _is_of(pack: PackLine, row: RoundRow) -> bool:
    """Whether a round ran on this pack, as the same round of the same loop or as one of none."""
    loop = ("", "") if pack.loop is None else (pack.loop.loop, pack.loop.round)
    return pack.ref.startswith(row.pack_id + "@") and loop == (row.loop, row.loop_round)


def suggested_name(candidate: str, what: str, purpose: Purpose) -> str:
    """What a `card` or `bundle` of this candidate might be called, whatever the candidate is called."""
    from interviewer_app.ui.home.file_name import file_stem  # not before it is needed

    return file_mark(purpose) + file_stem(candidate) + (".pdf" if what == "card" else ".json")
