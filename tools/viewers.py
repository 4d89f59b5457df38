"""Our papers in viewers that are no part of the tests: pdf.js (as in Firefox) and LibreOffice."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from tools import system
from tools.environment import Environment
from tools.shell import ROOT, Trouble, loudly, offscreen, quietly, say, with_checkout

PDFJS = "4.2.67"  # the last that Debian's node runs
# What was read when that version was chosen; npm may bring nothing else under its name.
SHA256 = {
    "legacy/build/pdf.mjs": "07be4253f45a55454e8f463c6ee82c7e1addb27c8a25eaaa1d2b1d880d6f49cc",
    "legacy/build/pdf.worker.mjs": "03f4de3e477f4e19a39a2a85c226c32510c2b6c37f2b71ec5f446e4b4b07baeb",
}
FOLDER = ROOT / "build" / "viewers"


def viewers(arguments: list[str]) -> int:
    """Draw papers, read each with every viewer, print a line per viewer and check; 1 if one does not hold."""
    if arguments:
        raise Trouble("dev.py viewers takes no arguments.", 2)
    system.ensure(system.PYTHON + system.OFFSCREEN + system.TESTS + system.VIEWERS)
    environment = Environment(ROOT / ".venv")
    environment.sync("base", "dev")
    papers = FOLDER / "papers"
    shutil.rmtree(papers, ignore_errors=True)
    papers.mkdir(parents=True)
    command = [environment.python, "-m", "tools.viewing", papers, _pdfjs()]
    return loudly(command, with_checkout(offscreen()), ROOT)


def _pdfjs() -> Path:
    """The folder of pdf.js, fetched once through npm; no script of a package runs.

    raises: Trouble where npm cannot bring it or brought something else
    """
    package = FOLDER / "node_modules" / "pdfjs-dist"
    if not _is_ours(package):
        say(f"Fetching pdf.js {PDFJS} through npm")
        FOLDER.mkdir(parents=True, exist_ok=True)
        (FOLDER / "package.json").write_text("{}\n", encoding="utf-8")
        calm = ["--ignore-scripts", "--omit=optional", "--no-save", "--no-package-lock", "--no-audit", "--no-fund"]
        quietly(["npm", "install", *calm, f"pdfjs-dist@{PDFJS}"], "Fetching pdf.js", folder=FOLDER)
        if not _is_ours(package):
            raise Trouble(f"npm brought something else as pdfjs-dist {PDFJS}; nothing of it was run.")
    return package


def _is_ours(package: Path) -> bool:
    files = {package / name: digest for name, digest in SHA256.items()}
    return all(
        file.exists() and hashlib.sha256(file.read_bytes()).hexdigest() == known for file, known in files.items()
    )
