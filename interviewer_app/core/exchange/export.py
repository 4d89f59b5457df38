"""A round as files for others: which format a name means, and what is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from interviewer_app.core.errors import BadInput, Refused
from interviewer_app.core.exchange.greenhouse import greenhouse_json
from interviewer_app.core.exchange.markdown import card_markdown
from interviewer_app.core.exchange.plain import plain_json
from interviewer_app.core.exchange.tables import card_xlsx, moments_csv, ratings_csv
from interviewer_app.core.scorecards.reading import CardIn
from interviewer_app.core.texts import _

# By ending, the longest first: `x.card.json` is no bundle.
ENDINGS = {
    ".greenhouse.json": "greenhouse", ".card.json": "card", ".json": "bundle", ".csv": "csv", ".xlsx": "xlsx",
    ".md": "markdown",
}  # fmt: skip
# Whoever ends a name so wants to open it with a program that cannot read a bundle.
DOCUMENTS = (".pdf", ".docx", ".doc", ".odt", ".ods", ".xls", ".html", ".txt")
FORMATS = ("bundle", "card", "csv", "xlsx", "greenhouse", "markdown")


def format_of(file: Path, named: str | None) -> str:
    """The format that was named, else the one the ending of `file` means; another ending is that of a bundle.

    raises: BadInput for the ending of a document we do not write
    """
    if named is not None:
        return named
    name = file.name.casefold()
    if name.endswith(DOCUMENTS):
        sentence = _("{file}: no round is written as that. `interviewer scorecard` prints a PDF; or end in {known}.")
        raise BadInput(sentence.format(file=file, known=", ".join(ENDINGS)))
    return next((form for ending, form in ENDINGS.items() if name.endswith(ending)), "bundle")


def files_of(
    card: CardIn, form: str, file: Path, *, draft: bool = False, mapping: Mapping[int, str] | None = None
) -> dict[Path, bytes]:
    """What to write for a card in a format other than `bundle`: bytes by path, the first of them `file`.

    draft:  a card that is not submitted may be written, and says so in itself
    raises: Refused for a card that is not submitted
    """
    if not (card.sealed or draft):
        raise Refused(_("{what}: is not submitted; submit it, or add --draft.").format(what=card.file))
    match form:
        case "card":
            return {file: plain_json(card.card)}
        case "csv":
            beside = file.with_name(f"{file.stem}-ratings{file.suffix}")
            return {file: moments_csv(card.card), beside: ratings_csv(card.card)}
        case "xlsx":
            return {file: card_xlsx(card.card)}
        case "greenhouse":
            return {file: greenhouse_json(card.card, mapping or {})}
    return {file: card_markdown(card.card)}
