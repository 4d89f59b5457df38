"""Every screen in the states worth looking at. A new screen adds a line to STAGES: name -> how it is put up.

A stage puts up a whole window in the theme in use. Pages of ui/pages.py that need no round come by themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from inspect import signature
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rounds.keys import KeyMap
from interviewer_app.core.rubrics.drafts.fork import fork
from interviewer_app.core.rubrics.find import find_pack
from interviewer_app.core.workspace.begin import Arranged
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.ui.demo.recorded import recorded_round
from interviewer_app.ui.demo.stage import Stage as PlayStage
from interviewer_app.ui.home.invited import InvitedRound
from interviewer_app.ui.home.page import connect
from interviewer_app.ui.home.planning import OfferLook
from interviewer_app.ui.home.presenter import HomePresenter
from interviewer_app.ui.home.view import HomePage
from interviewer_app.ui.live.jumps import JumpSpot
from interviewer_app.ui.log.host import LogHost
from interviewer_app.ui.pages import PAGES
from interviewer_app.ui.rehearse.host import RehearseHost
from interviewer_app.ui.rubrics.host import StudioHost
from interviewer_app.ui.shell import Place
from interviewer_app.ui.widgets.row_list import RowList
from tests.ui.access.board_stages import card_first, debrief_talk, empty_board, open_board, role
from tests.ui.access.calibration_stages import CALIBRATION
from tests.ui.access.pack_stages import compare, packs, reading
from tests.ui.access.practice_stages import PRACTICE
from tests.ui.home.rounds import LONG, NOW, PACKS, Asked, at_once, row, twelve
from tests.ui.live.rounds import Desk
from tests.ui.packs.shelves import forty, shelf
from tests.ui.strip.beside import Beside
from tools.sample_rounds import add_rounds

Size = tuple[int, int]
LONG_NAME = "Maximiliane Alexandra von und zu Hohenlohe-Waldenburg-Schillingsfürst"


class Up(NamedTuple):
    """A screen that is up. `bound` says which key does what a control does, "" where none does."""

    window: QWidget
    page: QWidget
    bound: Callable[[QWidget], str] = lambda _control: ""
    keep: Any = None  # what must live as long as the screen
    shared: bool = False  # the window of the app, which other stages want as well
    own_size: bool = False
    behind: QWidget | None = None  # the window it belongs to, whose clock would go on telling it the time


def settle() -> None:
    """Let everything that waits happen; a scroll bar that comes asks for one more layout."""
    for _pass in range(4):
        QApplication.processEvents()


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "somebody has the keys"
    return widget


def take_down(up: Up) -> None:
    """Close a screen, or leave it for Home where its window is that of the app.

    What it was made of goes at once, since no event loop runs here to do it later: each change of theme would dress all
    screens there ever were.
    """
    if up.shared:
        the_app().stage.context.show_page("home")
    else:
        for window in filter(None, (up.behind, up.window)):
            window.close()
            window.deleteLater()
    settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def home(size: Size, rounds: Sequence[Any], chosen: int = 0, keys: bool = False) -> Up:
    view, actions = HomePage(), Asked(rounds)
    view.show_look("Look: light")
    view.show_name("Marta")
    presenter = HomePresenter(view, actions, at_once, lambda: NOW, lambda _us: 0)
    connect(view, presenter)
    window = _window(view, size)
    view.opened()
    presenter.packs_wanted()
    view.focus_list()
    for _step in range(chosen):
        QTest.keyClick(_focused(), Qt.Key.Key_Down)
    if keys:
        view.toggle_keys()
    settle()
    return Up(window, view, keep=(presenter, actions))


def alone(size: Size, make: Callable[[], QWidget]) -> Up:
    """A page in a window of its own."""
    view = make()
    window = _window(view, size)
    settle()
    return Up(window, view, _cap_of)


def home_in_trouble(size: Size) -> Up:
    up = home(size, [row(0, "ended", 90_000_000_000, LONG), *twelve()[1:]])
    assert isinstance(up.page, HomePage)
    up.page.show_trouble("The journal cannot be written: the disk is full. Free some space, then press Ctrl R.")
    settle()
    return up


def live(size: Size, *strokes: str, candidate: str = "Noor Halvorsen", write: bool = True, trouble: str = "") -> Up:
    desk = Desk(size=size, candidate=candidate)
    for stroke in strokes:
        if len(stroke) == 1 or stroke in ("right", "left", "down", "space", "enter", "backspace") or "+" in stroke:
            desk.press(stroke, after_ms=45_000)
        else:
            desk.type(stroke)
    if trouble:
        desk.journal.broken = trouble
    if write or trouble:
        desk.write()
    return _live_up(desk)


def live_with(size: Size, moments: int) -> Up:
    """`moments` moments on all kinds, with every refinement here and there."""
    desk = Desk(size=size)
    desk.press("right")
    refine = cycle(("", "p", "-", "s", "", ".", "2", "p"))
    for number, kind in zip(range(moments), cycle("trancwmv "), strict=False):
        desk.clock.wait(50_000 if moments < 100 else 4_000)
        desk.page.key_pressed.emit("space" if kind == " " else kind, desk.clock.now())
        more = next(refine)
        if more:
            desk.clock.wait(900)
            desk.page.key_pressed.emit(more, desk.clock.now())
        if number % 9 == 8:
            desk.page.key_pressed.emit("right", desk.clock.now())
    desk.settle()
    desk.write()
    return _live_up(desk)


def strip(size: Size, elsewhere: bool = False) -> Up:
    """The strip has a size of its own, whatever that of the window."""
    beside = Beside(Desk(size=size))
    beside.desk.press("right", "t")
    window = beside.open()
    if elsewhere:
        beside.keys_elsewhere()
    settle()
    return Up(window, window, _cap_of_command, keep=beside, own_size=True, behind=beside.desk.window)


def _cap_of_command(control: QWidget) -> str:
    """In the strip every button does what a key of the live window does."""
    return getattr(getattr(control, "command", None), "do", "")


def live_keys(size: Size) -> Up:
    up = live(size, "right", "t")
    up.keep.page.show_keys(True)
    settle()
    return up


def live_back(size: Size) -> Up:
    """Back after ten minutes of sleep."""
    up = live(size, "right", "t", "right", "n")
    desk: Desk = up.keep
    desk.page.presenter.missed(desk.clock.at, desk.clock.wait(600_000))  # type: ignore[attr-defined]
    settle()
    return up


def live_nudged(size: Size, *strokes: str) -> Up:
    """Output was trusted three minutes ago and nobody has checked it since; then `strokes`."""
    up = live(size, "right", "right", "t")
    desk: Desk = up.keep
    for _second in range(182):
        desk.clock.wait(1000)
        desk.page.ticked.emit(desk.clock.now())
    desk.press(*strokes)
    desk.write()
    return up


def _live_up(desk: Desk) -> Up:
    settle()
    return Up(desk.window, desk.page, partial(_cap_in, desk.page._keys), desk)


def _cap_in(keys: KeyMap, control: QWidget) -> str:
    """The key that does what a button of the live window does."""
    if isinstance(control, RowList):
        return _cap_of(control)
    command = getattr(control, "command", None)
    return next((row.cap for row in keys.rows if row.command == command and row.strokes), "")


def page(size: Size, name: str, *keys: Qt.Key | str, of: str = "", sealed: bool = False, **what: Any) -> Up:
    """A page of the whole app, by its name in ui/pages.py; `of` is the candidate whose round it is opened with."""
    app = the_app()
    shell = app.stage.context.shell
    if of or "round" in signature(shell.page(name).opened).parameters:  # type: ignore[attr-defined]
        what["round"] = app.rounds[of or ENDED]
    shell.resize(*size)
    shell.show()
    app.stage.window()
    up = app.stage.context.show_page(name, **what)
    settle()
    for key in keys:
        target = QApplication.focusWidget() or up
        if isinstance(key, str):
            QTest.keyClicks(target, key)
        else:
            QTest.keyClick(target, key)
    settle()
    return Up(shell, up, _cap_of, shared=True)


class TheApp(NamedTuple):
    """The app on a workspace with eight rounds; `rounds` by the name of the candidate."""

    stage: PlayStage
    folder: TemporaryDirectory[str]
    rounds: dict[str, str]


@cache
def the_app() -> TheApp:
    """Made when a stage first asks for it; `close_the_app` ends it."""
    folder = TemporaryDirectory(prefix="access-")
    recording = recorded_round()
    stage = PlayStage(Path(folder.name), recording, find_pack(recording.pack, [shipped_packs()]))
    bench = stage.context.bench
    assert bench is not None
    who = Arranged("", 45, bench.who.interviewer, bench.who.author)
    add_rounds(bench.writer, stage.loaded, who, stage.clock.now().wall_us, bench.new_id)
    rounds = {row.candidate: row.id for row in read_round_rows(stage.workspace)}
    return TheApp(stage, folder, rounds)


def close_the_app() -> None:
    if the_app.cache_info().currsize:
        app = the_app()
        app.stage.close()
        app.folder.cleanup()
        the_app.cache_clear()


def _cap_of(control: QWidget) -> str:
    """The key that stands on a control; lists without the focus are moved by arrows and page keys all the same."""
    if isinstance(control, RowList):
        return "↑ ↓"
    look = getattr(control, "look", None)
    return str(getattr(look, "cap", "") or getattr(control, "_cap", ""))


def _window(page: QWidget, size: Size) -> QMainWindow:
    window = QMainWindow()
    window.setCentralWidget(Place(page))
    window.resize(*size)
    window.show()
    window.activateWindow()
    settle()
    return window


def home_ahead(size: Size) -> Up:
    """Rounds ahead of every sort, and an invitation that waits to be confirmed."""
    hour = 3_600_000_000
    ahead = [
        row(1, "planned", hour, starts_us=NOW + hour // 12),
        row(2, "planned", hour, starts_us=NOW - 2 * hour, candidate=LONG),
        row(3, "planned", hour, starts_us=NOW + 24 * hour, practice=True),
        row(4, "planned", hour, starts_us=NOW + 120 * hour, called_off=True),
        row(5, "planned", hour, starts_us=NOW + 130 * hour, pilot=True),
    ]
    up = home(size, [*ahead, *twelve()[1:]])
    view, form = up.page, InvitedRound()
    assert isinstance(view, HomePage)
    view.put_beside(form)
    form.wanted.connect(view.bring_up)
    form.show_packs(PACKS, 0)
    form.show_offers(["Interview: Ines Duarte · Thursday 27 November, 14:00", "Another one"], 0)
    heading = "Technical interview: Ines Duarte (Senior Backend Engineer), second of three"
    when, words = "Thursday 27 November, 14:00 to 15:00", "The next time of a meeting that repeats."
    form.show_offer(OfferLook("", when, heading, words, "Plan round", True, "Ines Duarte", "60"))
    form.show_missing("Type the candidate's name first.")
    settle()
    return up


def rehearsal(size: Size, told: bool) -> Up:
    """A prompt above the live window, or how a rehearsal went."""
    up = page(size, "rehearse", Key.Key_Return)
    host = up.page
    assert isinstance(host, RehearseHost) and host.presenter is not None
    QTest.keyClicks(_focused(), "n")
    QTest.keyClick(_focused(), Key.Key_Right)
    if told:
        host.presenter.stop()
        settle()
        return up
    settle()
    assert host.page is not None
    return up._replace(bound=partial(_cap_in, host.page._keys))


def beside(size: Size) -> Up:
    """A transcript below the log, one of its lines quoted."""
    app = the_app()
    up = page(size, "log", of=RATED)
    host = up.page
    assert isinstance(host, LogHost) and host.side is not None
    side, file = host.side, Path(app.folder.name) / "meeting.vtt"
    app.stage.settle()
    if side.names.text():  # an earlier look at this stage has attached it
        QTest.keyClick(_focused(), Key.Key_F7)
        settle()
        return up
    QTest.keyClick(_focused(), Key.Key_F6)
    words = "If the queue replays, we charge twice, so I would want an idempotency key on that path before it ships."
    times = [f"{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}" for at in range(5, 3000, 8)]
    cues = "".join(f"{time}.000 --> {time}.900\n<v {LONG_NAME}>{words}\n\n" for time in times)
    file.write_text(f"WEBVTT\n\n{cues}", encoding="utf-8")
    side.path.setText(str(file))
    QTest.keyClick(_focused(), Key.Key_Return)
    app.stage.wait(side.rows.hasFocus, "the transcript was not read")
    QTest.keyClick(_focused(), Key.Key_Return)
    app.stage.wait(lambda: "meeting.vtt" in side.names.text(), "the transcript was not attached")
    QTest.keyClick(_focused(), Key.Key_F7)
    QTest.keyClick(_focused(), Key.Key_Return)
    settle()
    return up


def replay(size: Size) -> Up:
    """A replay three moments in; the probes on its time line are reached by Ctrl and the arrows."""
    up = page(size, "replay", Key.Key_Right, Key.Key_Right, Key.Key_Right, of=SEALED)
    return up._replace(bound=lambda control: "Ctrl ← →" if isinstance(control, JumpSpot) else _cap_of(control))


def studio(size: Size, node: str, anchor: int = 0, text: str = "", keys: bool = False) -> Up:
    """The studio on a draft of the pack, something open and something typed."""
    app = the_app()
    context = app.stage.context
    folder = studio_draft()
    up = page(size, "studio", folder=str(folder))
    host = up.page
    assert isinstance(host, StudioHost) and host.page is not None and host.page.presenter is not None
    presenter = host.page.presenter
    app.stage.wait(lambda: presenter.looked, "the lint did not come back")
    presenter.pick(node)
    if anchor:
        presenter.anchor(anchor)
        _focused().selectAll()  # type: ignore[attr-defined]
        QTest.keyClicks(_focused(), text)
        app.stage.wait(lambda: presenter.found.severity(node) == "warning", "the lint did not come back")
    if keys:
        host.page.keys.toggle()
    app.stage.settle()
    assert context.shell.page_name == "studio"
    settle()
    return up


def studio_draft() -> Path:
    """A fork of the pack, made once."""
    app = the_app()
    packs = app.stage.context.home.packs
    return next(packs.glob("*-draft"), None) or fork(app.stage.loaded, packs).folder


DISK = "The disk is full. Free some space, then press Ctrl R."
# Of the sample rounds: one to rate, one with some ratings, one that is sealed.
ENDED, RATED, SEALED = "佐藤 結衣", "Samuel Adeyemi-Brandt", "Priya Raman"
Key = Qt.Key

Stage = Callable[[Size], Up]
STAGES: dict[str, Stage] = {
    "home": partial(home, rounds=twelve()),
    "home-first": partial(home, rounds=()),
    "home-keys": partial(home, rounds=twelve(), chosen=2, keys=True),
    "home-trouble": home_in_trouble,
    "live-empty": live,
    "live-some": lambda size: live(size, "right", "t", "r", "p", "a", "-"),
    "live-40": partial(live_with, moments=40),
    "live-500": partial(live_with, moments=500),
    "live-note": lambda size: live(size, "right", "t", "enter", "“stops at the header” client.py:88"),
    "live-pending": lambda size: live(size, "right", "t", "r", write=False),
    "live-trouble": lambda size: live(size, "right", "t", "r", trouble=DISK),
    "live-long": lambda size: live(size, "right", "right", "f", "t", candidate=LONG_NAME),
    "live-keys": live_keys,
    "live-helped": lambda size: live(size, "right", "t", ",", "f", "right", "q", "f", ",", "right", "z", "e", ",", "y"),
    "live-answers": lambda size: live(size, "right", "/", "down", "down", "f", "down"),
    "live-gloss": lambda size: live(size, "right", "ctrl+g", "wer ruft das noch auf?"),
    "live-back": live_back,
    "live-spans": lambda size: live(size, "ctrl+o", "ctrl+o", "right", "t", "d"),
    "live-log": lambda size: live(size, "right", "t", "r", "a", "ctrl+l"),
    "live-aside": lambda size: live(size, "ctrl+o", "ctrl+d", "right"),
    "strip": strip,
    "strip-elsewhere": partial(strip, elsewhere=True),
    "live-nudge": live_nudged,
    "live-why": lambda size: live_nudged(size, "k"),
    "sweep": partial(page, name="sweep", of=ENDED),
    "sweep-note": lambda size: page(size, "sweep", Key.Key_Return, of=ENDED),
    "log": partial(page, name="log", of=ENDED),
    "log-path": lambda size: page(size, "log", Key.Key_F6, of=ENDED),
    "log-beside": beside,
    "replay": replay,
    "rating": lambda size: page(size, "rating", Key.Key_Down, "3ab", of=ENDED),
    "rating-none": lambda size: page(size, "rating", "0", of=ENDED),
    "rating-recommendation": lambda size: page(size, "rating", *[Key.Key_Down] * 30, Key.Key_Up, "12", of=RATED),
    "rating-words": lambda size: page(size, "rating", *[Key.Key_Down] * 30, of=RATED),
    "rating-sealed": partial(page, name="rating", of=SEALED),
    "keys": partial(page, name="keys"),
    "home-ahead": home_ahead,
    "studio": partial(page, name="studio", pack="senior-backend-supervised-change"),
    "studio-anchor": partial(studio, node="dimensions[3]", anchor=3, text="Shows strong and thorough judgment"),
    "studio-probe": partial(studio, node="sections[0].probes[1]"),
    "studio-ai": partial(studio, node="ai"),
    "studio-keys": partial(studio, node="pack", keys=True),
    "packs": partial(alone, make=partial(packs, shelf())),
    "packs-empty": partial(alone, make=partial(packs, ())),
    "packs-40": partial(alone, make=partial(packs, forty(), "n")),
    "packs-trouble": partial(alone, make=partial(packs, shelf(), "?", DISK)),
    "pack": partial(alone, make=partial(reading, "change")),
    "compare": partial(alone, make=compare),
    "compare-all": partial(alone, make=partial(compare, True)),
    "debrief": partial(alone, make=open_board),
    "debrief-talk": partial(alone, make=debrief_talk),
    "debrief-empty": partial(alone, make=empty_board),
    "debrief-first": partial(alone, make=card_first),
    "role": partial(alone, make=role),
    "rehearse": partial(page, name="rehearse"),
    "rehearse-asked": partial(rehearsal, told=False),
    "rehearse-told": partial(rehearsal, told=True),
}
STAGES |= {name: partial(alone, make=make) for name, make in (PRACTICE | CALIBRATION).items()}
NAMED = {name.split("-")[0] for name in STAGES}
STAGES |= {name: partial(page, name=name) for name in PAGES if name not in NAMED}
