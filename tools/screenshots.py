"""Draws every screen and the card for the README: python -m tools.screenshots [--out docs/pictures] [--sheet FILE].

The recorded round is played into the real window by key presses, with pictures taken on the way.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PIL import Image
from PySide6.QtWidgets import QWidget

from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rounds.key_card import card_of_keys
from interviewer_app.core.rounds.keys import KeyMap
from interviewer_app.core.rounds.prompts import Prompt
from interviewer_app.core.rounds.recording import Action
from interviewer_app.core.rubrics.drafts.fork import fork
from interviewer_app.core.rubrics.find import find_pack
from interviewer_app.core.scorecards.issue import issue_card
from interviewer_app.core.workspace.begin import Arranged
from interviewer_app.core.workspace.read import read_entries, read_round_pack
from interviewer_app.ui.demo.hands import press, type_text
from interviewer_app.ui.demo.judge import THINKING_MS, Judge
from interviewer_app.ui.demo.player import Player
from interviewer_app.ui.demo.recorded import recorded_round
from interviewer_app.ui.demo.stage import PICTURE_AT, Stage
from interviewer_app.ui.home.inviting import Inviting
from interviewer_app.ui.home.view import HomePage
from interviewer_app.ui.rehearse.host import RehearseHost
from interviewer_app.ui.rubrics.host import StudioHost
from interviewer_app.ui.strip.desktop import PlainDesktop
from interviewer_app.ui.strip.keeper import StripKeeper, Wishes
from interviewer_app.ui.sweep.host import SweepHost
from interviewer_app.ui.theme.apply import apply_theme
from tools.board_pictures import board_pictures
from tools.calibration_pictures import calibration_pictures
from tools.pack_pictures import pack_pictures
from tools.sample_rounds import add_rounds
from tools.shell import ROOT, say

USUAL, SMALL = (1440, 900), (1280, 720)
REHEARSED = 16  # prompts answered before the picture
RATED_FIRST = 4  # dimensions that have an answer in the picture of the rating page
CARD_DPI = 96
COLOURS = 256


class Photographer:
    """Takes the pictures of one round on `stage`, into `out`."""

    def __init__(self, stage: Stage, out: Path) -> None:
        self._stage, self._out = stage, out
        self.taken: list[Path] = []

    def take(self, name: str, scheme: str, size: tuple[int, int] = USUAL) -> None:
        """One picture of the window, as it stands, in a theme."""
        self._stage.context.shell.resize(*size)
        self._stage.settle()
        self._stage.grab(self._out / name, scheme)
        self._stage.context.shell.resize(*USUAL)
        self._stage.settle()
        self.keep(self._out / name)

    def take_small(self, name: str, scheme: str, window: QWidget) -> None:
        """One picture of another window than the shell, in a theme."""
        apply_theme(self._stage.app, scheme)
        self._stage.settle()
        window.grab().save(str(self._out / name))
        self.keep(self._out / name)

    def keep(self, file: Path) -> None:
        """Save the picture again with 256 colours, which is a quarter of the bytes and looks the same."""
        with Image.open(file) as picture:
            small = picture.convert("RGB").quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        small.save(file, optimize=True)
        self.taken.append(file)


def draw(folder: Path, out: Path) -> list[Path]:
    """Play the recorded round on a workspace in `folder`; returns the pictures, all in `out`."""
    recording = recorded_round()
    stage = Stage(folder, recording, find_pack(recording.pack, [shipped_packs()]), USUAL)
    camera = Photographer(stage, out)
    try:
        stage.context.shell.show()
        _first_start(stage, camera)
        round_id = _live(stage, camera)
        _rating(stage, camera)
        _card(stage, camera, round_id, out)
        _studio(stage, camera)
        _home(stage, camera)
        _invited(stage, camera)
        _rehearse(stage, camera)
        _keys(stage, camera, out)
        pack_pictures(stage, camera)
        board_pictures(stage, camera)
        calibration_pictures(stage, camera)
    finally:
        stage.close()
    return camera.taken


def _first_start(stage: Stage, camera: Photographer) -> None:
    home = stage.context.shell.page("home")
    assert isinstance(home, HomePage)
    stage.wait(lambda: home.form.pack.count() > 0, "the packs were not read")
    camera.take("first-start.png", "light")


def _live(stage: Stage, camera: Photographer) -> str:
    recording = stage.recording
    pack = str(stage.loaded.folder)
    stage.context.show_page("live", candidate=recording.candidate, pack=pack, minutes=recording.minutes)
    live = stage.host.live
    assert live is not None and live.fold.facts is not None
    player = Player(stage.window(), KeyMap(live.pack), stage.clock)
    half = int(PICTURE_AT * len(recording.actions))
    note_at = next(n for n, action in enumerate(recording.actions) if n > half and action.do == "note")
    for number, action in enumerate(recording.actions):
        if number == note_at:
            _note(stage, camera, action)
        else:
            player.play(action)
        stage.wait(lambda: not live.not_on_disk, "a key press did not reach the disk")
        if number == half:
            stage.host.tick()
            camera.take("live-light.png", "light")
            camera.take("live-small.png", "dark", SMALL)
            camera.take("live.png", "dark")
            _strip(stage, camera, KeyMap(live.pack))
            _log(stage, camera)
    stage.wait(lambda: stage.context.shell.page_name == "sweep", "the round did not end")
    sweep = stage.context.shell.page("sweep")
    assert isinstance(sweep, SweepHost) and sweep.sweep is not None
    for _step in range(next(n for n, item in enumerate(sweep.sweep.items) if "kind" in item.lacks)):
        press(stage.window(), "down")
    camera.take("sweep.png", "light")
    stage.pass_the_sweep()
    return live.fold.facts.round


class _Beneath(PlainDesktop):
    """A desktop as most are: a click on the strip leaves the keys with the call."""

    clicks_keep_focus = True


def _strip(stage: Stage, camera: Photographer, keys: KeyMap) -> None:
    """The strip with the keys, and without them."""
    page = stage.host.page
    assert page is not None
    keeper = StripKeeper(page, keys, _Beneath(), Wishes(), lambda _left, _top: None)
    keeper.show(True)
    stage.window()  # the keys are with the live window again
    assert keeper.strip is not None
    stage.settle()
    camera.take_small("strip.png", "dark", keeper.strip)
    page.focus.changed.emit(None)
    camera.take_small("strip-elsewhere.png", "light", keeper.strip)
    page.focus.changed.emit(stage.window())
    keeper.close()


def _log(stage: Stage, camera: Photographer) -> None:
    """The log over the live window, on a moment that something became of."""
    window = stage.window()
    for stroke in ("ctrl+l", "up", "up", "up"):
        press(window, stroke)
    camera.take("log.png", "light")
    press(window, "esc")


def _note(stage: Stage, camera: Photographer, action: Action) -> None:
    """What the player does for a note, with a picture before it is attached."""
    stage.clock.move_to(action.at_ms)
    press(stage.window(), "enter")
    type_text(stage.window(), action.what)
    stage.host.tick()
    camera.take("note.png", "dark")
    press(stage.window(), "enter")


def _rating(stage: Stage, camera: Photographer) -> None:
    judge = Judge(stage)
    live = stage.host.live
    assert live is not None
    moments = [moment.id for moment in live.fold.counted]
    wanted = {rating.dimension: rating for rating in stage.recording.ratings}
    for number in range(1, len(wanted) + 1):
        stage.clock.move_to(live.fold.stopped_ms + number * THINKING_MS)
        rating = wanted[judge.place]
        judge.rate(rating, moments)
        if number == RATED_FIRST:
            press(stage.window(), "up")  # back to the one just rated, to show what stands there
            camera.take("rating.png", "light")
            camera.take("rating-dark.png", "dark")
            press(stage.window(), "down")
            stage.settle()
    judge.submit(stage.recording.recommendation)
    camera.take("sealed.png", "light")


def _card(stage: Stage, camera: Photographer, round_id: str, out: Path) -> None:
    entries, document = read_entries(stage.workspace, round_id), read_round_pack(stage.workspace, round_id)
    pdf = stage.folder / "card.pdf"
    pdf.write_bytes(issue_card(entries, document).pdf)
    for page in (1, 2):
        _page(camera, pdf, page, out / f"card-{page}.png")


def _studio(stage: Stage, camera: Photographer) -> None:
    """A draft of the pack: an anchor that is praise, with its finding, and a probe."""
    folder = fork(stage.loaded, stage.context.home.packs).folder
    host = stage.context.show_page("studio", folder=str(folder))
    assert isinstance(host, StudioHost) and host.page is not None
    presenter = host.page.presenter
    assert presenter is not None
    numbers = {each.id: number for number, each in enumerate(stage.loaded.pack.dimensions)}
    presenter.pick(f"dimensions[{numbers['evaluating']}]")
    stage.wait(lambda: presenter.looked and bool(presenter.raw), "the lint did not come back")
    press(stage.window(), "ctrl+3")
    press(stage.window(), "ctrl+a")
    type_text(stage.window(), "Shows strong and thorough judgment of the change.")
    stage.wait(lambda: presenter.looked_at == presenter.edit == presenter.kept, "the lint did not come back")
    camera.take("studio.png", "light")
    presenter.pick("sections[0].probes[1]")
    stage.settle()
    camera.take("studio-probe.png", "dark", SMALL)


def _page(camera: Photographer, pdf: Path, page: int, file: Path) -> None:
    """The picture of one page of a PDF."""
    program = shutil.which("pdftoppm")
    if program is None:
        say(f"{file.name} is not drawn: pdftoppm is missing (package poppler-utils).")
        return
    pages = ["-f", str(page), "-l", str(page), "-singlefile"]
    subprocess.run([program, "-r", str(CARD_DPI), "-png", *pages, str(pdf), str(file.with_suffix(""))], check=True)
    camera.keep(file)


def _home(stage: Stage, camera: Photographer) -> None:
    bench = stage.context.bench
    assert bench is not None
    who = Arranged("", 45, bench.who.interviewer, bench.who.author)
    add_rounds(bench.writer, stage.loaded, who, stage.clock.now().wall_us, bench.new_id)
    stage.context.show_page("home")
    camera.take("home.png", "light")
    camera.take("home-dark.png", "dark")


def _keys(stage: Stage, camera: Photographer, out: Path) -> None:
    """The page of keys with two of them moved, and the key card as it comes."""
    pdf = stage.folder / "keys.pdf"
    pdf.write_bytes(card_of_keys(stage.loaded.pack, KeyMap(stage.loaded.pack)))
    _page(camera, pdf, 1, out / "key-card.png")
    stage.context.show_page("keys")
    for stroke in ("enter", "f13", "down", "enter", "é", "down", "enter", "s"):
        press(stage.window(), stroke)
    camera.take("keys.png", "light", SMALL)


def _invited(stage: Stage, camera: Photographer) -> None:
    """An invitation on Home, waiting to be confirmed."""
    page = stage.context.show_page("home")
    assert isinstance(page, HomePage)
    begins = datetime.fromtimestamp(stage.clock.now().wall_us // 1_000_000, UTC) + timedelta(days=5, minutes=10)
    lines = (
        "BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:picture@example.org", f"DTSTART:{begins:%Y%m%dT%H0000Z}",
        "DURATION:PT1H", "SUMMARY:Technical interview: Elif Arslan (Senior Backend)", "END:VEVENT", "END:VCALENDAR",
    )  # fmt: skip
    file = stage.folder / "invitation.ics"
    file.write_text("\r\n".join(lines), encoding="utf-8")
    stage.wait(lambda: isinstance(page.inviting, Inviting), "Home does not take invitations")
    assert isinstance(page.inviting, Inviting)
    page.inviting.open_file(str(file))
    stage.wait(page.form.isHidden, "the invitation was not read")
    camera.take("invitation.png", "light", SMALL)
    page.put_back()


def _rehearse(stage: Stage, camera: Photographer) -> None:
    """A rehearsal under way, and how it went; the clock of the stage is moved by hand."""
    host = stage.context.show_page("rehearse")
    assert isinstance(host, RehearseHost)
    stage.settle()
    press(stage.window(), "enter")
    presenter, rehearsal = host.presenter, host.rehearsal
    assert presenter is not None and rehearsal is not None
    ms = stage.clock.round_ms
    for number in range(REHEARSED):
        now = rehearsal.now
        assert now is not None
        stage.wait(lambda now=now: now.shown_ns is not None, "a prompt was not drawn")  # type: ignore[misc]
        ms += 700 + number * 237 % 900
        stage.clock.move_to(ms)
        if number == REHEARSED - 1:
            camera.take("rehearsal.png", "light", SMALL)
        _answer(stage, host, now.prompt, slip=number in (5, 11))
        ms += 6_000
        stage.clock.move_to(ms)
        presenter.tick()
    presenter.stop()
    camera.take("rehearsed.png", "dark", SMALL)


def _answer(stage: Stage, host: RehearseHost, prompt: Prompt, slip: bool) -> None:
    keys = KeyMap(stage.loaded.pack)
    if slip:
        press(stage.window(), "m")
        press(stage.window(), "backspace")
    press(stage.window(), keys.cap(*prompt.command).lower().replace(" ", "+").replace("→", "right"))
    if prompt.command == ("notice", "given-earlier"):
        press(stage.window(), "enter")
    stage.settle()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.screenshots", description="Draw every screen and the card.")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "pictures", metavar="DIR")
    parser.add_argument("--sheet", type=Path, metavar="FILE", help="all of it on one picture instead")
    given = parser.parse_args()
    if given.sheet is not None:
        from tools.contact_sheet import contact_sheet

        say(f"{given.sheet}  {contact_sheet(given.sheet)} pictures")
        return
    out: Path = given.out
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="screenshots-") as folder:
        for picture in draw(Path(folder), out):
            say(f"{picture}  {picture.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
