"""A card to read: what was handed over as a PDF or a bundle, or lies in the workspace, checked before anybody looks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from interviewer_app import __version__
from interviewer_app.core.errors import BadInput
from interviewer_app.core.rounds.fold import RoundFold, fold
from interviewer_app.core.rubrics.load import pack_from_document
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.attach import bundle_of
from interviewer_app.core.scorecards.bundle import Bundle, read_bundle, write_bundle
from interviewer_app.core.scorecards.card import Scorecard, scorecard
from interviewer_app.core.scorecards.verify import check_bundle, opened
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.read import read_entries, read_round_pack


@dataclass(frozen=True, slots=True)
class CardIn:
    """One intact card: the bundle as it was read, and what it adds up to.

    file:   where it came from, in words for a person
    sealed: its round was submitted; the ratings of a card that was not are nobody's business yet
    """

    file: str
    bundle: Bundle
    fold: RoundFold
    pack: Pack
    card: Scorecard
    sealed: bool

    @property
    def round(self) -> str:
        """The id of its round."""
        return self.card.facts.round

    @property
    def key(self) -> str:
        """The public key that signed it, 64 hex digits; "" where nobody did."""
        signature = self.bundle.signature
        return str(signature.get("key", "")) if isinstance(signature, dict) else ""


def read_card(data: bytes, what: str) -> CardIn:
    """Read a card as a PDF or its bundle as JSON, told apart by how the file begins.

    raises: BadInput, in one sentence, for what is neither, is of a newer version, or does not hold together
    """
    plain = bundle_of(data, what) if b"%PDF-" in data[:1024] else data
    return _checked(read_bundle(plain, what), what)


def card_of(file: Path, round_id: str) -> CardIn:
    """The card of a round of the workspace `file`, as it would be handed over now.

    raises: BadInput where round or pack are not there, or do not hold together; MachineTrouble
    """
    entries, document = read_entries(file, round_id), read_round_pack(file, round_id)
    data = write_bundle(entries, fold(entries), pack_from_document(document), document)
    what = _("round {id}").format(id=round_id[:8])
    return _checked(read_bundle(data, what), what)


def _checked(bundle: Bundle, what: str) -> CardIn:
    problems, _erased = check_bundle(bundle)
    if problems:
        first = problems[0]
        sentence = _("{what}: is not as it was written ({where}: {problem}); ask its rater for the original.")
        raise BadInput(sentence.format(what=what, where=first.where, problem=first.what))
    state, pack = opened(bundle)
    card = scorecard(state, pack, entries=len(bundle.entries), app_version=__version__)
    return CardIn(what, bundle, state, pack, card, bool(state.seals))
