"""What may not be loaded before Home is drawn: a start is measured against a bare window, and imports are its cost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]

# Qt's own bookkeeping registers under names of its own.
OF_QT = {"PySide6", "shiboken6", "shibokensupport", "signature_bootstrap", "__feature__"}
OF_THE_ENVIRONMENT = {"__main__", "_distutils_hack", "sitecustomize", "apport_python_hook"}
QT_ALLOWED = {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets"}
OURS_TOO_HEAVY = ("interviewer_app.core.papers.", "interviewer_app.core.scorecards.", "interviewer_app.core.rubrics.")

START = """
import json, sys, uuid
from pathlib import Path
import interviewer_app.__main__
from interviewer_app.core.rounds.clock import SystemClock
from interviewer_app.ui.app import make_application, open_window

def painted():
    Path(sys.argv[1]).write_text(json.dumps(sorted(sys.modules)))
    app.quit()

app = make_application(["interviewer"])
context = open_window(app, dict(__import__("os").environ), SystemClock(), lambda: uuid.uuid4().hex)
context.shell.painted.connect(painted)
context.shell.show()
app.exec()
context.jobs.close()
"""


def loaded_at_first_paint(folder: Path) -> set[str]:
    """Names of all modules that a starting app holds in the instant after Home was first drawn."""
    report = folder / "modules.json"
    environ = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-c", START, str(report)], check=True, cwd=CHECKOUT, env=environ, timeout=60)
    return set(json.loads(report.read_text(encoding="utf-8")))


def test_home_is_drawn_with_qt_and_the_standard_library_alone(tmp_path: Path) -> None:
    loaded = loaded_at_first_paint(tmp_path)
    foreign = {name.partition(".")[0] for name in loaded} - set(sys.stdlib_module_names) - OF_QT - OF_THE_ENVIRONMENT
    assert foreign == {"interviewer_app"}
    qt = {name for name in loaded if name.startswith("PySide6.Qt")}
    assert qt <= QT_ALLOWED
    assert [name for name in sorted(loaded) if name.startswith(OURS_TOO_HEAVY)] == []
