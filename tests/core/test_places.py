from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from interviewer_app.core import places
from interviewer_app.core.errors import MachineTrouble

CHECKOUT = Path(__file__).resolve().parents[2]
LOOK = """
from interviewer_app.core import places
print(places.__file__)
print(places.shipped_packs())
print(places.resource("fonts"))
"""


def answers(python_path: Path, folder: Path) -> list[Path]:
    """What an app found at `python_path` says about itself, its packs and its fonts."""
    environment = os.environ | {"PYTHONPATH": str(python_path)}
    done = subprocess.run(
        [sys.executable, "-c", LOOK], env=environment, cwd=folder, capture_output=True, text=True, check=True
    )
    return [Path(line) for line in done.stdout.splitlines()]


def test_a_checkout_is_read_in_place(tmp_path: Path) -> None:
    app, packs, fonts = answers(CHECKOUT, tmp_path)
    assert app.is_relative_to(CHECKOUT / "interviewer_app")
    assert packs == CHECKOUT / "rubrics"
    assert fonts == CHECKOUT / "resources" / "fonts"


def test_an_installed_wheel_carries_packs_and_resources(tmp_path: Path) -> None:
    target = installed_wheel(tmp_path)
    app, packs, fonts = answers(target, tmp_path)
    assert app.is_relative_to(target)
    assert packs.is_relative_to(target)
    assert fonts.is_relative_to(target)
    assert files(packs) == files(CHECKOUT / "rubrics")
    assert files(fonts) == files(CHECKOUT / "resources" / "fonts")


def installed_wheel(folder: Path) -> Path:
    """Build the wheel from this checkout and install it, both without any network."""
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    offline = ["--no-deps", "--no-index"]
    build = [*pip, "wheel", *offline, "--no-build-isolation", "--wheel-dir", str(folder / "wheels"), str(CHECKOUT)]
    subprocess.run(build, check=True, cwd=folder)
    (wheel,) = (folder / "wheels").glob("*.whl")
    target = folder / "installed"
    subprocess.run([*pip, "install", *offline, "--target", str(target), str(wheel)], check=True, cwd=folder)
    return target


def files(folder: Path) -> dict[str, int]:
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.stat().st_size for path in found}


def test_the_frozen_app_looks_where_it_was_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rubrics").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert places.shipped_packs() == tmp_path / "rubrics"


def test_a_missing_resource_is_told_in_one_sentence() -> None:
    with pytest.raises(MachineTrouble, match=r"nowhere\.ttf is missing: .* install the app again"):
        places.resource("fonts", "nowhere.ttf")


def test_home_is_where_the_user_says(tmp_path: Path) -> None:
    home = places.home({"INTERVIEWER_HOME": str(tmp_path / "mine")})
    assert home.root == tmp_path / "mine"
    assert home.workspace == tmp_path / "mine" / "workspace.sqlite"
    assert home.settings == tmp_path / "mine" / "settings.json"
    assert [home.packs.name, home.backups.name, home.inbox.name, home.log.name] == ["packs", "backups", "inbox", "log"]


def test_asking_for_home_makes_nothing(tmp_path: Path) -> None:
    assert not places.home({"INTERVIEWER_HOME": str(tmp_path / "mine")}).root.exists()


@pytest.mark.parametrize("data_home", ["", "/somewhere/else"])
def test_home_is_otherwise_what_platformdirs_says(data_home: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("INTERVIEWER_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", data_home)
    assert places.home().root == platformdirs.user_data_path("interviewer-copilot", appauthor=False)
