"""Asking `git` about a repository without letting the repository run anything: no hooks, no filters, no network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from interviewer_app.core.errors import BadInput, MachineTrouble
from interviewer_app.core.rubrics.findings import shown
from interviewer_app.core.texts import _

SECONDS = 60
# What a repository could bring along to be run or looked up, switched off.
_QUIET = (
    f"core.hooksPath={os.devnull}", "core.fsmonitor=false", "core.untrackedCache=false",
    f"core.attributesFile={os.devnull}",
    "core.quotePath=false", "core.pager=cat", "protocol.allow=never", "gc.auto=0", "diff.external=",
    "diff.noprefix=false",
)  # fmt: skip
_OBJECT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
LONGEST_REV = 400


class Entry(NamedTuple):
    """One line of a tree: mode such as 100644, kind `blob` or `commit`, size in bytes (-1 where it has none)."""

    mode: str
    kind: str
    object: str
    size: int
    path: str


class Repository:
    """A repository on this machine, and the folder of it that is meant: its top, or a folder below.

    raises: MachineTrouble without git, BadInput where `folder` is in no repository
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        if not folder.is_dir():
            raise BadInput(_("{folder}: is no folder; name a git repository.").format(folder=shown(str(folder), 300)))
        self._git = _program()
        said = self.ask(["rev-parse", "--show-prefix"])
        if said.returncode:
            raise BadInput(self._sentence(said.stderr, _("is in no git repository; name one.")))
        self.prefix = said.stdout.decode("utf-8", "replace").rstrip("\n")

    def commit(self, rev: str) -> str:
        """The id of the commit that `rev` names.

        raises: BadInput for what names none
        """
        said = None
        if rev and len(rev) <= LONGEST_REV and not rev.startswith("-") and rev.isprintable():
            said = self.ask(["rev-parse", "--verify", "--quiet", "--end-of-options", rev + "^{commit}"])
        found = said.stdout.decode("ascii", "replace").strip() if said is not None and said.returncode == 0 else ""
        if not _OBJECT.fullmatch(found):
            raise BadInput(_("{rev}: names no commit of {folder}; name a commit, a tag or a branch.").format(
                rev=shown(rev) or '""', folder=shown(str(self.folder), 300)))  # fmt: skip
        return found

    def parent(self, commit: str) -> str:
        """The commit before; of a merge, the one it was merged into.

        raises: BadInput for the first commit of all, or where a clone ends
        """
        try:
            return self.commit(commit + "^1")
        except BadInput as error:
            text = _("{rev}: has no commit before it here; name where the service stands with --before REV.")
            raise BadInput(text.format(rev=commit[:12])) from error

    def tree(self, commit: str) -> list[Entry]:
        """Everything in a commit below the folder that is meant, paths counted from there."""
        top = f"{commit}:{self.prefix.rstrip('/')}"
        if self.ask(["rev-parse", "--verify", "--quiet", "--end-of-options", top]).returncode:
            raise BadInput(self._sentence(b"", _("has no such folder in this commit; name another commit.")))
        said = self.ask(["ls-tree", "-r", "-l", "-z", "--full-tree", top])
        if said.returncode:
            raise self._lacking(said.stderr)
        return [_entry(line) for line in said.stdout.split(b"\0") if line]

    def contents(self, objects: Sequence[str]) -> dict[str, bytes]:
        """The bytes of objects as they are stored, nothing converted.

        raises: BadInput where one is not there, as in a clone that left some out
        """
        wanted = list(dict.fromkeys(objects))
        said = self.ask(["cat-file", "--batch"], "".join(f"{each}\n" for each in wanted).encode("ascii"))
        data, at, found = said.stdout, 0, {}
        for each in wanted:
            end = data.find(b"\n", at)
            head = data[at:end].split()
            if end < 0 or len(head) != 3:
                raise self._lacking(said.stderr)
            size = int(head[2])
            found[each] = data[end + 1 : end + 1 + size]
            at = end + size + 2
        return found

    def _lacking(self, stderr: bytes) -> BadInput:
        return BadInput(self._sentence(stderr, _("lacks the contents of some files; fetch all of it first.")))

    def ask(self, args: Sequence[str], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """What git answers, run as `run_git` runs it. raises: MachineTrouble"""
        return run_git(self._git, args, self.folder, given)

    def _sentence(self, stderr: bytes, usual: str) -> str:
        """What git refused, in our words."""
        name = shown(str(self.folder), 300)
        if b"dubious ownership" in stderr:
            return _("{folder}: belongs to another user; copy it into a folder of yours.").format(folder=name)
        return f"{name}: {usual}"


def diff_folders(place: Path) -> bytes:
    """The unified diff from the folder `a` to the folder `b` below `place`, as git writes it, without its own lines."""
    args = [
        "diff", "--no-index", "--no-prefix", "--no-ext-diff", "--no-textconv", "--no-renames", "--no-color", "--text",
        "--unified=3", "--inter-hunk-context=0", "--diff-algorithm=histogram", "--indent-heuristic", "--", "a", "b",
    ]  # fmt: skip
    said = run_git(_program(), args, place, b"", GIT_CEILING_DIRECTORIES=str(place.parent))
    if said.returncode not in (0, 1):
        raise MachineTrouble(_("git could not compare the two commits; try another version of git."))
    own = re.compile(rb"^(?:diff --git|index|new file mode|deleted file mode|old mode|new mode) ")
    lines = said.stdout.split(b"\n")
    return b"\n".join(line for line in lines if not own.match(line))


def run_git(
    git: str, args: Sequence[str], folder: Path, given: bytes, **extra: str
) -> subprocess.CompletedProcess[bytes]:
    """Run git with nothing of the user's or the repository's settings that could start a program.

    raises: MachineTrouble if it takes too long
    """
    quiet = [part for setting in _QUIET for part in ("-c", setting)]
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP") if name in os.environ}
    own = {
        "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_ATTR_NOSYSTEM": "1", "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C",
    }  # fmt: skip
    try:
        return subprocess.run(
            [git, "--no-pager", *quiet, *args], cwd=folder, env=kept | own | extra, input=given, capture_output=True,
            timeout=SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        text = _("{folder}: git took longer than {n} seconds; name a smaller folder of it.")
        raise MachineTrouble(text.format(folder=shown(str(folder), 300), n=SECONDS)) from error


def _program() -> str:
    found = shutil.which("git")
    if found is None:
        raise MachineTrouble(_("git is not on this machine, and the commit is read with it; install it and try again."))
    return found


def _entry(line: bytes) -> Entry:
    head, _tab, path = line.partition(b"\t")
    mode, kind, name, size = head.split()
    return Entry(
        mode.decode("ascii"), kind.decode("ascii"), name.decode("ascii"), int(size) if size.isdigit() else -1,
        path.decode("utf-8", "surrogateescape"),
    )  # fmt: skip
