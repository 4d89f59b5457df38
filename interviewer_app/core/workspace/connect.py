"""The one place that opens the database, and the one place that turns its errors into ours.

Standard library only: Home reads its list through here before anything heavy is loaded. A file that is refused is never
touched: what it claims to be is read from its first 100 bytes before SQLite sees it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from interviewer_app.core.errors import BadInput, InterviewerError, MachineTrouble
from interviewer_app.core.texts import _

APPLICATION_ID = 0x49764370  # "IvCp", offset 68 of the file
VERSION = 6  # PRAGMA user_version, offset 60 of the file
BUSY_MS = 5000

_MAGIC = b"SQLite format 3\x00"
_DURABLE = (
    "PRAGMA synchronous = FULL",
    # Without these two an Apple disk answers before the data is on it; elsewhere they do nothing.
    "PRAGMA fullfsync = ON",
    "PRAGMA checkpoint_fullfsync = ON",
    # The last resort: the writer moves its log into the file much earlier, between two entries (opened.py). Inside a
    # commit that would be paid by the one who waits for it, and make the slowest entries twice as slow.
    "PRAGMA wal_autocheckpoint = 512",
)
# For drafts: survives a crash of the application, and never makes an entry wait for the disk.
_QUICK = ("PRAGMA synchronous = NORMAL", "PRAGMA wal_autocheckpoint = 0")
_ALWAYS = (
    f"PRAGMA busy_timeout = {BUSY_MS}",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)


def open_writer(file: Path, *, durable: bool = True) -> sqlite3.Connection:
    """A connection that writes; whoever asks holds the lock of the workspace. May be handed to another thread.

    durable: what is committed survives a power cut; False for drafts, which then survive a crash of the application
    raises:  BadInput, MachineTrouble
    """
    check_file(file)
    with explained(file):
        connection = sqlite3.connect(_uri(file, "rw"), uri=True, isolation_level=None, check_same_thread=False)
        try:
            _set_up_writer(connection, file, durable)
        except BaseException:
            connection.close()
            raise
        return connection


def open_reader(file: Path, *, older: bool = False) -> sqlite3.Connection:
    """A connection that only reads. A workspace in a folder that cannot be written is read as it stands.

    older:  accept a file that an older version wrote, whose tables may differ
    raises: BadInput, MachineTrouble
    """
    check_file(file)
    with explained(file):
        if not older and is_older(file):
            raise BadInput(
                _("{file}: was written by an older version; open it in the application once.").format(file=file)
            )
        try:
            return _reader(file, "ro")
        except sqlite3.OperationalError as error:
            # SQLite wants to keep its shared memory beside the file. Without a log the file alone says everything.
            if _primary(error) not in (_CANTOPEN, _READONLY, _FULL, _IOERR) or _has_log(file):
                raise
            return _reader(file, "ro&immutable=1")


def check_file(file: Path) -> None:
    """Refuse what is no workspace of this version, by the first bytes alone.

    raises: BadInput, MachineTrouble
    """
    with explained(file):
        if not file.exists():
            raise BadInput(_("{file}: there is no workspace here; choose another file.").format(file=file))
        if file.is_dir():
            raise BadInput(_("{file}: is a folder; name the workspace file in it.").format(file=file))
        with file.open("rb") as opened:
            head = opened.read(100)
        # In this order: a writer moves the log into the file, page 1 first, before it empties the log.
        log, size = _has_log(file), file.stat().st_size
    if len(head) < 100 or head[:16] != _MAGIC or _number(head, 68) != APPLICATION_ID:
        raise _no_workspace(file)
    _check_version(_number(head, 60), file)
    page = _number(head, 16) >> 16
    page = 65536 if page == 1 else page
    if size < _number(head, 28) * page and not log:
        raise _damaged(file)


def is_older(file: Path) -> bool:
    """True for a workspace that an older version wrote and `migrate` has to bring up to date."""
    with explained(file), file.open("rb") as opened:
        return _number(opened.read(100), 60) < VERSION


@contextmanager
def explained(file: Path) -> Iterator[None]:
    """Turns what the machine or the file did wrong into one sentence about `file`; our own mistakes pass through."""
    try:
        yield
    except (sqlite3.Error, OSError, UnicodeDecodeError) as error:
        ours = explain(error, file)
        if ours is None:
            raise
        raise ours from error


def explain(error: sqlite3.Error | OSError | UnicodeDecodeError, file: Path) -> InterviewerError | None:
    """The sentence for `error`; None where it is a fault of this application (a constraint, a wrong statement)."""
    if isinstance(error, UnicodeDecodeError) or str(error).startswith(_NO_TEXT):
        return _damaged(file)  # of a text that is none Python tells in its own words, without a code
    if isinstance(error, OSError):
        return MachineTrouble(
            _("{file}: {why}; make sure the folder can be written and has room.").format(
                file=file, why=error.strerror or error
            )
        )
    sentence = _SENTENCES.get(_primary(error))
    return sentence(file) if sentence else None


def is_full(error: sqlite3.Error) -> bool:
    """True where the disk had no room."""
    return _primary(error) == _FULL


def _set_up_writer(connection: sqlite3.Connection, file: Path, durable: bool) -> None:
    for pragma in (*_ALWAYS, *(_DURABLE if durable else _QUICK)):
        connection.execute(pragma)
    _check_version(connection.execute("PRAGMA user_version").fetchone()[0], file)
    mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    if mode != "wal":
        raise MachineTrouble(
            _("{file}: this kind of disk cannot keep a journal safely; choose a local folder.").format(file=file)
        )


def _reader(file: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(_uri(file, mode), uri=True, isolation_level=None, check_same_thread=False)
    try:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        _check_version(version, file)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_version(version: int, file: Path) -> None:
    if version > VERSION:
        raise BadInput(
            _("{file}: was written by a newer version of this application (format {found}, this one knows {known}); "
              "update the application.").format(file=file, found=version, known=VERSION)
        )  # fmt: skip


def _uri(file: Path, mode: str) -> str:
    return f"{file.absolute().as_uri()}?mode={mode}"


def _has_log(file: Path) -> bool:
    log = file.with_name(file.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _number(head: bytes, at: int) -> int:
    return int.from_bytes(head[at : at + 4], "big")


def _primary(error: sqlite3.Error) -> int:
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return 0 if code is None else code & 0xFF


def _no_workspace(file: Path) -> BadInput:
    return BadInput(_("{file}: is no workspace; choose another file, or a new name to begin one.").format(file=file))


def _damaged(file: Path) -> BadInput:
    return BadInput(_("{file}: is damaged or cut short; go back to the newest backup.").format(file=file))


def _full(file: Path) -> MachineTrouble:
    return MachineTrouble(_("{file}: the disk is full; make room, then try again.").format(file=file))


def _unwritable(file: Path) -> MachineTrouble:
    return MachineTrouble(
        _("{file}: cannot be written; allow writing to its folder or choose another one.").format(file=file)
    )


def _busy(file: Path) -> MachineTrouble:
    return MachineTrouble(_("{file}: another program holds it; close that program, then try again.").format(file=file))


def _failing(file: Path) -> MachineTrouble:
    return MachineTrouble(
        _("{file}: the disk did not take it; check that it is there and has room, then try again.").format(file=file)
    )


_NO_TEXT = "Could not decode to UTF-8"
_FULL, _READONLY, _CANTOPEN, _IOERR = (
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR,
)  # fmt: skip
_SENTENCES: dict[int, Callable[[Path], InterviewerError]] = {
    _FULL: _full,
    _READONLY: _unwritable,
    _CANTOPEN: _unwritable,
    sqlite3.SQLITE_PERM: _unwritable,
    sqlite3.SQLITE_BUSY: _busy,
    sqlite3.SQLITE_LOCKED: _busy,
    sqlite3.SQLITE_PROTOCOL: _busy,
    _IOERR: _failing,
    sqlite3.SQLITE_NOMEM: _failing,
    sqlite3.SQLITE_NOTADB: _no_workspace,
    sqlite3.SQLITE_CORRUPT: _damaged,
}
