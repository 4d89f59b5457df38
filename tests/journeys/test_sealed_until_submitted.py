"""While my card for a candidate is open, no way of asking gives away what another rater made of them; then all do."""

from __future__ import annotations

import argparse
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from types import SimpleNamespace
from typing import cast

import pytest

from interviewer_app.cli.main import build_parser, run
from interviewer_app.core.errors import Refused
from interviewer_app.core.places import home
from interviewer_app.core.rounds.bodies import Person
from interviewer_app.core.rounds.entries import Entry
from interviewer_app.core.scorecards.inbox import incoming, take, waiting
from interviewer_app.core.scorecards.sheet import RatingSheet
from interviewer_app.core.settings import Settings, write_settings
from interviewer_app.core.workspace.begin import open_round
from interviewer_app.core.workspace.unseen import Gate, gate_of
from interviewer_app.core.workspace.writer import Writer
from interviewer_app.ui.debrief.pile import Places, gather, people
from interviewer_app.ui.exports import export_bundle, export_card
from interviewer_app.ui.home.page import Actions
from interviewer_app.ui.home.rows import lines
from interviewer_app.ui.inbox import look
from interviewer_app.ui.workbench import Workbench, own_workbench
from tests.journeys.rounds import PACK, START_US, Made, SetClock, sealed_round
from tests.ui.home.rounds import at_once

Captured = pytest.CaptureFixture[str]
SECRET = "only-the-other-rater-wrote-this"


@dataclass
class Desk:
    """My home with my own open card, a round of somebody else that came in before it, and one that comes now."""

    folder: Path
    mine: Made
    theirs: Made
    later: Path
    author: str

    def call(self, *arguments: object) -> int:
        return run(list(map(str, arguments)), {"INTERVIEWER_HOME": str(self.folder)})

    def writer(self) -> Writer:
        dice = iter(f"{n:032x}" for n in range(10**6, 2 * 10**6))
        return Writer(self.mine.workspace, author=self.author, device="d", new_id=lambda: next(dice),
                      new_salt=lambda: next(dice))  # fmt: skip

    def submit(self) -> None:
        """My card goes in."""
        clock, answers = SetClock(), SimpleQueue[tuple[int, Entry]]()
        with self.writer() as writer:
            opened = open_round(writer, self.mine.round_id, lambda n, entry: answers.put((n, entry)), _fail)
            RatingSheet(opened.fold, opened.pack, opened.journal, clock, lambda: "9" * 32).seal(clock.after(3_600_000))
            writer.drain()


@pytest.fixture
def desk(tmp_path: Path, capsys: Captured) -> Iterator[Desk]:
    folder = tmp_path / "home"
    mine = sealed_round(folder / "workspace.sqlite", seal=False, seed=2)
    theirs = sealed_round(tmp_path / "theirs.sqlite", seed=3, note=SECRET)
    other = sealed_round(tmp_path / "other.sqlite", seed=4, note=SECRET, candidate="ines  DUARTE")
    with sqlite3.connect(mine.workspace) as connection:
        (author,) = connection.execute("SELECT author FROM streams WHERE subject = 'round'").fetchone()
    connection.close()
    write_settings(folder / "settings.json", Settings(author=author, device="d" * 32, interviewer="Me"))
    files = [tmp_path / "theirs.json", tmp_path / "later.json"]
    for made, file in zip((theirs, other), files, strict=True):
        run(["--workspace", str(made.workspace), "round", "export", made.round_id, "-o", str(file)],
            {"INTERVIEWER_HOME": str(tmp_path / "elsewhere")})  # fmt: skip
    made_desk = Desk(folder, mine, theirs, files[1], author)
    with made_desk.writer() as writer:  # as if it had come before my own round was planned
        take(writer, incoming(files[0].read_bytes(), "theirs", Gate([], ())))
    capsys.readouterr()
    yield made_desk


def ways(desk: Desk) -> list[list[object]]:
    """Ways of asking the command line for one round."""
    out, theirs = desk.folder.parent, desk.theirs.round_id
    return [
        ["round", "show", theirs], ["round", "show", theirs[:6]], ["round", "show", theirs, "--json"],
        ["round", "export", theirs, "-o", out / "x.json"], ["scorecard", theirs, "-o", out / "x.pdf"],
        ["scorecard", theirs, "-o", out / "x.pdf", "--draft"],
        ["debrief", theirs], ["debrief", theirs, "--json", "-o", out / "x.pdf"], ["debrief", desk.later, "--json"],
        ["--workspace", desk.theirs.workspace, "debrief", theirs, "--json"],
        ["round", "export", theirs, "-o", out / "x.csv"], ["round", "export", theirs, "-o", out / "x.md"],
        ["--workspace", desk.theirs.workspace, "round", "show", theirs, "--json"],
        ["--workspace", desk.theirs.workspace, "scorecard", theirs, "-o", out / "y.pdf"],
        ["--workspace", desk.theirs.workspace, "round", "export", theirs, "-o", out / "y.json"],
    ]  # fmt: skip


QUIET: list[list[object]] = [
    ["round", "list"], ["round", "list", "--json"], ["inbox"], ["inbox", "--json"], ["doctor"], ["doctor", "--json"],
    ["rubric", "health", PACK], ["rubric", "health", PACK, "--json"], ["rubric", "list", "--json"],
]  # fmt: skip


def test_no_command_shows_what_another_rater_made_of_my_candidate_and_then_all_do(
    desk: Desk, capsys: Captured
) -> None:
    assert desk.call("round", "import", desk.later) == 0 and "waits there unread" in capsys.readouterr().out
    for way in ways(desk):
        assert desk.call(*way) == 1, way
        said = capsys.readouterr()
        assert "Your card first" in said.out + said.err and SECRET not in said.out + said.err
    assert not list(desk.folder.parent.glob("[xy].*"))
    for quiet in [*QUIET, ["verify", desk.later, "--json"], ["verify", desk.mine.workspace, "--json"]]:
        desk.call(*quiet)
        assert SECRET not in str(capsys.readouterr()), quiet
    assert desk.call("export", "ratings", "-o", desk.folder / "r.csv") == 0
    assert "Ines" not in (desk.folder / "r.csv").read_text("utf-8") and capsys.readouterr()
    desk.call("round", "list", "--json")
    listed = {row["id"]: row for row in json.loads(capsys.readouterr().out)["rounds"]}
    assert set(listed) == {desk.mine.round_id, desk.theirs.round_id}
    theirs = listed[desk.theirs.round_id]
    assert theirs["state"] == "unseen" and not {"moments", "rated", "to_rate", "used_ms", "sealed_us"} & set(theirs)
    desk.submit()
    for way in ways(desk):
        assert desk.call(*way) == 0, way
    assert SECRET in capsys.readouterr().out
    assert desk.call("inbox", "--json") == 0
    (read,) = json.loads(capsys.readouterr().out)["inbox"]
    assert (read["file"], read["outcome"], read["conflicting"]) == ("later.json", "read", [])
    assert waiting(desk.folder / "inbox") == [] and (desk.folder / "inbox" / "read" / "later.json").exists()
    assert desk.call("round", "show", read["round"]) == 0


def test_no_command_that_takes_a_round_knows_a_way_around_the_gate(desk: Desk, capsys: Captured) -> None:
    asked = [*round_commands(build_parser(), desk.theirs.round_id, desk.folder.parent / "out")]
    assert len(asked) >= 12 and {"show", "export", "scorecard", "checks"} <= {part for way in asked for part in way}
    for way in asked:
        code = desk.call(*way)
        said = capsys.readouterr()
        assert SECRET not in said.out + said.err, way
        assert code != 0, way
    assert not list(desk.folder.parent.glob("out*"))


def round_commands(parser: argparse.ArgumentParser, round_id: str, out: Path) -> Iterator[list[str]]:
    """Every command that takes a ROUND, with all it needs, with and without JSON."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield from ([name, *rest] for rest in round_commands(below, round_id, out))
    wanted = [action for action in parser._actions if "ROUND" in str(action.metavar)]
    if not wanted:
        return
    way: list[str] = []
    for action in parser._actions:
        if action in wanted:
            way += [*action.option_strings[-1:], round_id]
        elif action.required and not isinstance(action, argparse._SubParsersAction):
            value = str(out) if action.type is Path else next(iter(action.choices or ["x" * 8]))
            way += [*action.option_strings[-1:], str(value)]
    yield way
    if any("--json" in action.option_strings for action in parser._actions):
        yield [*way, "--json"]


def test_the_counts_of_pack_health_leave_out_what_is_not_to_be_seen_yet(desk: Desk, capsys: Captured) -> None:
    desk.call("rubric", "health", PACK, "--json")
    before = json.loads(capsys.readouterr().out)["rounds"]
    desk.submit()
    desk.call("rubric", "health", PACK, "--json")
    assert json.loads(capsys.readouterr().out)["rounds"] == before + 1


def test_what_waited_is_read_by_itself_once_my_card_is_in(desk: Desk, tmp_path: Path) -> None:
    desk.call("round", "import", desk.later)
    context, said = Context(desk), list[str]()
    context.bench = Workbench(
        desk.mine.workspace, tmp_path, Settings(author=desk.author, device="d"), SetClock(), lambda: "7" * 32
    )
    look(context, said.append)  # type: ignore[arg-type]
    assert said == [] and len(waiting(desk.folder / "inbox")) == 1
    context.bench.close()
    desk.submit()
    look(context, said.append)  # type: ignore[arg-type]
    context.bench.close()
    assert said == ["1 card that waited in the inbox was read."] and waiting(desk.folder / "inbox") == []


class Context:
    """What the window's parts ask of the app."""

    def __init__(self, desk: Desk) -> None:
        self.workspace = desk.mine.workspace
        self.settings = Settings(author=desk.author, device="d" * 32, interviewer="Me")
        self.home = home({"INTERVIEWER_HOME": str(desk.folder)})
        self.clock, self.new_id = SetClock(), lambda: "7" * 32
        self.jobs, self.bench = SimpleNamespace(run=at_once), cast(Workbench, None)

    def workbench(self) -> Workbench:
        return self.bench


def test_no_page_of_the_window_opens_it_and_home_counts_nothing_of_it(desk: Desk, tmp_path: Path) -> None:
    context, theirs = Context(desk), desk.theirs.round_id
    rows = Actions(context).list_rounds()  # type: ignore[arg-type]
    shown = {line.id: line for line in lines(rows, START_US, lambda _us: 0, None) if hasattr(line, "detail")}
    assert shown[theirs].word == "Yours first" and not any(letter.isdigit() for letter in shown[theirs].detail)
    bench = Workbench(desk.mine.workspace, tmp_path, Settings(author=desk.author, device="d"), SetClock(), lambda: "7")
    places = Places(desk.mine.workspace, desk.mine.workspace)
    try:
        for open_it in (bench.sheet, bench.sweep, bench.integrity):
            with pytest.raises(Refused, match="Your card first"):
                open_it(theirs, lambda *_: None, lambda *_: None)
        with pytest.raises(Refused, match="Your card first"):
            bench.live(theirs, lambda *_: None, lambda *_: None, SetClock())
        for about, files in ((theirs, ()), (desk.mine.round_id, ()), ("", (desk.later,)), (theirs, (desk.later,))):
            pile = gather(places, desk.author, about, files)
            assert pile.cards == () and pile.mine == desk.mine.round_id
        (person,) = people(places, desk.author)
        assert (person.waits, person.cards) == (True, 0)
        for export in (export_card, export_bundle):
            with pytest.raises(Refused, match="Your card first"):
                export(context, theirs, str(tmp_path / "z"))  # type: ignore[arg-type]
    finally:
        bench.close()
    desk.submit()
    export_bundle(context, theirs, str(tmp_path / "z"))  # type: ignore[arg-type]
    assert SECRET in (tmp_path / "z").read_text("utf-8")


def test_verify_of_a_parked_file_counts_amendments_and_tells_them_once_my_card_is_in(
    desk: Desk, capsys: Captured
) -> None:
    file = amended(desk)
    assert desk.call("verify", file) == 0
    said = capsys.readouterr().out
    assert "intact" in said and "1 change after the first seal; your card first" in said and "froze" not in said
    assert desk.call("verify", file, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["amendments"] == [{"about": "", "by": "", "reason": "", "seal": 2}] and found["intact"]
    desk.submit()
    desk.call("verify", file)
    assert "She froze on locking" in capsys.readouterr().out


def amended(desk: Desk) -> Path:
    """The round of somebody else, changed after its seal, as a file."""
    dice, clock, made = iter(f"{n:032x}" for n in range(10**7, 2 * 10**7)), SetClock(), desk.theirs
    answers = SimpleQueue[tuple[int, Entry]]()
    with sqlite3.connect(made.workspace) as connection:
        (author,) = connection.execute("SELECT author FROM streams WHERE subject = 'round'").fetchone()
    connection.close()
    with Writer(made.workspace, author=author, device="d", new_id=lambda: next(dice),
                new_salt=lambda: next(dice)) as writer:  # fmt: skip
        opened = open_round(writer, made.round_id, lambda n, entry: answers.put((n, entry)), _fail)
        sheet = RatingSheet(opened.fold, opened.pack, opened.journal, clock, lambda: next(dice))
        dimension, facts = opened.pack.dimensions[0].id, opened.fold.facts
        assert facts is not None
        sheet.amend(dimension, "She froze on locking", Person(id=facts.interviewer_id, name="T"),
                    clock.after(5_000_000))  # fmt: skip
        sheet.choose(dimension, 1, clock.after(5_000_100))
        writer.drain()
        while not answers.empty():
            sheet.written(*answers.get())
        sheet.seal(clock.after(5_001_000))
        writer.drain()
    file = desk.folder.parent / "amended.json"
    run(["--workspace", str(made.workspace), "round", "export", made.round_id, "-o", str(file)],
        {"INTERVIEWER_HOME": str(desk.folder.parent / "elsewhere")})  # fmt: skip
    return file


def test_a_window_on_another_workspace_asks_my_own_too(desk: Desk, tmp_path: Path, capsys: Captured) -> None:
    desk.call("round", "import", desk.later)
    context, theirs = Context(desk), desk.theirs.round_id
    context.workspace = desk.theirs.workspace
    (row,) = Actions(context).list_rounds()  # type: ignore[arg-type]
    assert (row.id, row.state, row.moments, row.rated) == (theirs, "unseen", 0, 0)
    context.bench = own_workbench(context)  # type: ignore[arg-type]
    for open_it in (context.bench.sheet, context.bench.sweep, context.bench.integrity):
        with pytest.raises(Refused, match="Your card first"):
            open_it(theirs, _fail, _fail)
    for export in (export_card, export_bundle):
        with pytest.raises(Refused, match="Your card first"):
            export(context, theirs, str(tmp_path / "z"))  # type: ignore[arg-type]
    look(context, pytest.fail)  # type: ignore[arg-type]
    context.bench.close()
    assert len(waiting(desk.folder / "inbox")) == 1
    capsys.readouterr()
    assert desk.call("--workspace", desk.theirs.workspace, "rubric", "health", PACK, "--json") == 0
    assert json.loads(capsys.readouterr().out)["rounds"] == 0


def test_an_override_opens_the_inbox_with_a_reason_that_is_kept(desk: Desk, capsys: Captured) -> None:
    desk.call("round", "import", desk.later)
    assert desk.call("inbox", "--candidate", "Ines Duarte") == 2
    assert desk.call("inbox", "--candidate", "Nobody", "--override", "I lead") == 2
    assert desk.call("inbox", "--candidate", "ines duarte", "--override", " ") == 1
    capsys.readouterr()
    assert desk.call("inbox", "--candidate", "ines duarte", "--override", "I lead the debrief", "--json") == 0
    assert json.loads(capsys.readouterr().out)["inbox"][0]["outcome"] == "read"
    assert gate_of(desk.mine.workspace, me=desk.author).open
    with sqlite3.connect(desk.mine.workspace) as connection:
        (body,) = connection.execute("SELECT body FROM entries WHERE kind = 'override'").fetchone()
    connection.close()
    assert json.loads(body) == {"by": "Me", "reason": "I lead the debrief", "rounds": [desk.mine.round_id]}
    assert desk.call("verify", desk.mine.workspace) == 0


def test_a_file_that_cannot_be_read_holds_up_no_other_in_the_inbox(desk: Desk, capsys: Captured) -> None:
    inbox = desk.folder / "inbox"
    inbox.mkdir()
    (inbox / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    (inbox / "later.json").write_bytes(desk.later.read_bytes())
    desk.submit()
    assert desk.call("inbox", "--json") == 0
    found = {each["file"]: each["outcome"] for each in json.loads(capsys.readouterr().out)["inbox"]}
    assert found == {"broken.pdf": "refused", "later.json": "read"}
    assert [each.name for each in waiting(inbox)] == ["broken.pdf"]


def _fail(_ticket: int, sentence: str) -> None:
    raise AssertionError(sentence)
