"""Folding what lies beside a round: entries of a subject of its own, read as strictly as those of the round."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from typing import ClassVar, TypeVar

from pydantic import ValidationError

from interviewer_app.core.errors import BadInput
from interviewer_app.core.rounds.bodies import Body
from interviewer_app.core.rounds.entries import Entry, in_fold_order
from interviewer_app.core.texts import _


class BesideFold(ABC):
    """What the stream of one subject adds up to; changed by `apply` and `take` alone. `MODELS`: its bodies by kind."""

    MODELS: ClassVar[Mapping[str, type[Body]]]

    def apply(self, entry: Entry) -> None:
        """Take a stored entry; an erased one, and a kind this version does not know, change nothing.

        raises: BadInput where a known kind does not say what it must
        """
        model = self.MODELS.get(entry.kind)
        if entry.body is None or model is None:
            return
        try:
            body = model.model_validate_json(entry.body)
        except ValidationError as error:
            raise BadInput(
                _("stream {stream}, entry {n} ({kind}): does not say what it must. Ask for the original file.").format(
                    stream=entry.stream[:8], n=entry.number, kind=entry.kind
                )
            ) from error
        self.take(body, entry.wall_us)

    @abstractmethod
    def take(self, body: Body, wall_us: int) -> None:
        """Take a body before (or without) its place in the chain."""


AnyFold = TypeVar("AnyFold", bound=BesideFold)


def folded(fold: AnyFold, entries: Iterable[Entry]) -> AnyFold:
    """`fold` with these entries, in any order, taken."""
    for entry in in_fold_order(entries):
        fold.apply(entry)
    return fold
