"""Where things lie: what the app ships (checkout, installed wheel, frozen app) and what the user keeps.

Standard library only, and nothing is touched on disk: asking for a place does not make it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from interviewer_app.core.errors import MachineTrouble

_APP = "interviewer-copilot"
_PACKAGE = Path(__file__).resolve().parents[1]


def resource(*parts: str) -> Path:
    """A file or folder below resources/, named by its parts: `resource("fonts", "Inter-Regular.otf")`.

    raises: MachineTrouble if it is not there, which means a broken installation
    """
    return _existing(_shipped("resources").joinpath(*parts))


def shipped_packs() -> Path:
    """The folder of the packs that come with the app.

    raises: MachineTrouble if it is not there, which means a broken installation
    """
    return _existing(_shipped("rubrics"))


def _shipped(name: str) -> Path:
    frozen: str | None = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / name
    installed = _PACKAGE / "shipped"
    return (installed if installed.is_dir() else _PACKAGE.parent) / name


def _existing(path: Path) -> Path:
    if path.exists():
        return path
    raise MachineTrouble(f"{path} is missing: this installation is incomplete, please install the app again.")


class Home(NamedTuple):
    """The user's own files, all below `root`. None of them need exist yet."""

    root: Path

    @property
    def workspace(self) -> Path:
        return self.root / "workspace.sqlite"

    @property
    def glosses(self) -> Path:
        return self.root / "glosses.json"

    @property
    def proofs(self) -> Path:
        return self.root / "proofs.json"

    @property
    def settings(self) -> Path:
        return self.root / "settings.json"

    @property
    def signers(self) -> Path:
        return self.root / "signers.json"

    @property
    def signing_key(self) -> Path:
        return self.root / "signing-key.json"

    @property
    def calibration(self) -> Path:
        return self.root / "calibration"

    @property
    def packs(self) -> Path:
        return self.root / "packs"

    @property
    def gold(self) -> Path:
        return self.root / "gold"

    @property
    def practice(self) -> Path:
        return self.root / "practice.sqlite"

    @property
    def loops(self) -> Path:
        return self.root / "loops"

    @property
    def keeping(self) -> Path:
        return self.root / "keeping.json"

    @property
    def tables(self) -> Path:
        return self.root / "tables.json"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def claims(self) -> Path:
        return self.root / "claims"

    @property
    def inbox(self) -> Path:
        return self.root / "inbox"

    @property
    def log(self) -> Path:
        return self.root / "log"


def home(environ: Mapping[str, str] | None = None) -> Home:
    """`$INTERVIEWER_HOME`, else the folder this system keeps an application's data in.

    environ: the environment to read, `os.environ` if absent
    """
    variables = os.environ if environ is None else environ
    chosen = variables.get("INTERVIEWER_HOME", "").strip()
    if chosen:
        return Home(Path(chosen).expanduser().absolute())
    return Home(_data_folder(variables))


def _data_folder(variables: Mapping[str, str]) -> Path:
    if sys.platform == "linux":
        # What platformdirs answers here, without its 30 ms before the first paint.
        data = variables.get("XDG_DATA_HOME", "").strip()
        return (Path(data) if data else Path.home() / ".local" / "share") / _APP
    from platformdirs import user_data_path

    return user_data_path(_APP, appauthor=False)
