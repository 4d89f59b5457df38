"""Attachments of rounds: their bytes in the table `attachments`, what they are in entries beside the round."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

from interviewer_app.core.canonical import digest as digest_of
from interviewer_app.core.errors import BadInput
from interviewer_app.core.rounds import attached as a
from interviewer_app.core.rounds.bodies import Body, clean, plain
from interviewer_app.core.rounds.entries import Draft
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.journal import entries_about
from interviewer_app.core.workspace.read import read_subject, reading
from interviewer_app.core.workspace.writer import Writer

TAG = "interviewer-attachment/1"
_BYTES = "SELECT data FROM attachments WHERE digest = ?"
_OTHERS = "SELECT DISTINCT subject_id FROM streams WHERE subject = ?"


def attach(
    writer: Writer, round_id: str, what: a.What, name: str, data: bytes, *, wall_us: int, new_id: Callable[[], str],
    moment: str | None = None, other_ms: int | None = None,
) -> str:  # fmt: skip
    """Keep `data` beside a round, on disk before this returns; returns the attachment's id.

    raises: MachineTrouble
    """
    digest, attachment = digest_of(TAG, data), new_id()
    writer.store_attachment(digest, zlib.compress(data))
    name = clean(name)[:400]
    body = a.Attached(attachment=attachment, what=what, digest=digest, name=name, moment=moment, other_ms=other_ms)
    _append(writer, round_id, body, wall_us)
    return attachment


def move_anchor(
    writer: Writer, round_id: str, attachment: str, moment: str | None, other_ms: int | None, *, wall_us: int
) -> None:
    """Lay an attachment onto the round's clock anew. raises: MachineTrouble"""
    _append(writer, round_id, a.AnchorMoved(attachment=attachment, moment=moment, other_ms=other_ms), wall_us)


def detach(writer: Writer, round_id: str, attachment: str, *, wall_us: int) -> None:
    """Take an attachment from a round; its bytes go where no other round has them.

    raises: BadInput for one that is not attached, MachineTrouble
    """
    known = read_attached(writer.file, round_id).attachments.get(attachment)
    if known is None:
        raise BadInput(_("attachment {id}: does not belong to this round.").format(id=attachment[:8]))
    _append(writer, round_id, a.AttachmentRemoved(attachment=attachment), wall_us)
    if not _is_held(writer.file, known.digest):
        writer.drop_attachment(known.digest)


def read_attached(file: Path, round_id: str) -> a.AttachedFold:
    """What is attached to a round. raises: BadInput, MachineTrouble"""
    return a.fold_attached(read_subject(file, a.SUBJECT, round_id))


def read_attachment(file: Path, digest: str) -> bytes:
    """The bytes of an attachment as they were taken in.

    raises: BadInput where they are gone, or are not what they were
    """
    with reading(file) as connection:
        row = connection.execute(_BYTES, (digest,)).fetchone()
    if row is None:
        raise BadInput(_("{file}: no longer holds the attachment {digest}; attach the file again.").format(
            file=file, digest=digest[:12]))  # fmt: skip
    try:
        data = zlib.decompress(row[0])
    except zlib.error:
        data = b""
    if digest_of(TAG, data) != digest:
        raise BadInput(_("{file}: the attachment {digest} was changed after it was stored; attach it again.").format(
            file=file, digest=digest[:12]))  # fmt: skip
    return data


def _append(writer: Writer, round_id: str, body: Body, wall_us: int) -> None:
    kind: str = body.kind  # type: ignore[attr-defined]  # every one of these has one
    writer.append_now(a.SUBJECT, round_id, Draft(kind, plain(body), wall_us))


def _is_held(file: Path, digest: str) -> bool:
    """Whether any round still has these bytes."""
    with reading(file) as connection:
        rounds = [line[0] for line in connection.execute(_OTHERS, (a.SUBJECT,))]
        folds = [a.fold_attached(entries_about(connection, a.SUBJECT, each)) for each in rounds]
    return any(each.digest == digest for fold in folds for each in fold.attachments.values())
