"""The strip beside another application under a real window manager: who keeps the keys, and what is logged."""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from interviewer_app.ui.strip.x11 import ALT, CONTROL, Connection
from tests.journeys.xserver import CTRL, PLACES, Keyboard, x_server

ALT_CODE = 64
PATIENCE_S = 20
SYSTEM_KEYS = {
    "kind/trusted-output": "ctrl+alt+t",
    "keys-here": "ctrl+alt+l",
    "undo": "ctrl+alt+x",
    "kind/named-risk": "f13",
}


class Process:
    """One of our processes on the display; asked for its state until something holds."""

    def __init__(self, display: str, *arguments: str) -> None:
        environ = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
        environ.pop("WAYLAND_DISPLAY", None)
        command = [sys.executable, "-m", "tests.journeys.strip_app", *arguments]
        self._process = subprocess.Popen(command, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, do: str = "state") -> dict[str, Any]:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None and stdout is not None
        print(json.dumps({"do": do}), file=stdin, flush=True)
        line = stdout.readline()
        assert line, "the process is gone"
        found: dict[str, Any] = json.loads(line)
        return found

    def until(self, holds: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        """The first state in which something holds, the last one if it never does."""
        give_up = time.monotonic() + PATIENCE_S
        state = self.ask()
        while not holds(state) and time.monotonic() < give_up:
            time.sleep(0.02)
            state = self.ask()
        return state

    def close(self) -> int:
        with self._process as process:
            assert process.stdin is not None
            process.stdin.close()
            return process.wait(20)


class Hands:
    """Keyboard and mouse before the screen."""

    def __init__(self, display: str) -> None:
        self.keyboard = Keyboard(display)
        self._x11, self._test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._at = ctypes.c_void_p(self._x11.XOpenDisplay(display.encode()))

    def click(self, place: list[int]) -> None:
        self._test.XTestFakeMotionEvent(self._at, -1, *place, ctypes.c_ulong(0))
        for down in (1, 0):
            self._test.XTestFakeButtonEvent(self._at, 1, down, ctypes.c_ulong(0))
        self._x11.XSync(self._at, 0)

    def drag(self, start: list[int], end: list[int]) -> None:
        self._test.XTestFakeMotionEvent(self._at, -1, *start, ctypes.c_ulong(0))
        self._test.XTestFakeButtonEvent(self._at, 1, 1, ctypes.c_ulong(0))
        for step in range(1, 11):
            x, y = (a + (b - a) * step // 10 for a, b in zip(start, end, strict=True))
            self._test.XTestFakeMotionEvent(self._at, -1, x, y, ctypes.c_ulong(0))
            self._x11.XSync(self._at, 0)
            time.sleep(0.03)  # a hand takes its time, and the window manager takes over on the way
        self._test.XTestFakeButtonEvent(self._at, 1, 0, ctypes.c_ulong(0))
        self._x11.XSync(self._at, 0)

    def close(self) -> None:
        self.keyboard.close()
        self._x11.XCloseDisplay(self._at)


class Scene:
    """The app with its strip open, and another application that has the keys."""

    def __init__(self, display: str, home: Path) -> None:
        self.display, self.hands = display, Hands(display)
        self.hands.keyboard.set_layout("us")
        settings = {"system_keys": SYSTEM_KEYS, "strip_at": [400, 500]}
        home.mkdir(parents=True)
        (home / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
        self.app = Process(display, "app", str(home))
        self.app.ask("begin")
        assert self.app.until(lambda state: state["focus"] == "full")["focus"] == "full"
        self.hands.keyboard.press("ctrl+t")
        self.app.until(lambda state: state["strip"])
        self.call: Process | None = None

    @property
    def strip(self) -> dict[str, Any]:
        found: dict[str, Any] = self.app.ask()["strip"]
        return found

    def open_call(self) -> Process:
        """Another application comes up and takes the keys."""
        self.call = Process(self.display, "call")
        self.call.until(lambda state: state["active"])
        self.app.until(lambda state: not state["focus"])
        return self.call

    def logged(self, *kinds: str) -> list[str]:
        """What is logged, once it is as long as expected."""
        found: list[str] = self.app.until(lambda state: len(state["moments"]) >= len(kinds))["moments"]
        return found

    def close(self) -> None:
        for each in (self.app, self.call):
            if each is not None:
                assert each.close() == 0
        self.hands.close()


@pytest.fixture
def display() -> Iterator[str]:
    with x_server() as name:
        manager = subprocess.Popen(["openbox", "--sm-disable"], env={**os.environ, "DISPLAY": name})
        yield name
        manager.terminate()
        manager.wait(10)


@pytest.fixture
def scene(display: str, tmp_path: Path) -> Iterator[Scene]:
    made = Scene(display, tmp_path / "home")
    yield made
    made.close()


def test_a_click_logs_and_the_other_application_keeps_the_keys(scene: Scene) -> None:
    assert scene.app.ask()["focus"] == "full", "opening the strip leaves the keys where they are"
    assert scene.strip["bar"][0] == "Keys log here"
    call = scene.open_call()
    state = scene.app.ask()
    assert state["strip"]["bar"][:2] == ["Keys go elsewhere.", "Clicks log here."]
    assert state["away"] is True
    scene.hands.click(scene.strip["rejected-suggestion"])
    assert scene.logged("rejected-suggestion") == ["rejected-suggestion"]
    scene.hands.keyboard.type_text("rt")
    assert call.until(lambda state: len(state["text"]) == 2) == {**call.ask(), "text": "rt", "active": True}
    scene.hands.click(scene.strip["something"])
    assert scene.logged("", "") == ["rejected-suggestion", ""]
    state = scene.app.ask()
    assert state["focus"] == "" and state["strip"]["bar"][1] == "Clicks log here."


def test_keys_lent_by_the_system_log_under_the_other_applications_focus(scene: Scene) -> None:
    call = scene.open_call()
    scene.hands.keyboard.press_place("t", CTRL, ALT_CODE)
    assert scene.logged("trusted-output") == ["trusted-output"]
    scene.hands.keyboard.press_place("f13")
    assert scene.logged("", "") == ["trusted-output", "named-risk"]
    scene.hands.keyboard.type_text("t")
    state = call.until(lambda state: state["text"])
    assert (state["text"], state["active"]) == ("t", True)
    assert len(scene.app.ask()["moments"]) == 2


def test_a_chord_brings_the_keys_to_the_strip_and_they_log_there(scene: Scene) -> None:
    call = scene.open_call()
    scene.hands.keyboard.press_place("l", CTRL, ALT_CODE)
    assert scene.app.until(lambda state: state["focus"] == "strip")["focus"] == "strip"
    assert scene.strip["bar"][0] == "Keys log here"
    scene.hands.keyboard.press("r")
    assert scene.logged("rejected-suggestion") == ["rejected-suggestion"]
    assert call.ask()["text"] == ""
    scene.hands.click(call.ask()["middle"])
    call.until(lambda state: state["active"])
    assert scene.app.until(lambda state: not state["focus"])["strip"]["bar"][1] == "Clicks log here."
    scene.hands.click(scene.strip["added-test"])
    assert scene.logged("", "") == ["rejected-suggestion", "added-test"]
    assert call.ask()["active"] is True


def test_a_lent_key_that_is_held_does_not_look_as_if_the_keys_had_gone(scene: Scene) -> None:
    assert scene.app.ask()["focus"] == "full"
    chord = (CTRL, ALT_CODE, PLACES["t"])
    scene.hands.keyboard.send(chord, True)
    assert scene.logged("trusted-output") == ["trusted-output"]
    state = scene.app.until(lambda state: state["focus"] == "")
    assert state["focus"] == "", "Qt is told that they have gone"
    assert state["strip"]["bar"][0] == "Keys log here" and not state["away"]
    scene.hands.keyboard.send(chord, False)
    assert scene.app.until(lambda state: state["focus"] == "full")["focus"] == "full"
    scene.open_call()
    state = scene.app.until(lambda state: state["away"])
    assert state["strip"]["bar"][:2] == ["Keys go elsewhere.", "Clicks log here."] and state["away"]


def test_the_grip_brings_the_keys_too_and_moves_the_strip(scene: Scene) -> None:
    scene.open_call()
    scene.hands.drag(scene.strip["grip"], [700, 640])
    moved = scene.app.until(lambda state: state["strip"]["place"][1] >= 600)
    left, top = moved["strip"]["place"]
    assert 480 <= left <= 520 and 600 <= top <= 640
    assert moved["focus"] == ""
    scene.hands.click(scene.strip["grip"])
    assert scene.app.until(lambda state: state["focus"] == "strip")["focus"] == "strip"


def test_a_key_another_program_has_is_told_and_all_are_given_back(display: str, tmp_path: Path) -> None:
    other = Connection(display)
    taken = other.codes(ord("x"))[0], CONTROL | ALT
    lent = other.codes(ord("t"))[0], CONTROL | ALT
    assert other.grab(*taken)
    scene = Scene(display, tmp_path / "home")
    assert scene.strip["notices"] == ["Ctrl Alt X: another program has this key."]
    assert not other.grab(*lent), "the app has it"
    state = scene.app.ask("home")
    assert state["page"] == "home" and state["strip"] is None
    assert other.grab(*lent)
    scene.close()
    other.close()
