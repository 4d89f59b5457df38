"""What the candidate gets, and nothing else: the service, the warm-up, and one page about the round."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

from interviewer_app.core.errors import BadInput, Refused
from interviewer_app.core.papers.frame import MARGIN, About, Document, PageSize
from interviewer_app.core.papers.shaping import Style
from interviewer_app.core.papers.wrapping import wrap
from interviewer_app.core.rubrics.exercise.proof import FOLDER, NOT_COPIED
from interviewer_app.core.rubrics.load import LoadedPack
from interviewer_app.core.rubrics.models import Exercise, Pack
from interviewer_app.core.texts import _

NOTICE = "notice.pdf"
BODY, HEAD, TITLE = Style(10.5), Style(12, True), Style(20, True)
DOT = "• "  # begins an item of a list
LEAD = 1.42  # of a line, times its size


class Promise(NamedTuple):
    """What the pack cannot know: how long notes are kept, and whom a candidate can ask."""

    kept: str
    ask: str


def hand_out(pack: LoadedPack, folder: Path, promise: Promise, size: PageSize = "A4") -> tuple[str, ...]:
    """Write what a candidate gets into `folder`, which must be empty or new; returns the names written there.

    Of a pack without an exercise that is the notice alone.

    raises: BadInput for a path of the handout that leaves the exercise or does not exist; Refused for a folder that
            holds something
    """
    exercise = pack.pack.exercise
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(_("{folder}: is not empty; name a new folder.").format(folder=folder))
    sources = _sources(pack.folder / FOLDER, exercise) if exercise else {}
    folder.mkdir(parents=True, exist_ok=True)
    for name, source in sources.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns(*NOT_COPIED))
        else:
            shutil.copyfile(source, target)
    (folder / NOTICE).write_bytes(notice(pack.pack, promise, size))
    return (*sources, NOTICE)


def _sources(root: Path, exercise: Exercise) -> dict[str, Path]:
    kept_back = [(root / name).resolve() for name in (exercise.reference, *(trap.proof for trap in exercise.traps))]
    found = {}
    for name in exercise.handed_out:
        source = (root / name).resolve()
        inside = source.is_relative_to(root.resolve()) and source != root.resolve()
        if not inside or not source.exists():
            raise BadInput(_("exercise: handout: {path} is not in it; mend the list.").format(path=name))
        if any(source.is_relative_to(each) or each.is_relative_to(source) for each in kept_back):
            raise BadInput(_("exercise: handout: {path} would give the trap away; take it out.").format(path=name))
        found[name] = source
    return found


def notice(pack: Pack, promise: Promise, size: PageSize = "A4") -> bytes:
    """One page for the candidate: what is written down, what does not count, how long it is kept, whom to ask.

    raises: BadInput where the pack says more than fits on one page
    """
    about = About(_("About this interview"), "", pack.role, "Interviewer Copilot")  # a title may name the trap
    document = Document(size, about)
    y, say = MARGIN + 26, document.ink.say
    say.heading(1)
    document.ink.text(document.box.left, y, _("About this interview"), TITLE)
    y += 22
    for heading, paragraphs in _sections(pack, promise):
        y += 10
        say.heading(2)
        document.ink.text(document.box.left, y, heading, HEAD)
        y += 17
        for words in paragraphs:
            if words.startswith(DOT):
                say.item()
                say.body()
            else:
                say.paragraph()
            for line in wrap(words, BODY, document.box.width):
                document.ink.text(document.box.left, y, line + " ", BODY)
                y += BODY.size * LEAD
            y += 3
    if y > document.box.bottom:
        raise BadInput(
            _("{pack}: what it says to the candidate does not fit on one page; shorten it.").format(pack=pack.id)
        )
    return document.finish()


def _sections(pack: Pack, promise: Promise) -> list[tuple[str, list[str]]]:
    return [
        (_("The rule about AI"), [pack.ai.read_aloud]),
        (
            _("What is written down"),
            [pack.notice]
            if pack.notice
            else [
                _("What you accept, check, refuse and test, with the time, and in your own words where they matter."),
                _("Nothing is recorded: no picture, no sound, no screen and no key of yours."),
            ],
        ),
        (_("What does not count"), [DOT + words for words in pack.not_scored]),
        (_("How long it is kept"), [promise.kept]),
        (_("Whom to ask"), [promise.ask]),
    ]
