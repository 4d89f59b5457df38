"""What a bare word in YAML means, and which ones mean different things to different readers.

`no` is text to YAML 1.2 and false to 1.1; `012` is 12, 10 or text; `2020-01-01` a date or text; `12:30` text or 750.
A pack must not depend on who reads it, so such words have to be quoted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from interviewer_app.core.canonical import LARGEST
from interviewer_app.core.texts import _

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")

_SWITCHES = {"yes", "no", "on", "off"}
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9_]+")
_OTHER_BASE = re.compile(r"[-+]?0[oxb][0-9a-fA-F_]+")
_UNDERSCORES = re.compile(r"[-+]?[1-9][0-9]*(_[0-9]+)+")
_POINT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?([eE][-+]?[0-9]+)?)|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_DATE_LIKE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}([Tt \t].*)?")
_BASE_60 = re.compile(r"[-+]?[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?")
_LONGEST = 40


@dataclass(frozen=True)
class Odd:
    """A bare word that is no value here: what it is, and what to do."""

    what: str
    remedy: str
    is_date: bool = False


def bare(text: str) -> str | int | bool | Odd:
    """The value of an unquoted scalar: text, a whole number, true or false; or why it may not stand bare."""
    if text in ("", "~", "null", "Null", "NULL"):
        return Odd(_("is empty"), _("write a value or remove the line"))
    if text in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return text.lower() == "true"
    if text.lower() in _SWITCHES and text in (text.lower(), text.upper(), text.capitalize()):
        what = _('is the word "{word}", which some readers take for true or false').format(word=text)
        return Odd(what, _("put it in quotes, or write true or false"))
    if text[0] in "+-.0123456789":
        return _number(text)
    return text


def _number(text: str) -> str | int | Odd:
    quote = _("put it in quotes if text is meant")
    if _WHOLE.fullmatch(text):
        if len(text) > _LONGEST or abs(int(text)) > LARGEST:
            return Odd(_("is a number beyond 2^53"), _("put it in quotes"))
        return int(text)
    if _LEADING_ZERO.fullmatch(text):
        return Odd(_("is a number with a leading zero"), quote)
    if _OTHER_BASE.fullmatch(text) or _UNDERSCORES.fullmatch(text):
        return Odd(_("is a number in an unusual form"), quote)
    if _POINT.fullmatch(text):
        return Odd(_("is a number that is not whole"), _("put it in quotes, or write a whole number"))
    if len(text) <= _LONGEST and _DATE_LIKE.fullmatch(text):
        return Odd(_("is a date"), _("put it in quotes"), is_date=DATE.fullmatch(text) is not None)
    if _BASE_60.fullmatch(text):
        return Odd(_("is a time, which some readers take for a number"), _("put it in quotes"))
    return text
