"""Making the folder of a new pack: whole or not at all, and never over anything."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from interviewer_app.core.errors import BadInput, Refused
from interviewer_app.core.rubrics.findings import shown
from interviewer_app.core.rubrics.folder import PACK_FILE
from interviewer_app.core.rubrics.load import LoadedPack, load_pack
from interviewer_app.core.rubrics.markdown.names import slug
from interviewer_app.core.rubrics.skeleton.change import make_patch, write_files
from interviewer_app.core.rubrics.skeleton.commits import Commits, Note
from interviewer_app.core.rubrics.skeleton.frame import frame
from interviewer_app.core.rubrics.skeleton.guess import Guess, guess
from interviewer_app.core.rubrics.skeleton.layout import skeleton_yaml
from interviewer_app.core.rubrics.skeleton.reminders import to_write
from interviewer_app.core.rubrics.write import trouble
from interviewer_app.core.texts import _

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_ID, LONGEST_TITLE = 80, 400
Tree = dict[str, Any]


class Made(NamedTuple):
    """A pack that was just written; what of a commit was left out, and what about its files should be known."""

    loaded: LoadedPack
    left_out: Sequence[Note] = ()
    notes: Sequence[Note] = ()


def new_pack(
    like: LoadedPack, folder: Path, day: str, pack_id: str = "", title: str = "", commits: Commits | None = None
) -> Made:
    """Write a draft built like `like` into `folder`, which is new or empty; day: today, ISO.

    pack_id: made of the folder's name if empty.  commits: what the exercise is made of
    raises:  BadInput for an id or a title that cannot be one, Refused for a folder that holds something, MachineTrouble
    """
    refuse_taken(folder)
    tree = frame(like.pack, _id(pack_id, folder, like.pack.id), _title(title), day)
    guessed = None
    files: dict[str, bytes] = {}
    if commits is not None:
        guessed = guess(commits.before)
        tree["exercise"] = _exercise(guessed)
        tree.setdefault("task_version", "1")
        files["change.patch"] = make_patch(commits.before, commits.after)
    text = skeleton_yaml(tree, f"{like.pack.id}@{like.pack.version}", _hint(guessed))
    _write(folder, text, files, commits.before if commits else {})
    loaded = load_pack(folder)
    return Made(loaded) if commits is None else Made(loaded, commits.left_out, commits.notes)


def refuse_taken(folder: Path) -> None:
    """raises: Refused unless `folder` is new or empty, so that nothing is ever written over"""
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        text = _("{folder}: is there already; name a new folder, nothing was written.")
        raise Refused(text.format(folder=shown(str(folder), 300)))


def _id(pack_id: str, folder: Path, taken: str) -> str:
    """raises: BadInput for what cannot be an id"""
    name = pack_id or slug(folder.absolute().name)
    if not _SLUG.fullmatch(name) or len(name) > LONGEST_ID:
        text = _("{name}: cannot be the id of a pack; give one with --id, such as payments-retry.")
        raise BadInput(text.format(name=shown(name) or shown(str(folder))))
    if name == taken:
        raise BadInput(
            _("{name}: is the id of the pack it is built like; give another one with --id.").format(name=name)
        )
    return name


def _title(title: str) -> str:
    clean = " ".join(title.split())
    if len(clean) > LONGEST_TITLE or not clean.isprintable():
        raise BadInput(_("--title: write one line of at most {n} characters.").format(n=LONGEST_TITLE))
    return clean


def _exercise(guessed: Guess) -> Tree:
    return {
        "name": to_write(_("what the service is called")),
        "summary": to_write(_("the service and the change in two sentences")),
        "language": guessed.language or to_write(_("the language of the service")),
        "traps": [{"patch": "change.patch", "proof": "proof"}],
        "reference": "reference.patch",
    }


def _hint(guessed: Guess | None) -> Mapping[str, Any]:
    """The commands as they might be, to be written as a comment: only trying them tells whether they are right."""
    if guessed is None or guessed.tests is None:
        return {}
    folder = [part for part in guessed.tests["command"]]
    if "-s" in folder:
        folder[folder.index("-s") + 1] = "{folder}"
    else:
        folder.append("{folder}")
    return {"tests": guessed.tests, "proof": {"command": folder, "output": guessed.tests["output"]}}


def _write(folder: Path, text: str, files: Mapping[str, bytes], service: Mapping[str, bytes]) -> None:
    """Everything into a folder beside the wanted one, which then takes its name."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=".new-pack-", dir=folder.parent))
    except OSError as error:
        raise trouble(folder, error) from error
    try:
        (beside / PACK_FILE).write_text(text, encoding="utf-8", newline="\n")
        if files:
            write_files(beside / "exercise", files)
            write_files(beside / "exercise" / "service", service)
        beside.chmod(0o755)
        if folder.exists():
            folder.rmdir()
        os.rename(beside, folder)
    except OSError as error:
        raise trouble(folder, error) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
