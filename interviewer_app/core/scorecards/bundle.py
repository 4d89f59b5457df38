"""The bundle: one round as one canonical JSON file, to hand to somebody else (docs/formats.md, section 5)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from interviewer_app.core.canonical import canonical, strict_json
from interviewer_app.core.errors import BadInput
from interviewer_app.core.rounds.entries import VERSION, Entry
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.fold import fold as refold
from interviewer_app.core.rounds.notices import answered
from interviewer_app.core.rounds.quotes import quotes_of
from interviewer_app.core.rounds.spans import clipped
from interviewer_app.core.rubrics.load import document_digest
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.script import probe_lines
from interviewer_app.core.scorecards.seal import sealed_part
from interviewer_app.core.texts import _

FORMAT = "interviewer-round/1"
LARGEST_BYTES = 64 * 1024 * 1024
_TEXTS = ("stream", "subject", "kind", "author", "body_digest", "prev", "digest")
_NUMBERS = ("v", "number", "wall_us")


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle as read: the pack's digest and document, every entry in the order of the file, summary and signature.

    canonical: writing these values again gives the bytes of the file, so there was nothing else in it
    """

    pack_digest: str
    document: dict[str, Any]
    entries: tuple[Entry, ...]
    summary: Any
    signature: Any
    canonical: bool = False


def write_bundle(entries: Sequence[Entry], fold: RoundFold, pack: Pack, document: dict[str, Any]) -> bytes:
    """One round as a file: every entry of its streams, the pack it ran on, and a summary anyone can read.

    An amendment that is not submitted yet is not in it.
    raises: ValueError for an entry of another subject: what is private never leaves a workspace
    """
    kept = sealed_part(entries, fold)
    if len(kept) != len(entries):
        entries, fold = kept, refold(kept)
    if any(entry.subject != "round" for entry in entries):
        raise ValueError("a bundle holds entries about its round alone")
    signature = newest_signature(fold)
    return _bytes(Bundle(document_digest(document), document, tuple(entries), summary(fold, pack), signature))


def newest_signature(fold: RoundFold) -> dict[str, str] | None:
    """The signature of the newest seal as a bundle repeats it, None for a card that is unsigned or not sealed."""
    signature = fold.seals[-1].signature if fold.seals else None
    return None if signature is None else signature._asdict()


def _bytes(bundle: Bundle) -> bytes:
    streams: dict[str, list[dict[str, Any]]] = {}
    for entry in sorted(bundle.entries, key=lambda e: (e.stream, e.number)):
        streams.setdefault(entry.stream, []).append(_plain(entry))
    payload = {
        "pack": {"digest": bundle.pack_digest, "document": bundle.document},
        "streams": [{"stream": stream, "entries": lines} for stream, lines in streams.items()],
    }
    return canonical(
        _present(format=FORMAT, payload=payload, summary=bundle.summary, signature=bundle.signature)
    )


def read_bundle(data: bytes, what: str) -> Bundle:
    """Read a bundle without judging it; `verify` does that.

    raises: BadInput for a file that is no bundle of this version
    """
    if len(data) > LARGEST_BYTES:
        raise BadInput(_("{what}: larger than {n} MiB; no round is. Ask the sender.").format(what=what, n=64))
    if not data.strip():
        raise BadInput(_("{what}: is empty; ask for the file again.").format(what=what))
    if not data.lstrip().startswith((b"{", b"[", b"\xef\xbb\xbf")):
        raise BadInput(_("{what}: is neither a PDF nor a round; choose a card or a bundle.").format(what=what))
    value = strict_json(data, what)
    form = value.get("format") if isinstance(value, dict) else None
    if not isinstance(form, str) or not form.startswith("interviewer-round/"):
        raise BadInput(_("{what}: is no round of Interviewer Copilot; choose a card or a bundle.").format(what=what))
    if form != FORMAT:
        raise _newer(what, form)
    try:
        bundle = _read(value)
        if any(entry.v > VERSION for entry in bundle.entries):
            raise _newer(what, _("its entries"))
        return replace(bundle, canonical=_bytes(bundle) == data)
    except (KeyError, TypeError, AttributeError) as error:
        sentence = _("{what}: is not built as a bundle is ({error}); ask the sender for the original.")
        raise BadInput(sentence.format(what=what, error=error)) from error


def _newer(what: str, which: str) -> BadInput:
    return BadInput(_("{what}: was written by a newer version ({which}); update first.").format(what=what, which=which))


def summary(fold: RoundFold, pack: Pack) -> dict[str, Any]:
    """The folded round for readers who do not fold entries themselves: moments, ratings, probes, and what was read."""
    notices = [_present(line=n.line, answer=n.answer, by=n.by or None, at_ms=n.at_ms) for n in answered(fold)]
    return {
        **({"notices": notices} if notices else {}),
        "moments": [_moment(fold, moment_id) for moment_id in (m.id for m in fold.counted)],
        "ratings": [_rating(fold, d.id) for d in pack.dimensions if d.id in fold.ratings],
        "probes": [
            _present(
                id=line.probe.id, outcome=line.outcome, reason=line.reason or None,
                from_ms=line.from_ms, used_ms=line.used_ms,
            )  # fmt: skip
            for line in probe_lines(fold, pack)
        ],
        **_said(fold),
    }


def _said(fold: RoundFold) -> dict[str, Any]:
    """Hints and fixed answers that were read out, nudges, spans, and quotations; no key where there were none."""
    hints = [hint._asdict() for hint in fold.hints]
    answers = [answer._asdict() for answer in fold.answers]
    spans = [span._asdict() for span in clipped(fold.spans, fold.last_ms)]
    nudges = [_present(**nudge._asdict()) for nudge in fold.nudges]
    quotes = [{"moment": quote.moment, **quote.said._asdict()} for quote in quotes_of(fold)]
    told = _present(hints=hints or None, answers=answers or None, nudges=nudges or None, spans=spans or None)
    return {**told, "quotes": quotes} if quotes else told


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


def _read(value: dict[str, Any]) -> Bundle:
    payload = value["payload"]
    pack = payload["pack"]
    if not isinstance(pack["digest"], str) or not isinstance(pack["document"], dict):
        raise TypeError("the pack is no document")
    entries = [_entry(line) for stream in payload["streams"] for line in stream["entries"]]
    named = [stream["stream"] for stream in payload["streams"] for _line in stream["entries"]]
    if [entry.stream for entry in entries] != named:
        raise KeyError("an entry stands in another stream than its own")
    return Bundle(pack["digest"], pack["document"], tuple(entries), value["summary"], value.get("signature"))


def _entry(line: dict[str, Any]) -> Entry:
    texts = {name: line[name] for name in _TEXTS}
    numbers = {name: line[name] for name in _NUMBERS}
    body, salt, round_ms = line.get("body"), line.get("salt"), line.get("round_ms")
    for name, value in (texts | ({} if salt is None else {"salt": salt})).items():
        if not isinstance(value, str):
            raise TypeError(f"{name} is no text")
    for name, value in (numbers | ({} if round_ms is None else {"round_ms": round_ms})).items():
        if type(value) is not int or value < 0:
            raise TypeError(f"{name} is no whole number from 0 on")
    if body is not None and not isinstance(body, dict):
        raise TypeError("a body is no object")
    text = None if body is None else canonical(body).decode("utf-8")
    return Entry(**numbers, **texts, round_ms=round_ms, body=text, salt=salt)
