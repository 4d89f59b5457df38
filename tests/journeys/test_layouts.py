"""Keyboards of other countries, down to the key codes: Xvfb, `setxkbmap`, XTEST, and the real window under X11.

What is pressed are places on the keyboard. What they type is up to the layout, and the log must be what was meant.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.xserver import CTRL, DEAD, Keyboard, x_server
from tests.ui.live.rounds import shipped_pack

KINDS = {kind.key.lower(): kind for kind in shipped_pack().kinds}
DIMENSIONS = [dimension.id for dimension in shipped_pack().dimensions]
# A note in the words of each country: with its dead keys, and with what AltGr types.
LAYOUTS = {
    "us": "Bound by the limit, {x} @ client.py:41",
    "us(intl)": "Café, señor: {x} @ 3 €",
    "gb": "£5 [a] {x} @ 4 €",
    "de": "Größe à la café: {x} [y] @ 3 € ~",
    "fr": "Forêt, déjà là: {x} [y] @ 3 € #",
    "es": "Año, café, pingüino: {x} [y] @ 3 € ¿",
    "se": "På höjden, idé: {x} [y] @ 3 € $",
    "ch": "Grösse à la forêt: {x} [y] @ 3 € #",
    "ch(fr)": "Forêt, déjà là: {x} [y] @ 3 € |",
}
# Every kind, every digit, every direction: the letter, the dimension, the sign and what it means.
FURTHER = (
    ("r", "0", "-", "against"),
    ("a", "1", ".", "neutral"),
    ("n", "2", "=", "for"),
    ("c", "3", "", ""),
    ("w", "4", "", ""),
    ("m", "5", "", ""),
    ("v", "6", "-", "against"),
    ("t", "7", "", ""),
    ("r", "8", "", ""),
    ("a", "9", "", ""),
)
MOST_QUESTIONS = 5_000  # until a key has come; one question takes a few ms
SHIFTED_DIGITS = ("fr",)
WITH_DEAD_KEYS = ("us(intl)", "de", "fr", "es", "se", "ch", "ch(fr)")


class Window:
    """The process with the window, and a keyboard before it."""

    def __init__(self, display: str, home: Path) -> None:
        environ = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
        for name in ("QT_IM_MODULE", "XMODIFIERS"):  # Qt composes by itself where no input method is set up
            environ.pop(name, None)
        command = [sys.executable, "-m", "tests.journeys.keyboard_app", str(home)]
        self.process = subprocess.Popen(
            command, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        self.keyboard = Keyboard(display, self.wait_for_keys)

    def state(self) -> dict[str, Any]:
        return self._ask({"do": "state"})

    def wait_for_keys(self) -> None:
        """Until all keys that were sent have arrived: Qt reads them on a thread of its own, which may be behind."""
        for _time in range(MOST_QUESTIONS):
            if self.state()["arrived"] >= self.keyboard.sent:
                return
        raise AssertionError(f"of {self.keyboard.sent} keys down or up, {self.state()['arrived']} have arrived")

    def begin(self, layout: str, keys: dict[str, Any] | None = None) -> Keyboard:
        """A round on a keyboard of this layout, ready for its first key."""
        self.keyboard.set_layout(layout)
        state = self._ask({"do": "begin", "candidate": f"Layout {layout}", "keys": keys or {}})
        while not state.get("ready"):
            state = self.state()
        return self.keyboard

    def close(self) -> int:
        self.keyboard.close()
        with self.process as window:
            assert window.stdin is not None
            window.stdin.close()
            return window.wait(20)

    def _ask(self, what: dict[str, Any]) -> dict[str, Any]:
        stdin, stdout = self.process.stdin, self.process.stdout
        assert stdin is not None and stdout is not None
        print(json.dumps(what), file=stdin, flush=True)
        line = stdout.readline()
        assert line, "the window is gone"
        found: dict[str, Any] = json.loads(line)
        return found


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    with x_server() as display:
        window = Window(display, tmp_path_factory.mktemp("layouts"))
        yield window
        code = window.close()
    assert code == 0


def logged(kind: str, dimension: str = "", direction: str = "", note: str = "") -> list[str]:
    """A moment as the window answers it; what is not given is as the kind has it."""
    of = KINDS[kind]
    return [of.id, dimension or of.dimension or "", direction or of.direction, note]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_log_is_what_was_pressed(window: Window, layout: str) -> None:
    keys = window.begin(layout)
    keys.hold("?", True)
    assert window.state()["all_keys"]
    keys.press("t")
    keys.hold("?", False)
    assert not window.state()["all_keys"]
    expected = [logged("t")]
    for letter, digit, sign, direction in FURTHER:
        for stroke in (letter, digit, *sign):
            keys.press(stroke)
        expected.append(logged(letter, DIMENSIONS[(int(digit) or 10) - 1], direction))
    assert window.state()["moments"] == expected
    assert (keys.level_of("1") == 1) == (layout in SHIFTED_DIGITS)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_signs_and_chords_are_known(window: Window, layout: str) -> None:
    keys = window.begin(layout)
    chords = [f"ctrl+{digit}" for digit in "1234567890"]
    # Where a French keyboard types a digit with Shift alone; its 6 is a minus, and Ctrl with that makes the text small.
    places = [digit for digit in "1234567890" if (layout, digit) != ("fr", "6")]
    for digit in places:
        keys.press_place(digit, CTRL)
    for stroke in (*chords, "ctrl+2", ",", "/"):
        keys.press(stroke)
    state = window.state()
    assert state["strokes"] == [*(f"ctrl+{digit}" for digit in places), *chords, "ctrl+2", ",", "/"]
    assert (state["hints"], state["moments"]) == (1, [])


@pytest.mark.parametrize(("layout", "text"), LAYOUTS.items())
def test_a_note_is_what_was_typed_and_logs_nothing(window: Window, layout: str, text: str) -> None:
    keys = window.begin(layout)
    keys.press("n")
    keys.press("enter")
    assert window.state()["note_open"]
    keys.type_text(text)
    assert window.state()["moments"] == [logged("n")]
    keys.press("enter")
    assert window.state()["moments"] == [logged("n", note=text)]
    assert {letter for letter in text if keys.level_of(letter) >= 2} or layout == "us", "nothing took AltGr"


@pytest.mark.parametrize("layout", WITH_DEAD_KEYS)
def test_a_dead_key_outside_the_note_swallows_no_moment(window: Window, layout: str) -> None:
    keys = window.begin(layout)
    for accent in filter(keys.has_dead, DEAD):
        keys.press_dead(accent)
        keys.press("t")
        keys.press("r")
    accents = [accent for accent in DEAD if keys.has_dead(accent)]
    assert accents
    assert window.state()["moments"] == [logged("t"), logged("r")] * len(accents)


@pytest.mark.parametrize("layout", ["de", "us"])
def test_an_action_on_an_accent_works_whether_its_key_is_dead_or_not(window: Window, layout: str) -> None:
    keys = window.begin(layout, {"everywhere": {"kind/trusted-output": "^"}})
    if keys.has_dead("^"):
        keys.press_dead("^")
    else:
        keys.press("^")
    assert window.state()["moments"] == [logged("t")]


def test_a_macro_pad_logs_on_every_one_of_its_keys(window: Window) -> None:
    pad = [f"f{number}" for number in range(13, 25)]
    actions = {f"kind/{kind.id}": stroke for kind, stroke in zip(KINDS.values(), pad, strict=False)}
    keys = window.begin("us", {"everywhere": actions})
    for stroke in pad:
        keys.press_place(stroke)
    state = window.state()
    assert state["strokes"] == pad
    assert [moment[0] for moment in state["moments"]] == [kind.id for kind in KINDS.values()]


@pytest.mark.parametrize("layout", ["ru", "gr"])
def test_another_script_logs_by_the_latin_letters_of_its_keys(window: Window, layout: str) -> None:
    keys = window.begin(layout)
    for letter in "trancwmv":
        keys.press_place(letter)
    keys.press("1")
    keys.press_place("p", CTRL)
    state = window.state()
    assert state["moments"][:-1] == [logged(letter) for letter in "trancwm"]
    assert state["moments"][-1] == logged("v", DIMENSIONS[0])
    assert state["round"] == "paused"


def test_the_sweep_takes_the_letters_of_another_script_too(window: Window) -> None:
    keys = window.begin("ru")
    keys.press("space")
    for _twice in range(2):
        keys.press_place("e", CTRL)
    while window.state()["page"] != "sweep":
        assert window.process.poll() is None
    keys.press_place("r", CTRL)
    keys.press_place("a")
    assert window.state()["moments"] == [logged("a")]


def test_a_letter_of_another_script_that_has_an_action_keeps_it(window: Window) -> None:
    keys = window.begin("ru", {"everywhere": {"kind/recovered": "е"}})
    keys.press_place("t")
    assert window.state()["moments"] == [logged("v")]
