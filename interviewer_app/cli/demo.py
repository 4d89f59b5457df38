"""`interviewer demo --out DIR`: the main job in one command, played from a recording through the real window."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from interviewer_app.cli.output import plain
from interviewer_app.core.errors import MachineTrouble
from interviewer_app.core.texts import _

FILES = ("scorecard.pdf", "round.json", "workspace.sqlite", "live.png", "live-light.png")


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    parser = verbs.add_parser("demo", help=_("play the bundled recorded round down to its card"), allow_abbrev=False)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help=_("where the five files go"))
    parser.add_argument("--pack", metavar="PACK", help=_("play it on another pack"))
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Write the five files; those of an earlier demo are replaced, nothing else in DIR is touched."""
    choose_platform()
    try:
        args.out.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=".demo-", dir=args.out))
    except OSError as error:
        reason = (error.strerror or "not possible").lower()
        raise MachineTrouble(f"{args.out}: cannot be written ({reason}); choose another place.") from error
    try:
        play(scratch, args.pack, args.pack_roots)
        for name in FILES:
            os.replace(scratch / name, args.out / name)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    for name in FILES:
        print(plain(str(args.out / name)))
    return 0


def choose_platform() -> None:
    """Without a display Qt draws into memory."""
    has_display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform in ("win32", "darwin")
    if not has_display:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def play(folder: Path, pack: str | None, roots: list[Path]) -> None:
    """Play the recorded round on `pack` (its own if None) and leave the five files in `folder`."""
    from interviewer_app.core.rounds.recording import adapt
    from interviewer_app.core.rubrics.find import find_pack
    from interviewer_app.core.scorecards.issue import issue_card
    from interviewer_app.core.workspace.read import read_entries, read_round_pack
    from interviewer_app.ui.demo.recorded import recorded_round
    from interviewer_app.ui.demo.stage import Stage

    recording = recorded_round()
    own = find_pack(recording.pack, roots)
    loaded = find_pack(pack, roots) if pack else own
    stage = Stage(folder, adapt(recording, own.pack, loaded.pack), loaded)

    def pictures() -> None:
        stage.grab(folder / "live-light.png", "light")
        stage.grab(folder / "live.png", "dark")

    try:
        round_id = stage.play(pictures)
    finally:
        stage.close()
    stage.check(round_id)
    issued = issue_card(read_entries(stage.workspace, round_id), read_round_pack(stage.workspace, round_id))
    (folder / "scorecard.pdf").write_bytes(issued.pdf)
    (folder / "round.json").write_bytes(issued.bundle)
