"""The notice and the AI rule: two lines that stay open until somebody says how the candidate came to know them."""

from __future__ import annotations

from interviewer_app.core.rounds.bodies.conduct import NoticeLine
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.state import NoticeSeen
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.texts import _

LINES: tuple[NoticeLine, ...] = ("notice", "ai-rule")


def open_lines(fold: RoundFold) -> tuple[NoticeLine, ...]:
    """The lines nobody has answered yet, in the order of asking."""
    return tuple(line for line in LINES if line not in fold.notices)


def line_to_read(fold: RoundFold) -> NoticeLine:
    """The line whose words stand before the first probe: the first open one, at last the AI rule."""
    return next(iter(open_lines(fold)), "ai-rule")


def answered(fold: RoundFold) -> tuple[NoticeSeen, ...]:
    """The answers that count, in the order of asking."""
    return tuple(fold.notices[line] for line in LINES if line in fold.notices)


def line_name(line: str) -> str:
    return _("AI rule") if line == "ai-rule" else _("Notice")


def how_words(seen: NoticeSeen) -> str:
    """How a line was answered, without its name: `read at 00:42`, `given earlier by the recruiter`, `not given`."""
    if seen.answer == "read-now":
        minutes, seconds = divmod(seen.at_ms // 1000, 60)
        return _("read at {time}").format(time=f"{minutes:02d}:{seconds:02d}")
    if seen.answer == "given-earlier":
        return _("given earlier by {name}").format(name=seen.by or _("somebody else"))
    return _("not given")


def words_of(line: str, pack: Pack) -> str:
    """The words to read aloud for a line: the pack's, or for the notice what this application does and does not."""
    if line == "ai-rule":
        return pack.ai.read_aloud
    if pack.notice:
        return pack.notice
    words = _(
        "In this round I write down what you say, do, check and decide, each with its time. No picture, sound, screen "
        "or key is recorded. You may ask me at any time what I have written down."
    )
    if pack.not_scored:
        words += " " + _("Not scored: {list}.").format(list="; ".join(each.rstrip(".") for each in pack.not_scored))
    return words
