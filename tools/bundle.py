"""The frozen app: built by PyInstaller, then made to play the demo where nothing of the checkout can help it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from tools import system
from tools.environment import Environment
from tools.shell import ROOT, Trouble, loudly, quietly, say

APP = ROOT / "dist" / "interviewer" / ("interviewer.exe" if os.name == "nt" else "interviewer")
KEPT = ("PATH", "HOME", "LANG", "TMPDIR", "SYSTEMROOT")


def bundle(arguments: list[str]) -> int:
    """Build dist/interviewer and try it.

    raises: Trouble if it does not build, or the built app draws no card
    """
    # PyInstaller leaves out what it cannot find while building, hence the libraries of a real window.
    system.ensure(system.PYTHON + system.OFFSCREEN + system.X_WINDOW + system.WAYLAND_WINDOW + system.FREEZING)
    environment = Environment(ROOT / ".venv")
    environment.sync("base", "bundle")
    say("Building the frozen app (about a minute)")
    folders = ["--distpath", "dist", "--workpath", "build/pyinstaller"]
    build = [environment.python, "-m", "PyInstaller", "--noconfirm", "--clean", *folders, "build.spec"]
    quietly(build, "Building the frozen app")
    size = sum(path.lstat().st_size for path in APP.parent.rglob("*") if not path.is_dir())
    say(f"{APP.parent.relative_to(ROOT)}: {size / 1e6:.0f} MB")
    return _try_out()


def _try_out() -> int:
    with tempfile.TemporaryDirectory() as folder:
        environ = {name: os.environ[name] for name in KEPT if name in os.environ}
        environ |= {"QT_QPA_PLATFORM": "offscreen", "INTERVIEWER_HOME": str(Path(folder) / "home")}
        listed = quietly([APP, "rubric", "list"], "Listing the packs in the frozen app", environ, Path(folder))
        say(listed.rstrip())
        out = Path(folder) / "out"
        if loudly([APP, "demo", "--out", out], environ, Path(folder)):
            raise Trouble("The frozen app could not play the demo round.", 1)
        card = out / "scorecard.pdf"
        if not card.exists() or not card.read_bytes().startswith(b"%PDF-"):
            raise Trouble("The frozen app played the demo round and drew no card.", 1)
        _calibrate(environ, Path(folder))
    say("The frozen app played the demo round, drew its card and wrote a calibration report.")
    return 0


def _calibrate(environ: dict[str, str], folder: Path) -> None:
    """Fit a small table: numpy and scipy are imported nowhere before.

    raises: Trouble if no report comes of it
    """
    levels = ((3, 2, 4), (2, 2, 3), (4, 3, 4), (1, 2, 2), (3, 3, 3), (2, 1, 3), (4, 4, 3), (3, 2, 2))
    rows = [
        f"C{candidate},R{rater},{dimension},{given + (candidate + rater) % 2}"
        for candidate, row in enumerate(levels)
        for rater in range(3)
        for dimension, given in zip(("Build", "Check", "Explain"), row, strict=True)
    ]
    table, report = folder / "ratings.csv", folder / "report.pdf"
    table.write_text("\n".join(["candidate,interviewer,dimension,score", *rows]) + "\n", encoding="utf-8")
    quietly([APP, "calibrate", "report", table, "-o", report], "Calibrating in the frozen app", environ, folder)
    if not report.exists() or not report.read_bytes().startswith(b"%PDF-"):
        raise Trouble("The frozen app wrote no calibration report.", 1)
