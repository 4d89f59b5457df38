"""Cards of others on their way in: taken at once, or kept unread in `inbox/` until one's own card is submitted."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from interviewer_app.core.errors import InterviewerError, MachineTrouble, Refused
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.attach import bundle_of
from interviewer_app.core.scorecards.bundle import Bundle, read_bundle
from interviewer_app.core.scorecards.clash import clash
from interviewer_app.core.scorecards.files import keep_in, read_file
from interviewer_app.core.scorecards.verify import check_bundle, opened
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.home_rows import RoundRow
from interviewer_app.core.workspace.merge import Added
from interviewer_app.core.workspace.read import read_entries
from interviewer_app.core.workspace.unseen import Gate, sentence
from interviewer_app.core.workspace.writer import Writer

READ = "read"  # the folder within the inbox for what has been taken in


class Waiting(NamedTuple):
    """A file of the inbox, by its name and length alone: nothing of it was read."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Incoming:
    """A bundle that verifies. mine: the card of one's own that has to be in before it is taken; None for none."""

    bundle: Bundle
    fold: RoundFold
    pack: Pack
    mine: RoundRow | None


class Looked(NamedTuple):
    """What became of a file of the inbox.

    outcome: read, waits (for one's own card) or refused
    words:   why it waits or was refused, in one sentence; "" where it was read
    added:   where it was read, what was new in it
    """

    name: str
    outcome: Literal["read", "waits", "refused"]
    words: str = ""
    round: str = ""
    added: Added | None = None


def incoming(data: bytes, what: str, gate: Gate) -> Incoming:
    """Look at a bundle, or a card that carries one, that wants to come in.

    raises: BadInput for a file that is neither; Refused where it does not verify
    """
    bundle = read_bundle(bundle_of(data, what) if data[:1024].find(b"%PDF-") >= 0 else data, what)
    problems, _erased = check_bundle(bundle)
    if problems:
        raise Refused(_("{file}: {where} {what}; nothing was taken. Ask the sender for the original.").format(
            file=what, where=problems[0].where, what=problems[0].what
        ))  # fmt: skip
    fold, pack = opened(bundle)
    assert fold.facts is not None
    mine = None if fold.facts.round in gate.own else gate.first(fold.facts)
    return Incoming(bundle, fold, pack, mine)


def take(writer: Writer, known: Incoming) -> Added:
    """Into the workspace with it.

    raises: BadInput, MachineTrouble; Refused, with nothing taken, where another card of its round is here already and
            neither goes on from the other
    """
    facts = known.fold.facts
    here = read_entries(writer.file, facts.round) if facts is not None else []
    if known.fold.seals and any(entry.kind == "sealed" for entry in here):
        said = clash([(_("the card that is here"), here), (_("the one that came in"), known.bundle.entries)])
        if said:
            raise Refused(said)
    writer.store_pack(known.bundle.pack_digest, known.bundle.document, known.pack)
    return writer.add_entries(known.bundle.entries)


def park(folder: Path, name: str, data: bytes) -> Path:
    """Let a file wait; returns where it lies.

    raises: MachineTrouble
    """
    return keep_in(folder, name, data)


def waiting(folder: Path) -> list[Waiting]:
    """What waits in the inbox, by name; [] where there is none.

    raises: MachineTrouble
    """
    try:
        found = [entry for entry in os.scandir(folder) if entry.is_file() and not entry.name.startswith(".")]
        return sorted(Waiting(entry.name, entry.stat().st_size) for entry in found)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        reason = (error.strerror or "not possible").lower()
        raise MachineTrouble(_("{file}: cannot be read ({reason}); check its permissions.").format(
            file=folder, reason=reason
        )) from error  # fmt: skip


def look_at_inbox(folder: Path, gate: Gate, open_writer: Callable[[], Writer]) -> list[Looked]:
    """Take in what need not wait any more; one file that cannot be read holds up no other.

    open_writer: asked only where there is something to take in
    raises:      MachineTrouble where the workspace cannot be written
    """
    return [_look(folder, each.name, gate, open_writer) for each in waiting(folder)]


def _look(folder: Path, name: str, gate: Gate, open_writer: Callable[[], Writer]) -> Looked:
    try:
        data = read_file(folder / name)
        known = incoming(data, name, gate)
    except InterviewerError as error:
        return Looked(name, "refused", str(error))
    if known.mine is not None:
        return Looked(name, "waits", sentence(known.mine))
    try:
        added = take(open_writer(), known)
        keep_in(folder / READ, name, data)
        (folder / name).unlink(missing_ok=True)
    except MachineTrouble:
        raise
    except InterviewerError as error:
        return Looked(name, "refused", str(error))
    assert known.fold.facts is not None
    return Looked(name, "read", "", known.fold.facts.round, added)


def taken(looked: Sequence[Looked]) -> list[Looked]:
    """Those that came in."""
    return [each for each in looked if each.outcome == "read"]
