"""The virtual environment, kept in step with the locks by stamps."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.shell import ROOT, Trouble, quietly, say

LOCKS = {
    "base": ROOT / "requirements.lock",
    "dev": ROOT / "requirements-dev.lock",
    "bundle": ROOT / "requirements-bundle.lock",
    "bench": ROOT / "requirements-bench.lock",
}
# Bytes on disk, with the largest lock and what pip needs while it unpacks.
ROOM = 700 * 10**6
STAMPS = "interviewer-stamps.json"


class Environment:
    """One folder with a Python of its own.

    folder:  where it lies
    project: whether the app itself is installed into it, from this checkout and in place
    """

    def __init__(self, folder: Path, *, project: bool = True) -> None:
        self.folder = folder
        self.python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self._project = project

    def sync(self, first: str, *more: str) -> None:
        """Bring the packages in step with the named locks; at once if they are.

        A change in the `first` lock builds everything anew, since removed packages must not linger.
        """
        with _alone():
            if self._stamps().get(first) != _stamp(first) or not self.python.exists():
                self._create()
                self._install(first)
            for group in more:
                if self._stamps().get(group) != _stamp(group):
                    self._install(group)
            if self._project and self._stamps().get("project") != _project_stamp():
                self._install_project()

    def remove(self) -> None:
        """Take the folder away, if it is there and an environment of ours or of Python's."""
        if not self.folder.exists():
            return
        if not (self.folder / "pyvenv.cfg").exists() and any(self.folder.iterdir()):
            raise Trouble(f"{self.folder} is no virtual environment, so it stays; move it away and try again.")
        shutil.rmtree(self.folder)

    def _create(self) -> None:
        self.remove()
        free = shutil.disk_usage(self.folder.parent).free
        if free < ROOM:
            megabytes = f"{ROOM // 10**6} MB, and {free // 10**6} MB are free"
            raise Trouble(f"{self.folder.name} needs {megabytes}: make room first.")
        say(f"Creating {self.folder.name} (a minute or two, once)")
        quietly([sys.executable, "-m", "venv", self.folder], "Creating the virtual environment")

    def _install(self, group: str) -> None:
        say(f"Installing the packages of {LOCKS[group].name}")
        strict = ["--require-hashes", "--only-binary", ":all:", "--no-deps"]
        self._pip("install", *strict, "--requirement", str(LOCKS[group]))
        self._remember(group, _stamp(group))

    def _install_project(self) -> None:
        self._pip("install", "--no-deps", "--no-index", "--no-build-isolation", "--editable", str(ROOT))
        self._remember("project", _project_stamp())

    def _pip(self, command: str, *arguments: str) -> None:
        calm = ["--disable-pip-version-check", "--no-input", "--retries", "2"]
        quietly([self.python, "-m", "pip", command, *calm, *arguments], "Installing Python packages")

    def _stamps(self) -> dict[str, str]:
        try:
            stamps = json.loads((self.folder / STAMPS).read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return {}
        return stamps if isinstance(stamps, dict) else {}

    def _remember(self, group: str, stamp: str) -> None:
        stamps = {**self._stamps(), group: stamp}
        (self.folder / STAMPS).write_text(json.dumps(stamps, indent=1, sort_keys=True), encoding="utf-8")


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Keep a second dev.py of this checkout waiting: it would take a half-built environment for an old one."""
    if os.name == "nt":
        yield
        return
    import fcntl

    door = ROOT / "build" / "dev.door"
    door.parent.mkdir(exist_ok=True)
    with door.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _stamp(group: str) -> str:
    lock = LOCKS[group]
    if not lock.exists():
        raise Trouble(f"{lock.name} is missing; restore it, or write it anew with: python3 dev.py lock")
    return hashlib.sha256(lock.read_bytes() + f"python {sys.version_info[:2]}".encode()).hexdigest()


def _project_stamp() -> str:
    return hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + str(ROOT).encode()).hexdigest()
