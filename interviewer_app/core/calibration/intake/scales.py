"""Words of common scales, in order; a scale that is used is always shown, and any other is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from interviewer_app.core.calibration.intake.cells import is_nothing, whole
from interviewer_app.core.rubrics.markdown.names import same

MOST_WORDS = 30
# Lowest first; of two that fit the shorter one is taken, so that a level nobody could give leaves no gap.
_SCALES = [
    [part.strip() for part in scale.split("<")]
    for scale in (
        "no < yes",
        "no hire < hire",
        "reject < advance",
        "fail < pass",
        "thumbs down < thumbs up",
        "strong no < no < yes < strong yes",
        "definitely not < no < yes < strong yes",
        "strong no < no < mixed < yes < strong yes",
        "definitely not < no < mixed < yes < strong yes",
        "strong no < no < neutral < yes < strong yes",
        "strong no < no < maybe < yes < strong yes",
        "strong no < no < lean no < lean yes < yes < strong yes",
        "strong no < no < leaning no < leaning yes < yes < strong yes",
        "strong no hire < no hire < hire < strong hire",
        "strong no hire < no hire < lean no hire < lean hire < hire < strong hire",
        "strong no hire < no hire < leaning no hire < leaning hire < hire < strong hire",
        "strong no hire < no hire < weak no hire < weak hire < hire < strong hire",
        "strong no < weak no < weak yes < strong yes",
        "strongly disagree < disagree < agree < strongly agree",
        "strongly disagree < disagree < neutral < agree < strongly agree",
        "strongly disagree < disagree < neither agree nor disagree < agree < strongly agree",
        "below expectations < meets expectations < exceeds expectations",
        "does not meet expectations < meets expectations < exceeds expectations",
        "does not meet expectations < partially meets expectations < meets expectations < exceeds expectations",
        "far below expectations < below expectations < meets expectations < exceeds expectations "
        "< far exceeds expectations",
        "unsatisfactory < needs improvement < satisfactory < good < excellent",
        "needs improvement < meets expectations < exceeds expectations",
        "below bar < at bar < above bar",
        "below the bar < at the bar < above the bar",
        "low < medium < high",
        "very low < low < medium < high < very high",
        "weak < average < strong",
        "weak < mixed < strong",
        "very weak < weak < average < strong < very strong",
        "poor < fair < good < excellent",
        "poor < fair < good < very good < excellent",
        "very poor < poor < average < good < excellent",
        "poor < average < good < excellent",
        "poor < below average < average < above average < excellent",
        "insufficient < sufficient < good < very good",
        "none < basic < intermediate < advanced < expert",
        "beginner < intermediate < advanced < expert",
        "novice < beginner < competent < proficient < expert",
        "novice < intermediate < advanced < expert",
    )
]
_NUMBERED = re.compile(r"[(\[]?(\d{1,3})[)\]]?(?:\s*[-–—:.=|]\s*|\s+)\D.*|\D*[^\d\s]\s*[(\[](\d{1,3})[)\]]")


_OF = re.compile(r"(\d{1,3})\s*(?:/|of|out of)\s*(\d{1,3})")
_STARS = re.compile("(?=.*★)(★{0,10})(☆{0,10})|☆{1,10}")


def words_in(texts: Iterable[str]) -> list[str]:
    """Those of the texts that are neither a whole number nor no rating, each once, in order."""
    return list(dict.fromkeys(text for text in texts if whole(text) is None and not is_nothing(text)))


def known_scale(words: Iterable[str]) -> dict[str, int]:
    """The number of each level, those beside the words too, of the shortest known scale with all of them; {} for none.

    A number written before or behind the word is the number: "3 - Strong", and so are "3/5" and three stars.
    """
    wanted = list(words)
    numbered = {word: found for word in wanted if (found := _number(word)) is not None}
    if len({of[2] for word in wanted if (of := _OF.fullmatch(word))}) > 1:
        numbered = {}  # 3/4 and 3/5 are two scales
    if wanted and len(numbered) == len(wanted) == len(set(numbered.values())):
        return dict(sorted(numbered.items(), key=lambda pair: pair[1]))
    spelt = {same(word): word for word in wanted}
    fitting = [scale for scale in _SCALES if wanted and spelt.keys() <= set(scale)]
    if not fitting:
        return {}
    best = min(fitting, key=len)
    return {spelt.get(level, level): at for at, level in enumerate(best, start=1)}


def scale_of(text: str) -> dict[str, int]:
    """What a person wrote: `No<Yes<Strong yes` in order, or `No=1, Yes=3`; a bare `=` within an order joins equals.

    raises: ValueError for neither
    """
    if "<" in text:
        levels = [level.strip() for level in text.split("<")]
        found = {word.strip(): at for at, level in enumerate(levels, 1) for word in level.split("=")}
    else:
        pairs = [pair.rpartition("=") for pair in text.split(",")]
        if not all(sign and whole(value.strip()) is not None for _word, sign, value in pairs):
            raise ValueError(text)
        found = {word.strip(): int(value) for word, _sign, value in pairs}
    if not all(found):
        raise ValueError(text)
    return found


def _number(word: str) -> int | None:
    if _STARS.fullmatch(word):
        return word.count("★")
    found = _OF.fullmatch(word) or _NUMBERED.fullmatch(word)
    return int(found[1] or found[2]) if found else None
