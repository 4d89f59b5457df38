"""Rules of the house that a machine can keep: what loads what, where threads start, how long a file gets."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGE = CHECKOUT / "interviewer_app"
THREAD_STARTERS = re.compile(r"\b(Thread|ThreadPoolExecutor|QThread|QThreadPool|Timer|start_new_thread)\(")
OUR_CODE = sorted([*PACKAGE.rglob("*.py"), *(CHECKOUT / "tools").rglob("*.py"), CHECKOUT / "dev.py"])


def module_name(path: Path) -> str:
    parts = path.relative_to(CHECKOUT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def test_every_core_module_imports_without_qt() -> None:
    names = [module_name(path) for path in sorted((PACKAGE / "core").rglob("*.py"))]
    code = "import importlib, sys\nsys.modules['PySide6'] = sys.modules['shiboken6'] = None\n"
    code += "".join(f"importlib.import_module({name!r})\n" for name in names)
    subprocess.run([sys.executable, "-c", code], check=True, cwd=CHECKOUT)


def test_threads_start_in_two_files_only() -> None:
    allowed = {PACKAGE / "core" / "workspace" / "writer.py", PACKAGE / "ui" / "jobs.py"}
    starting = {path for path in PACKAGE.rglob("*.py") if THREAD_STARTERS.search(path.read_text(encoding="utf-8"))}
    assert starting <= allowed


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    lengths = {str(path): len(path.read_text(encoding="utf-8").splitlines()) for path in OUR_CODE}
    assert {path: length for path, length in lengths.items() if length > 400} == {}
