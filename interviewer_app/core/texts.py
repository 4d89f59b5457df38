"""Texts a person reads, ready to be translated; ids and JSON keys never pass through here."""

from __future__ import annotations

import gettext
from pathlib import Path

_LOCALE = Path(__file__).resolve().parent.parent / "locale"
_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def choose_language(language: str) -> None:
    """Switch to the catalogue of `language` (such as `de`); English where there is none."""
    global _catalogue
    _catalogue = gettext.translation("interviewer", _LOCALE, [language], fallback=True)


def _(text: str) -> str:
    return _catalogue.gettext(text)


def plural(one: str, many: str, count: int) -> str:
    """The form for `count`, with `{n}` replaced by it."""
    return _catalogue.ngettext(one, many, count).format(n=count)
