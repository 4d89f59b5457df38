"""From the key in the keychain to a card that names its signer: the app's own window, a keychain in memory."""

from __future__ import annotations

import json
import secrets
from pathlib import Path

import keyring
import pytest
from pytestqt.qtbot import QtBot

from interviewer_app.cli.main import run
from interviewer_app.core.settings import Settings, write_settings
from interviewer_app.core.workspace.read import read_round
from interviewer_app.ui.demo.hands import press
from interviewer_app.ui.rating.host import RatingHost
from tests.core.scorecards.test_signing import Memory
from tests.journeys.rounds import SetClock, sealed_round
from tests.journeys.windows import app_window, keyboard


def test_the_window_signs_by_the_keychain_amends_and_both_verify_as_mine(
    tmp_path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    home, environ = tmp_path / "home", {"INTERVIEWER_HOME": str(tmp_path / "home")}
    home.mkdir()
    made = sealed_round(home / "workspace.sqlite", seal=False)
    facts = read_round(made.workspace, made.round_id).facts
    assert facts is not None
    me = Settings(author=facts.interviewer_id, device="d" * 32, interviewer=facts.interviewer)
    write_settings(home / "settings.json", me)
    before = keyring.get_keyring()
    keyring.set_keyring(Memory())
    clock = SetClock()
    clock.after(51 * 60_000)
    try:
        with app_window(home, clock, first_id=secrets.randbits(64)) as context:
            window = keyboard(context, qtbot)
            context.show_page("rating", round=made.round_id)
            host = context.shell.page("rating")
            assert isinstance(host, RatingHost) and host.sheet is not None
            page, sheet = host.page, host.sheet
            assert page is not None
            press(window, "ctrl+s")
            press(window, "ctrl+s")
            qtbot.waitUntil(lambda: len(sheet.fold.seals) == 1, timeout=10_000)
            host.presenter.go(sheet.pack.dimensions[0].id)
            press(window, "ctrl+e")
            qtbot.keyClicks(page.amend.edit, "Read the log again.")
            press(window, "enter")
            press(window, "2")
            press(window, "ctrl+s")
            press(window, "ctrl+s")
            press(window, "ctrl+s")
            qtbot.waitUntil(lambda: len(sheet.fold.seals) == 2, timeout=10_000)
    finally:
        keyring.set_keyring(before)
    card = tmp_path / "card.pdf"
    assert run(["scorecard", made.round_id, "-o", str(card)], environ) == 0
    capsys.readouterr()
    assert run(["verify", str(card), "--require-signer", "--json"], environ) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["signer"], answer["pages"], [seal["signer"] for seal in answer["seals"]]) == (
        "known", "match", ["known", "known"],
    )  # fmt: skip
    assert [each["reason"] for each in answer["amendments"]] == ["Read the log again."]
    assert run(["verify", str(made.workspace)], environ) == 0
