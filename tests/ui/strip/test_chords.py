"""What may be asked of the system, and what is refused in one sentence."""

from __future__ import annotations

import pytest

from interviewer_app.core.errors import BadInput
from interviewer_app.core.rounds.keys import Command
from interviewer_app.ui.strip.chords import KEYS_HERE, Chord, Wanted, parse_chord, wanted_chords

LOG = Command("kind", "trusted-output")
KNOWN = (LOG, Command("undo"))


@pytest.mark.parametrize(
    ("text", "chord", "cap"),
    [
        ("f13", Chord((), "f13"), "F13"),
        ("F24", Chord((), "f24"), "F24"),
        ("shift+f20", Chord(("shift",), "f20"), "Shift F20"),
        ("alt + Ctrl + T", Chord(("ctrl", "alt"), "t"), "Ctrl Alt T"),
        ("ctrl+shift+meta+5", Chord(("ctrl", "shift", "meta"), "5"), "Ctrl Shift Meta 5"),
        ("ctrl+alt+f12", Chord(("ctrl", "alt"), "f12"), "Ctrl Alt F12"),
    ],
)
def test_a_chord_is_read_and_shown(text: str, chord: Chord, cap: str) -> None:
    assert parse_chord(text) == chord
    assert parse_chord(text).cap == cap


@pytest.mark.parametrize(
    "text",
    ["t", "ctrl+t", "f12", "shift+t", "ctrl+ctrl+t", "ctrl+alt", "ctrl+alt+", "ctrl+alt+ä", "hyper+alt+t", "", "+"],
)
def test_a_key_somebody_types_with_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(BadInput) as told:
        parse_chord(text)
    assert str(told.value).count(".") == 1 and "F13" in str(told.value)


def test_settings_become_chords_of_this_round() -> None:
    entries = [("kind/trusted-output", "ctrl+alt+t"), ("undo", "f13"), ("keys-here", "ctrl+alt+l")]
    wanted, troubles = wanted_chords(entries, KNOWN)
    assert wanted == (
        Wanted(Chord(("ctrl", "alt"), "t"), LOG),
        Wanted(Chord((), "f13"), Command("undo")),
        Wanted(Chord(("ctrl", "alt"), "l"), KEYS_HERE),
    )
    assert troubles == ()


def test_each_mistake_gets_its_sentence_and_the_rest_counts() -> None:
    entries = [("undo", "u"), ("dance", "f14"), ("undo", "f15"), ("keys-here", "F15"), ("kind/of-another-pack", "f16")]
    wanted, troubles = wanted_chords(entries, KNOWN)
    assert wanted == (Wanted(Chord((), "f15"), Command("undo")),)
    assert len(troubles) == 3
    assert "“u”" in troubles[0] and "“dance”" in troubles[1] and "F15" in troubles[2]
