from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools import environment, shell, system
from tools.environment import Environment
from tools.shell import Trouble

CHECKOUT = Path(__file__).resolve().parents[2]
NOWHERE = system.Part("libnowhere.so.1", "libnowhere1", lambda name: False)


def dev(*arguments: str) -> subprocess.CompletedProcess[str]:
    """dev.py with a Python that sees the standard library alone."""
    command = [sys.executable, "-S", str(CHECKOUT / "dev.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=CHECKOUT)


def test_dev_needs_the_standard_library_only() -> None:
    done = dev("--help")
    assert done.returncode == 0
    commands = ("run", "test", "lint", "bench", "study", "screenshots", "bundle", "bare", "interviewer", "demo", "lock")
    for command in commands:
        assert f"\n  {command} " in done.stdout


def test_an_unknown_command_is_told_in_one_sentence() -> None:
    done = dev("nonsense")
    assert done.returncode == 2
    assert done.stderr.startswith("dev.py knows no command 'nonsense'")
    assert len(done.stderr.splitlines()) == 1


def test_somebody_who_is_not_root_gets_one_line_to_paste(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(Trouble) as told:
        system.ensure((NOWHERE, system.Part("ensurepip", "python3-venv", lambda name: False)))
    assert told.value.exit_code == 3
    assert str(told.value) == (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libnowhere1 python3-venv"
    )


def test_a_system_without_apt_is_told_the_names_of_what_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(Trouble, match=r"lacks libnowhere\.so\.1: install them \(in Debian: libnowhere1\)"):
        system.ensure((NOWHERE,))


def test_parts_that_are_there_ask_for_nothing() -> None:
    system.ensure((system.Part("sys", "python3", lambda name: True),))


def test_a_machine_without_a_display_has_none() -> None:
    assert system.display({}) is None
    assert system.display({"DISPLAY": ":0"}) == system.X_WINDOW
    assert set(system.WAYLAND_WINDOW) <= set(system.display({"WAYLAND_DISPLAY": "wayland-0"}) or ())


def test_a_display_that_nobody_serves_does_not_answer() -> None:
    assert not system.display_answers({"DISPLAY": ":987"})


@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("Collecting x\nOSError: [Errno 28] No space left on device\n", "the disk is full"),
        ("W: Failed\nE: Temporary failure resolving 'a.b'\n", "the network cannot be reached"),
        ("ERROR: no such wheel.\nWARNING: old\n", "ERROR: no such wheel"),
        ("", "it said nothing"),
    ],
)
def test_the_reason_is_the_line_that_says_most(output: str, told: str) -> None:
    assert shell.reason(output) == told


def test_a_command_that_fails_is_told_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shell, "ROOT", tmp_path)
    monkeypatch.setattr(shell, "LOG", tmp_path / "build" / "dev.log")
    with pytest.raises(Trouble, match=r"Trying failed: error: out of luck \(the whole output is in build/dev\.log\)\."):
        shell.quietly([sys.executable, "-c", "print('error: out of luck'); exit(1)"], "Trying", folder=tmp_path)
    assert "out of luck" in shell.LOG.read_text()


def test_an_environment_follows_its_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("# nothing yet\n")
    monkeypatch.setitem(environment.LOCKS, "base", lock)
    made = Environment(tmp_path / "venv", project=False)
    made.sync("base")
    assert made.python.exists()

    witness = made.folder / "witness"
    witness.touch()
    made.sync("base")
    assert witness.exists(), "it was built anew though nothing had changed"

    lock.write_text("# something else\n")
    made.sync("base")
    assert not witness.exists(), "what the old lock had brought lingers"


def test_a_folder_that_is_no_environment_is_not_removed(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").touch()
    with pytest.raises(Trouble, match="is no virtual environment, so it stays"):
        Environment(tmp_path).remove()
    assert (tmp_path / "thesis.txt").exists()


def test_an_environment_is_not_begun_on_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "ROOM", shutil.disk_usage(tmp_path).total * 2)
    with pytest.raises(Trouble, match="make room first"):
        Environment(tmp_path / "venv").sync("base")
    assert not (tmp_path / "venv").exists()
