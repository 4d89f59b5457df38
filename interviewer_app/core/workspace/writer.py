"""The one thread that writes the journal, and the door to it.

Callers hand over drafts and go on; the thread writes them one by one, each on disk before the next, and reports from
there. After a failure nothing later is written and nothing is dropped until somebody says `retry`.
"""

from __future__ import annotations

import sqlite3
import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any, NamedTuple, TypeVar

from interviewer_app.core.canonical import canonical
from interviewer_app.core.errors import InterviewerError, MachineTrouble
from interviewer_app.core.rounds.entries import Draft, Entry, Problem
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.anchor import behind
from interviewer_app.core.workspace.appender import Prepared, Source
from interviewer_app.core.workspace.connect import explain
from interviewer_app.core.workspace.merge import Added, add_entries
from interviewer_app.core.workspace.opened import OpenWorkspace
from interviewer_app.core.workspace.rebuild import rebuild_derived

T = TypeVar("T")
OnWritten = Callable[[int, Entry], None]
OnFailed = Callable[[int, str], None]

_PUT_PACK = "INSERT OR IGNORE INTO packs(digest, id, version, title, document) VALUES (?, ?, ?, ?, ?)"
_PUT_ATTACHMENT = "INSERT OR IGNORE INTO attachments(digest, data) VALUES (?, ?)"
_DROP_ATTACHMENT = "DELETE FROM attachments WHERE digest = ?"


class RoundJournal:
    """The journal of one round (`rounds.entries.Journal`): used by one thread, usually the window's.

    subject: `round`, or what lies beside it about the same id: `integrity`, `private`
    """

    def __init__(
        self, writer: Writer, round_id: str, on_written: OnWritten, on_failed: OnFailed, subject: str = "round"
    ) -> None:
        self.round_id, self.on_written, self.on_failed, self.subject = round_id, on_written, on_failed, subject
        self._writer, self._tickets = writer, 0

    def append(self, draft: Draft) -> int:
        """Queue `draft`; tickets count 1, 2, 3 … and become durable in that order.

        raises: BadInput at once for a body without a canonical form: it could never be written, and would hold up all
                that comes after it
        """
        canonical(draft.body)
        self._tickets += 1
        self._writer.put(_Append(self, self._tickets, draft))
        return self._tickets

    def retry(self) -> None:
        """Try again what a failed write left in the queue; without a failure nothing happens."""
        self._writer.put(_Retry())


class _Append(NamedTuple):
    journal: RoundJournal
    ticket: int
    draft: Draft


class _Retry(NamedTuple):
    pass


class _Warm(NamedTuple):
    subject: str
    round_id: str


class _DraftText(NamedTuple):
    round_id: str
    field: str
    text: str | None


class _Call(NamedTuple):
    work: Callable[[], Any]
    answer: Future[Any]


class _Close(NamedTuple):
    pass


_Message = _Append | _Retry | _Warm | _DraftText | _Call | _Close


class Writer:
    """Everything that writes to one workspace file. Opening makes the file where there is none.

    file:          the workspace
    author:        random id of the person, in every entry
    device:        random id of this installation, in the first entry of every stream
    new_id:        makes stream ids; new_salt makes salts of 32 hex digits
    backups:       folder for the copy before a migration; `backups` beside the file if absent
    before_commit: called on the writer thread inside every append, right before its commit (bench and tests)
    on_low_disk:   told on the writer thread, in one sentence, when the disk is full and the reserve was used
    raises:        BadInput, MachineTrouble, both with the file as it was; MachineTrouble names who writes already
    """

    def __init__(
        self, file: Path, *, author: str, device: str, new_id: Callable[[], str], new_salt: Callable[[], str],
        backups: Path | None = None, before_commit: Callable[[], None] | None = None,
        on_low_disk: Callable[[str], None] | None = None,
    ) -> None:  # fmt: skip
        self.file = file
        self._on_low_disk = on_low_disk
        source = Source(author, device, new_id, new_salt)
        self._open = OpenWorkspace(file, source, backups or file.parent / "backups", before_commit, self._low)
        self._inbox: SimpleQueue[_Message] = SimpleQueue()
        self._held: deque[_Append] = deque()
        self._prepared: Prepared | None = None
        self._stopped = ""
        self._fault: Exception | None = None
        self._closing = False
        # A daemon: whoever forgets to close must not hang; what was acknowledged is on disk either way.
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    def __enter__(self) -> Writer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # From any thread ---------------------------------------------------------------------------------------------

    def journal_for_round(self, round_id: str, on_written: OnWritten, on_failed: OnFailed) -> RoundJournal:
        """A journal whose callbacks are called on the writer thread: `on_written(ticket, entry)` right after the
        commit, `on_failed(ticket, sentence)` for the ticket at which the queue stopped."""
        return self.journal_beside("round", round_id, on_written, on_failed)

    def journal_beside(self, subject: str, round_id: str, on_written: OnWritten, on_failed: OnFailed) -> RoundJournal:
        """The same for another subject about the same round: `integrity` or `private`, in streams of their own."""
        self.put(_Warm(subject, round_id))
        return RoundJournal(self, round_id, on_written, on_failed, subject)

    def append_now(self, subject: str, subject_id: str, draft: Draft) -> Entry:
        """Append to any subject and wait for the disk; for commands and planning, not for keys.

        raises: BadInput, MachineTrouble; nothing is then left in the queue
        """
        return self._call(lambda: self._append_one(subject, subject_id, draft))

    def store_pack(self, digest: str, document: Mapping[str, Any], pack: Pack) -> None:
        """Keep the pack a round is about to use, so that its card prints without the folder.

        raises: BadInput, MachineTrouble
        """
        values = (digest, pack.id, pack.version, pack.title, canonical(document).decode("utf-8"))
        self._call(lambda: self._open.connection.execute(_PUT_PACK, values))

    def store_attachment(self, digest: str, packed: bytes) -> None:
        """Keep the bytes of an attachment, compressed. raises: MachineTrouble"""
        self._call(lambda: self._open.connection.execute(_PUT_ATTACHMENT, (digest, packed)))

    def drop_attachment(self, digest: str) -> None:
        """Delete the bytes of an attachment. raises: MachineTrouble"""
        self._call(lambda: self._open.connection.execute(_DROP_ATTACHMENT, (digest,)))

    def change_kept(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Change the ratings kept for calibration (`kept`) in one transaction; nothing of what was there stays in the
        log. raises: what `work` raises, with everything as it was; MachineTrouble
        """
        return self._call(lambda: self._open.in_transaction(work))

    def save_draft(self, round_id: str, field: str, text: str) -> None:
        """Keep an unfinished text; stored when no entry waits, the newest one only."""
        self.put(_DraftText(round_id, field, text))

    def wipe_draft(self, round_id: str, field: str) -> None:
        self.put(_DraftText(round_id, field, None))

    def add_entries(self, entries: Iterable[Entry]) -> Added:
        """Take in entries from elsewhere, with their derived lines.

        raises: BadInput (nothing is then taken), MachineTrouble
        """
        taken = tuple(entries)
        return self._call(lambda: self._add(taken))

    def rebuild(self) -> None:
        """Make the derived tables anew from the journal.

        raises: MachineTrouble
        """
        self._call(lambda: rebuild_derived(self._open.connection))

    def behind(self) -> list[Problem]:
        """What the head anchor remembers and the file no longer holds."""
        return behind(self.file)

    def accept_what_stands(self) -> None:
        """The user knows what is missing (a backup was restored): `behind` stops saying it."""
        self._call(self._open.accept_heads)

    def drain(self) -> None:
        """Wait until everything handed over so far was written or refused."""
        self._call(lambda: None)

    def close(self) -> None:
        """Write what waits, then let the file go. Again: nothing happens.

        raises: MachineTrouble where entries could not be written; a fault of ours that the thread met, as it was
        """
        if self._closing:
            return
        self._closing = True
        self._inbox.put(_Close())
        self._thread.join()
        if self._fault is not None:
            raise self._fault
        if self._held:
            raise MachineTrouble(
                _("{n} entries are not saved. {why}").format(n=len(self._held), why=self._stopped)
            )

    def put(self, message: _Message) -> None:
        """Hand a message to the thread; used by the journals."""
        if self._closing:
            raise RuntimeError("the writer is closed: nothing would be written")
        self._inbox.put(message)

    def _call(self, work: Callable[[], T]) -> T:
        if threading.current_thread() is self._thread:
            raise RuntimeError("a callback of the writer waits for the writer")
        answer: Future[T] = Future()
        self.put(_Call(work, answer))
        return answer.result()

    # On the writer thread ----------------------------------------------------------------------------------------

    def _run(self) -> None:
        message: _Message | None = None
        while not isinstance(message, _Close):
            try:
                message = self._next()
                self._take(message)
            except Exception as fault:  # the outermost edge of this thread
                self._broken(fault)
        try:
            self._open.close()
        except Exception as fault:  # the outermost edge of this thread
            self._fault = self._fault or fault
        while not self._inbox.empty():  # asked in the instant of closing
            left = self._inbox.get()
            if isinstance(left, _Call):
                left.answer.set_exception(RuntimeError("the writer is closed"))

    def _next(self) -> _Message | None:
        """The next message; None when a chore is due and nobody asks for anything."""
        if self._inbox.empty():
            self._open.tidy()
        try:
            return self._inbox.get(timeout=self._open.patience_s())
        except Empty:
            return None

    def _take(self, message: _Message | None) -> None:
        match message:
            case _Append():
                self._held.append(message)
                if not self._stopped:
                    self._write_held()
            case _Call(work, answer):
                self._answer(work, answer)
            case _DraftText(round_id, field, text):
                self._open.save_draft(round_id, field, text)
            case _Warm(subject, round_id):
                with suppress(sqlite3.Error, InterviewerError):  # the first append meets it again, and says so
                    self._open.appender.warm(subject, round_id)
            case _Retry() | _Close():
                self._write_held()

    def _write_held(self) -> None:
        """Write what waits, in order, up to the first failure."""
        self._stopped = ""
        while self._held:
            item = self._held[0]
            try:
                entry = self._write(item)
            except (sqlite3.Error, OSError) as error:
                ours = explain(error, self.file)
                if ours is None:
                    raise
                self._stop(str(ours))
                return
            except InterviewerError as error:
                self._stop(str(error))
                return
            self._held.popleft()
            self._tell(lambda: item.journal.on_written(item.ticket, entry))  # noqa: B023  # called at once

    def _write(self, item: _Append) -> Entry:
        # A failed append is repeated as it was prepared: same salt, same digest, the same entry.
        subject = item.journal.subject
        if self._prepared is None:
            try:
                self._prepared = self._open.appender.prepare(subject, item.journal.round_id, item.draft)
            except BaseException:
                self._open.appender.forget(subject, item.journal.round_id)
                raise
        entry = self._open.write(self._prepared)
        self._prepared = None
        return entry

    def _append_one(self, subject: str, subject_id: str, draft: Draft) -> Entry:
        if self._stopped:
            raise MachineTrouble(self._stopped)
        try:
            return self._open.write(self._open.appender.prepare(subject, subject_id, draft))
        except BaseException:
            self._open.appender.forget(subject, subject_id)
            raise

    def _add(self, entries: tuple[Entry, ...]) -> Added:
        if self._stopped:
            raise MachineTrouble(self._stopped)
        added, grown = add_entries(self._open.connection, entries)
        for subject in grown:
            self._open.appender.forget(subject.name, subject.id)
        return added

    def _answer(self, work: Callable[[], Any], answer: Future[Any]) -> None:
        try:
            result = work()
        except (sqlite3.Error, OSError) as error:
            answer.set_exception(explain(error, self.file) or error)
        except Exception as error:  # whoever asked gets it, ours or not
            answer.set_exception(error)
        else:
            answer.set_result(result)

    def _stop(self, sentence: str) -> None:
        self._stopped = sentence
        if self._held:
            item = self._held[0]
            self._tell(lambda: item.journal.on_failed(item.ticket, sentence))

    def _broken(self, fault: Exception) -> None:
        """A fault of ours: kept for `close` to raise, said to whoever waits, and the queue stops as for any other."""
        self._fault = self._fault or fault
        self._prepared = None
        self._open.appender.forget_all()
        self._stop(
            str(fault) if isinstance(fault, InterviewerError)
            else _("The journal met a fault of this application ({fault}); close the window, nothing written is lost.")
            .format(fault=type(fault).__name__)
        )  # fmt: skip

    def _tell(self, call: Callable[[], None]) -> None:
        try:
            call()
        except Exception as fault:  # the caller's, who must not stop the journal; loud at close
            self._fault = self._fault or fault

    def _low(self) -> None:
        if self._on_low_disk is not None:
            tell, sentence = self._on_low_disk, _(
                "{file}: the disk is full, the room kept for this round is in use; make room soon."
            ).format(file=self.file)  # fmt: skip
            self._tell(lambda: tell(sentence))
