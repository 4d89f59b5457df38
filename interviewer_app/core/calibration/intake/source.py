"""Where ratings came from: the ratings, what else their table told of candidates, and how it was read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from interviewer_app.core.calibration.intake.mapping import Reading
from interviewer_app.core.calibration.ratings import FACTORS, Ratings
from interviewer_app.core.errors import BadInput
from interviewer_app.core.texts import _

TAG = b"interviewer-ratings/1\n"


@dataclass(frozen=True, slots=True)
class Source:
    """Ratings and where they are from.

    name:    as people know it: a file's name, or the workspace
    digest:  64 hex digits over the ratings as they were read: equal for equal rows in equal order
    told:    by column (`group`, `outcome`, `selected`) what the table says of each candidate, as it stands there, of
             candidates without any rating too. Never stored, in no digest
    at_odds: by column the sentence that two rows disagree about a candidate
    remarks: sentences on how it was read
    reading: which column was what, guesses included; says nothing for a workspace
    """

    ratings: Ratings
    name: str
    digest: str
    told: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    at_odds: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    reading: Reading = Reading()

    def by_candidate(self, column: str) -> dict[str, str]:
        """What a column says, by candidate; {} where there is no such column.

        raises: BadInput where two rows say different things of one candidate
        """
        if column in self.at_odds:
            raise BadInput(self.at_odds[column])
        return dict(self.told.get(column, {}))

    def needs(self, column: str) -> dict[str, str]:
        """The same where the column must be there. raises: BadInput"""
        found = self.by_candidate(column)
        if not found:
            raise BadInput(
                _("{name}: has no column {column}; add one, or name it with --column {column}=NAME.").format(
                    name=self.name, column=column
                )
            )
        return found


def digest_of(ratings: Ratings) -> str:
    """64 hex digits over names and rows in their order; lines of the file and what is told of candidates stay out."""
    summed = hashlib.sha256(TAG)
    for name in FACTORS:
        column = getattr(ratings, name)
        for label in column.labels:
            text = label.encode("utf-8", "surrogatepass")
            summed.update(len(text).to_bytes(4, "little") + text)
        summed.update(b"\n" + column.codes.astype("<i4").tobytes())
    summed.update(ratings.score.astype("<i8").tobytes() + ratings.rated_us.astype("<i8").tobytes())
    return summed.hexdigest()
