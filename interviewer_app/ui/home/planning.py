"""An invitation on its way to a planned round: what is offered, what is missing, what was done. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.rounds.invitations.read import Invitation, read_invitations
from interviewer_app.core.rounds.purpose import Purpose
from interviewer_app.core.scorecards.files import read_file
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.ahead import Meant, meaning
from interviewer_app.ui.home.days import Offset, clock_words, local, whole_words
from interviewer_app.ui.home.rows import PackLine
from interviewer_app.ui.home.wants import Run

MINUTE_US = 60_000_000


class Offer(NamedTuple):
    """A meeting of the file, and what it means for this workspace."""

    invitation: Invitation
    meant: Meant


class OfferLook(NamedTuple):
    """What the form shows of one meeting.

    title:   stands in the list of several meetings
    when:    day and hours in words; heading: as the sender wrote it
    words:   what will be done, or why nothing can be
    act:     what the button says, "" for no button; asks: whether there are fields to fill in
    """

    title: str
    when: str
    heading: str
    words: str
    act: str
    asks: bool
    candidate: str
    minutes: str


class PlanForm(Protocol):
    """What the form can draw."""

    def show_offers(self, titles: Sequence[str], chosen: int) -> None: ...
    def show_offer(self, look: OfferLook) -> None: ...
    def show_packs(self, packs: Sequence[PackLine], chosen: int) -> None: ...
    def show_missing(self, words: str) -> None: ...
    def close_form(self) -> None: ...


class PlanActions(Protocol):
    """What can be done; both may raise InterviewerError, whose words are shown."""

    def plan(
        self, invitation: Invitation, candidate: str, pack: PackLine, minutes: int, purpose: Purpose
    ) -> str: ...
    def follow(self, meant: Meant, invitation: Invitation) -> str: ...


class Planning:
    """One invitation file at a time.

    done:    told the id of the round and a sentence, once something was planned, moved or called off
    trouble: told why a file cannot be used
    missing: the words for what is missing of a name, a pack or minutes, "" for nothing
    """

    def __init__(
        self, form: PlanForm, actions: PlanActions, run: Run, now_us: Callable[[], int], offset: Offset,
        done: Callable[[str, str], None], trouble: Callable[[str], None], missing: Callable[[str, int, str], str],
    ) -> None:  # fmt: skip
        self._form, self._actions, self._run = form, actions, run
        self._now_us, self._offset = now_us, offset
        self._done, self._trouble, self._missing = done, trouble, missing
        self._offers: Sequence[Offer] = ()
        self._chosen = 0
        self._packs: Sequence[PackLine] = ()

    def open_file(self, path: str, workspace: Path, packs: Sequence[PackLine], chosen: int) -> None:
        """Read an invitation elsewhere, then offer what it holds; `chosen` is the pack to begin with."""
        self._packs = packs
        now_us, offset = self._now_us(), self._offset

        def take(offers: Sequence[Offer]) -> None:
            self._offers = offers
            self._form.show_packs(packs, chosen)
            self._form.show_offers([self._title(offer) for offer in offers], 0)
            self.offer_picked(0)

        self._run(lambda: read_offers(Path(path), workspace, now_us, offset), take, self._trouble)

    def offer_picked(self, index: int) -> None:
        """Another meeting of the same file."""
        if 0 <= index < len(self._offers):
            self._chosen = index
            self._form.show_offer(self._look(self._offers[index]))
            self._form.show_missing("")

    def confirmed(self, candidate: str, pack: int, minutes: str, purpose: Purpose) -> None:
        """Do what was offered, or say what is missing."""
        invitation, meant = self._offers[self._chosen]
        name = " ".join(candidate.split())
        words = self._missing(name, pack, minutes) if meant.step == "plan" else ""
        self._form.show_missing(words)
        if words:
            return
        try:
            if meant.step == "plan":
                round_id = self._actions.plan(invitation, name, self._packs[pack], int(minutes.strip()), purpose)
            else:
                round_id = self._actions.follow(meant, invitation)
        except InterviewerError as error:
            self._form.show_missing(str(error))
            return
        self._form.close_form()
        self._done(round_id, self._sentence(invitation, meant, name))

    def _sentence(self, invitation: Invitation, meant: Meant, name: str) -> str:
        when = whole_words(invitation.starts_us, self._now_us(), self._offset)
        who = meant.round.candidate if meant.round is not None else name
        words = {"plan": _("Planned"), "move": _("Moved"), "call off": _("Called off")}[meant.step]
        return f"{words}: {who}, {when}"

    def _title(self, offer: Offer) -> str:
        invitation = offer.invitation
        when = whole_words(invitation.starts_us, self._now_us(), self._offset) if invitation.starts_us else ""
        off = _("called off") if invitation.called_off else ""
        return " · ".join(part for part in (invitation.heading or _("No heading"), when, off) if part)

    def _look(self, offer: Offer) -> OfferLook:
        invitation, meant = offer
        when = ""
        if invitation.starts_us:
            when = whole_words(invitation.starts_us, self._now_us(), self._offset)
            if invitation.minutes:
                end_us = invitation.starts_us + invitation.minutes * MINUTE_US
                when = _("{when} to {end}").format(when=when, end=clock_words(local(end_us, self._offset)))
        act = {"plan": _("Plan round"), "move": _("Move the round"), "call off": _("Call it off"), "nothing": ""}
        minutes = str(invitation.minutes) if invitation.minutes else ""
        return OfferLook(
            self._title(offer), when, invitation.heading, self._meant_words(invitation, meant), act[meant.step],
            meant.step == "plan", invitation.candidate, minutes,
        )  # fmt: skip

    def _meant_words(self, invitation: Invitation, meant: Meant) -> str:
        if meant.step == "nothing":
            return meant.why
        if meant.round is None:
            return _("The next time of a meeting that repeats.") if invitation.repeats else ""
        before = whole_words(meant.round.starts_us or 0, self._now_us(), self._offset)
        name = meant.round.candidate
        if meant.step == "call off":
            return _("This meeting was called off. {name}, {before}, stays on the list and says so.").format(
                name=name, before=before)  # fmt: skip
        return _("{name} is planned for {before}. This invitation moves the round.").format(name=name, before=before)


def read_offers(file: Path, workspace: Path, now_us: int, offset: Offset) -> list[Offer]:
    """The meetings of a file and what each means here; off the window's thread.

    raises: BadInput, MachineTrouble
    """
    found = read_invitations(read_file(file), file.name, now_us, offset)
    return [Offer(invitation, _meaning(workspace, invitation)) for invitation in found]


def _meaning(workspace: Path, invitation: Invitation) -> Meant:
    if workspace.exists():
        return meaning(workspace, invitation)
    return Meant("nothing" if invitation.problem else "plan", None, invitation.problem)
