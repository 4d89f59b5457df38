"""The bundle: one round as one canonical JSON file, to hand to somebody else (docs/formats.md, section 5)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from interviewer_app.core.canonical import canonical, strict_json
from interviewer_app.core.errors import BadInput
from interviewer_app.core.rounds.entries import Entry, in_fold_order
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rubrics.load import document_digest
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.script import probe_lines
from interviewer_app.core.texts import _

FORMAT = "interviewer-round/1"
LARGEST_BYTES = 64 * 1024 * 1024
_TEXTS = ("stream", "subject", "kind", "author", "body_digest", "prev", "digest")
_NUMBERS = ("v", "number", "wall_us")


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle as read: the pack's digest and document, every entry by stream and number, summary and signature."""

    pack_digest: str
    document: dict[str, Any]
    entries: tuple[Entry, ...]
    summary: Any
    signature: dict[str, str] | None
    canonical: bool


def write_bundle(entries: Sequence[Entry], fold: RoundFold, pack: Pack, document: dict[str, Any]) -> bytes:
    """One round as a file: every entry of its streams, the pack it ran on, and a summary anyone can read."""
    streams: dict[str, list[dict[str, Any]]] = {}
    for entry in sorted(entries, key=lambda e: (e.stream, e.number)):
        streams.setdefault(entry.stream, []).append(_plain(entry))
    payload = {
        "pack": {"digest": document_digest(document), "document": document},
        "streams": [{"stream": stream, "entries": lines} for stream, lines in streams.items()],
    }
    return canonical({"format": FORMAT, "payload": payload, "summary": summary(fold, pack)})


def read_bundle(data: bytes, what: str) -> Bundle:
    """Read a bundle without judging it; `verify` does that.

    raises: BadInput for a file that is no bundle of this version
    """
    if len(data) > LARGEST_BYTES:
        raise BadInput(_("{what}: larger than {n} MiB; no round is. Ask the sender.").format(what=what, n=64))
    value = strict_json(data, what)
    form = value.get("format") if isinstance(value, dict) else None
    if not isinstance(form, str) or not form.startswith("interviewer-round/"):
        raise BadInput(_("{what}: is no round of Interviewer Copilot; choose a card or a bundle.").format(what=what))
    if form != FORMAT:
        raise BadInput(_("{what}: was written by a newer version ({form}); update first.").format(what=what, form=form))
    try:
        return _read(value, canonical(value) == data)
    except (KeyError, TypeError, AttributeError) as error:
        sentence = _("{what}: a part of the bundle is missing ({error}); ask the sender for the original.")
        raise BadInput(sentence.format(what=what, error=error)) from error


def summary(fold: RoundFold, pack: Pack) -> dict[str, Any]:
    """The folded round for readers who do not fold entries themselves: moments, ratings, probes."""
    return {
        "moments": [_moment(fold, moment_id) for moment_id in (m.id for m in fold.counted)],
        "ratings": [_rating(fold, d.id) for d in pack.dimensions if d.id in fold.ratings],
        "probes": [
            _present(id=line.probe.id, outcome=line.outcome, from_ms=line.from_ms, used_ms=line.used_ms)
            for line in probe_lines(fold, pack)
        ],
    }


def _moment(fold: RoundFold, moment_id: str) -> dict[str, Any]:
    m = fold.moments[moment_id]
    return _present(
        id=m.id, kind=m.kind, dimension=m.dimension, direction=m.direction, prompted=m.prompted, mode=m.mode,
        round_ms=m.at_ms, entered_ms=m.entered_ms, wall_us=m.wall_us, probe=m.probe, phase=m.phase, note=m.note or None,
        late=m.late, after_round=m.after_round,
    )  # fmt: skip


def _rating(fold: RoundFold, dimension: str) -> dict[str, Any]:
    r = fold.ratings[dimension]
    return _present(
        dimension=r.dimension, level=r.level, no_evidence=r.no_evidence, cites=list(r.cites), rationale=r.rationale
    )


def _present(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _plain(entry: Entry) -> dict[str, Any]:
    columns = {name: getattr(entry, name) for name in (*_NUMBERS, *_TEXTS)}
    body = None if entry.body is None else json.loads(entry.body)
    return _present(**columns, round_ms=entry.round_ms, salt=entry.salt, body=body)


def _read(value: dict[str, Any], is_canonical: bool) -> Bundle:
    payload = value["payload"]
    entries = [_entry(line) for stream in payload["streams"] for line in stream["entries"]]
    named = [stream["stream"] for stream in payload["streams"] for _line in stream["entries"]]
    if [entry.stream for entry in entries] != named:
        raise KeyError("an entry stands in another stream than its own")
    return Bundle(
        payload["pack"]["digest"], payload["pack"]["document"], tuple(entries), value["summary"],
        value.get("signature"), is_canonical,
    )  # fmt: skip


def _entry(line: dict[str, Any]) -> Entry:
    for name in _TEXTS:
        if not isinstance(line[name], str):
            raise TypeError(f"{name} is no text")
    for name in _NUMBERS:
        if not isinstance(line[name], int):
            raise TypeError(f"{name} is no whole number")
    body, salt, round_ms = line.get("body"), line.get("salt"), line.get("round_ms")
    text = None if body is None else canonical(body).decode("utf-8")
    return Entry(
        line["v"], line["stream"], line["number"], line["subject"], line["kind"], line["wall_us"], round_ms,
        line["author"], text, salt, line["body_digest"], line["prev"], line["digest"],
    )  # fmt: skip


def in_order(bundle: Bundle) -> list[Entry]:
    """The entries of a bundle in fold order."""
    return in_fold_order(bundle.entries)
