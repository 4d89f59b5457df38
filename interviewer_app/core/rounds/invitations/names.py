"""Whom an invitation is about: a guess from its heading by plain rules, for a person to confirm or type over.

    Interview: Ines Duarte (Senior Backend)          Ines Duarte
    Ines Duarte <> Acme | Technical interview        Ines Duarte
    Technical screen with 佐藤 結衣 - Round 2         佐藤 結衣
    Team lunch                                       nobody
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80  # characters of a name that is still taken for one
MOST_WORDS = 5

# Between the parts of a heading. A single hyphen only with spaces: Jean-Luc and Adeyemi-Brandt are names.
_BETWEEN = re.compile(r"\s[-–—]+\s|[:|/()\[\]<>·•,;@+]|\s&\s|[–—]|\s[xX×]\s")
_BEFORE = re.compile(r"^\s*(?:(?:re|fwd?|fw|aw|wg|tr|invitation|updated invitation|invite|cancel+ed)\s*:\s*)+", re.I)
_WITH = re.compile(r"\b(?:with|for|mit|für|avec|pour|con|para|and|und|et|y|med|och)\b", re.I)
# Words of the trade: a part with one of these is not a name.
_TRADE_WORDS = (
    "interview interviews interviewer technical tech screen screening onsite on-site round rounds call "
    "phone video chat panel final first second third debrief hiring coding code pairing pair system "
    "design live exercise session meeting invitation intro introduction candidate role position job "
    "backend back-end frontend front-end fullstack full-stack senior junior staff principal lead engineer "
    "engineering engineers developer software data platform mobile devops sre manager team lunch sync "
    "weekly daily standup stand-up planning review retro retrospective zoom teams meet google hold "
    "blocked busy tentative confirmed online remote office room part stage loop hr recruiter culture fit "
    "behavioural behavioral take-home homework test assessment supervised change minutes min hour day "
    "holiday birthday vorstellungsgespräch gespräch bewerbung entretien technique entrevista técnica "
    "colloquio intervju rozmowa "
)
_TRADE = frozenset(_TRADE_WORDS.split())


def guessed_name(heading: str) -> str:
    """The part of `heading` that looks like a person's name; "" where none does."""
    heading = _BEFORE.sub("", heading)
    pieces = [
        " ".join(piece.split()).strip("\"'“”‘’.-–—_#* ")
        for part in _BETWEEN.split(heading)
        for piece in _WITH.split(part)
    ]
    whole = next(filter(looks_like_a_name, pieces), "")
    return whole or next(filter(looks_like_a_name, map(_between_the_trade, pieces)), "")


def _between_the_trade(piece: str) -> str:
    """`Interview Noor Halvorsen` without its first word; one word that is left could be a company's name."""
    words = piece.split()
    while words and _of_the_trade(words[0]):
        del words[0]
    while words and _of_the_trade(words[-1]):
        del words[-1]
    return " ".join(words) if len(words) > 1 else ""


def looks_like_a_name(text: str) -> bool:
    """One to five words, each begun with a capital or in a script without them, and none of the trade's words."""
    words = text.split()
    if not 1 <= len(words) <= MOST_WORDS or len(text) > LONGEST or len(text) < 2:
        return False
    if any(map(_of_the_trade, words)):
        return False
    return all(map(_word_of_a_name, words)) and any(_begins_a_name(word) for word in words)


def _of_the_trade(word: str) -> bool:
    return word.casefold().strip(".'’") in _TRADE


def _word_of_a_name(word: str) -> bool:
    return all(letter in "-'’.·" or unicodedata.category(letter)[0] in "LM" for letter in word)


def _begins_a_name(word: str) -> bool:
    """A capital at the front, as in Noor, or letters that have none; particles (van, de, bin) stand beside one."""
    return unicodedata.category(word[0]) in ("Lu", "Lt", "Lo")
