"""`debrief.json`: the cards of a board and what a panel said of them, one canonical file (docs/formats.md, section 5).

A card that is not submitted travels as what was arranged and no further: the board says "not submitted" of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from interviewer_app.core.canonical import canonical, strict_json
from interviewer_app.core.debriefs.boards.columns import Loop
from interviewer_app.core.debriefs.bodies import SUBJECT
from interviewer_app.core.debriefs.debrief import Debrief, fold_debrief
from interviewer_app.core.debriefs.packet.loop_parts import loop_part, loop_value
from interviewer_app.core.debriefs.signing import broken_signatures
from interviewer_app.core.errors import BadInput
from interviewer_app.core.rounds.entries import VERSION, Entry, Problem, check_stream, one_voice
from interviewer_app.core.rounds.fold import fold
from interviewer_app.core.scorecards.attach import PACKET, attached, attachment_of
from interviewer_app.core.scorecards.bundle import FORMAT as ROUND
from interviewer_app.core.scorecards.bundle import write_bundle
from interviewer_app.core.scorecards.reading import CardIn, read_card
from interviewer_app.core.texts import _

FORMAT = "interviewer-debrief/1"
NAME = PACKET
LARGEST_BYTES = 256 * 1024 * 1024
_ANNOUNCING = frozenset({"opened", "planned", "scheduled"})
_COLUMNS = ("v", "stream", "number", "subject", "kind", "wall_us", "author", "body_digest", "prev", "digest")


class NewerDebrief(BadInput):
    """A newer version wrote it: nothing can be said of it."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What a debrief file holds, read and checked.

    problems: of the debrief's own entries, and between it and the cards
    loop:     the rounds the board knows of, None for cards of no loop
    debrief: None where the packet is of cards alone
    """

    cards: tuple[CardIn, ...]
    entries: tuple[Entry, ...]
    debrief: Debrief | None
    problems: tuple[Problem, ...]
    loop: Loop | None = None


def announced(card: CardIn) -> CardIn:
    """`card` as it may lie on a board: a submitted one whole, of any other what was arranged and nothing of what came
    after."""
    if card.sealed:
        return card
    kept = [entry for stream in _streams(card.bundle.entries) for entry in _prefix(stream)]
    return read_card(write_bundle(kept, fold(kept), card.pack, card.bundle.document), card.file)


def _prefix(stream: Sequence[Entry]) -> list[Entry]:
    known: list[Entry] = []
    for entry in stream:
        if entry.kind not in _ANNOUNCING:
            break
        known.append(entry)
    return known if len(known) > 1 else []


def write_debrief(cards: Iterable[CardIn], entries: Iterable[Entry], loop: Loop | None = None) -> bytes:
    """Cards as `announced` makes them, their loop, and the entries of at most one debrief, as one file."""
    bundles = [_value(card) for card in sorted(cards, key=lambda card: card.round)]
    streams = [
        {"stream": stream[0].stream, "entries": [_plain(entry) for entry in stream]} for stream in _streams(entries)
    ]
    rounds = {} if loop is None else {"loop": loop_value(loop)}
    return canonical({"format": FORMAT, "cards": bundles, "streams": streams, **rounds})


def _value(card: CardIn) -> Any:
    data = write_bundle(card.bundle.entries, card.fold, card.pack, card.bundle.document)
    return strict_json(data, card.file)


def _plain(entry: Entry) -> dict[str, Any]:
    line = {name: getattr(entry, name) for name in _COLUMNS}
    if entry.body is not None:
        line |= {"body": json.loads(entry.body), "salt": entry.salt}
    return line


def read_packet(pdf: bytes, what: str) -> tuple[Carried, bytes]:
    """What a packet carries, and its attachment as it is.

    raises: BadInput for a PDF that is no packet, or of a newer version, or whose cards do not hold together
    """
    data = attachment_of(pdf, what, NAME)
    return read_debrief_file(data, what), data


def is_packet(data: bytes) -> bool:
    """Whether a file says that it is a packet."""
    try:
        return b"%PDF-" in data[:1024] and NAME in attached(data, "")
    except BadInput:
        return False


def read_whole(pdf: bytes, what: str) -> Carried:
    """What a packet carries, where nothing of it was changed.

    raises: BadInput, in one sentence, where something was
    """
    carried, _data = read_packet(pdf, what)
    for first in carried.problems:
        words = _("{what}: is not as it was written ({where}: {problem}); ask for the packet as it was.")
        raise BadInput(words.format(what=what, where=first.where, problem=first.what))
    return carried


def cards_in(data: bytes, what: str) -> tuple[CardIn, ...]:
    """The card in a file, or the cards a packet carries.

    raises: BadInput, in one sentence
    """
    return read_whole(data, what).cards if is_packet(data) else (read_card(data, what),)


def read_debrief_file(data: bytes, what: str) -> Carried:
    """The same for the attachment alone."""
    if len(data) > LARGEST_BYTES:
        raise BadInput(_("{what}: larger than {n} MiB; no debrief is. Ask the sender.").format(what=what, n=256))
    value = strict_json(data, what)
    form = value.get("format") if isinstance(value, dict) else None
    if not isinstance(form, str) or not form.startswith("interviewer-debrief/"):
        raise BadInput(_("{what}: is no debrief of Interviewer Copilot; choose its packet.").format(what=what))
    if form != FORMAT:
        raise _newer(what, form)
    try:
        entries = tuple(_entry(line) for stream in value["streams"] for line in stream["entries"])
        bundles, loop = [canonical(bundle) for bundle in value["cards"]], loop_part(value.get("loop"))
        _check_cards(value["cards"], entries, what)
    except (KeyError, TypeError, AttributeError) as error:
        sentence = _("{what}: is not built as a debrief is ({error}); ask the sender for the original.")
        raise BadInput(sentence.format(what=what, error=error)) from error
    cards = tuple(read_card(bundle, f"{what}, card {n}") for n, bundle in enumerate(bundles, start=1))
    problems = _problems(entries)
    debrief = None if problems or not entries else fold_debrief(entries)
    form = [] if write_debrief(cards, entries, loop) == data else [
        Problem("file", "is not in canonical form: something else wrote it")
    ]  # fmt: skip
    return Carried(cards, entries, debrief, tuple([*problems, *_apart(debrief, cards), *form]), loop)


def _check_cards(bundles: Sequence[dict[str, Any]], entries: Iterable[Entry], what: str) -> None:
    """raises: NewerDebrief for a card, or an entry, of a newer version"""
    for bundle in bundles:
        form = bundle["format"]
        if isinstance(form, str) and form.startswith("interviewer-round/") and form != ROUND:
            raise _newer(what, form)
    if any(entry.v > VERSION for entry in entries):
        raise _newer(what, _("its entries"))


def _newer(what: str, which: str) -> NewerDebrief:
    words = _("{what}: was written by a newer version ({which}); update first.")
    return NewerDebrief(words.format(what=what, which=which))


def _entry(line: dict[str, Any]) -> Entry:
    columns = {name: line[name] for name in _COLUMNS}
    for name, value in columns.items():
        whole = type(value) is int and value >= 0
        if not (whole if name in ("v", "number", "wall_us") else isinstance(value, str)):
            raise TypeError(f"{name} is not what it must be")
    body, salt = line.get("body"), line.get("salt")
    if body is not None and not isinstance(body, dict) or salt is not None and not isinstance(salt, str):
        raise TypeError("a body is no object")
    text = None if body is None else canonical(body).decode("utf-8")
    return Entry(**columns, round_ms=None, body=text, salt=salt)


def _problems(entries: Sequence[Entry]) -> list[Problem]:
    found: list[Problem] = []
    for stream in _streams(entries):
        found += check_stream(stream) or one_voice(stream)
        if stream[0].subject != SUBJECT:
            found.append(Problem(f"stream {stream[0].stream[:8]}", "is not about the debrief"))
    named = {_about(stream[0]) for stream in _streams(entries)}
    return found if len(named) < 2 else [*found, Problem("debrief", "holds entries about another one")]


def _about(first: Entry) -> str:
    return str(json.loads(first.body or "{}").get("id", ""))


def _apart(debrief: Debrief | None, cards: Sequence[CardIn]) -> list[Problem]:
    """A debrief names its cards by what was submitted: others than those are not the ones that were discussed."""
    if debrief is None:
        return []
    if debrief.opened is None:
        return [Problem("debrief", "never began")]
    unsigned = broken_signatures(debrief)
    here = {card.round: {seal.card_digest for seal in card.fold.seals} for card in cards}
    found = [
        Problem(f"card {ref.round[:8]}", "is not the one that was discussed")
        for ref in debrief.opened.cards
        if ref.digest and ref.digest not in here.get(ref.round, set())
    ]
    missing = {ref.round for ref in debrief.opened.cards} ^ set(here)
    strange = [Problem(f"card {each[:8]}", "does not belong to this debrief") for each in sorted(missing)]
    return [*unsigned, *found, *strange]


def _streams(entries: Iterable[Entry]) -> list[list[Entry]]:
    streams: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda each: (each.stream, each.number)):
        streams.setdefault(entry.stream, []).append(entry)
    return [streams[stream] for stream in sorted(streams)]
