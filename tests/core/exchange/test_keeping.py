"""Numbers that outlive the people: what stays after a purge, what is left after an erasure, byte by byte."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from interviewer_app.core.errors import MachineTrouble, Refused
from interviewer_app.core.exchange.keeping import erase_kept, keep_off, keep_on, month_of, survives_purge
from interviewer_app.core.exchange.ratings_source import month_us, workspace_source
from interviewer_app.core.workspace.backup import backup
from interviewer_app.core.workspace.check import check_workspace
from interviewer_app.core.workspace.kept import is_kept, read_kept
from interviewer_app.core.workspace.migrations import migrate
from interviewer_app.core.workspace.rebuild import make_derived, rebuild
from interviewer_app.core.workspace.unseen import gate_of
from interviewer_app.core.workspace.writer import Writer
from tools.sample_panel import PANEL, Made, play

ME, NOW_US = "9" * 32, 1_770_000_000_000_000
PRIYA = [play(seat) for seat in PANEL[1:3]]
INES = play(PANEL[3], candidate="Ines Duarte")


@contextmanager
def opened(folder: Path) -> Iterator[Writer]:
    with Writer(folder / "workspace.sqlite", author=ME, device="d" * 32, new_id=random_ids(),
                new_salt=lambda: "f" * 32) as writer:  # fmt: skip
        yield writer


def random_ids() -> Callable[[], str]:
    return lambda: os.urandom(16).hex()


def filled(folder: Path, *rounds: Made) -> Path:
    with opened(folder) as writer:
        for each in rounds:
            each.put_into(writer)
    return folder / "workspace.sqlite"


def purge(file: Path, *rounds: Made) -> None:
    """As privacy tools will: the bodies of a round's streams go, and what followed from them."""
    with closing(sqlite3.connect(file, isolation_level=None)) as tool:
        tool.execute("PRAGMA secure_delete = ON")
        tool.execute("BEGIN")
        for each in rounds:
            stream = each.entries[0].stream
            tool.execute("UPDATE entries SET body = NULL, salt = NULL WHERE stream = ?", (stream,))
        make_derived(tool)
        tool.execute("COMMIT")
        tool.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        tool.execute("VACUUM")
        tool.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def bytes_of(folder: Path) -> bytes:
    """Everything that lies in the workspace and beside it, backups left aside."""
    return b"".join(path.read_bytes() for path in folder.glob("workspace.sqlite*"))


def numbers(file: Path) -> list[tuple[str, int]]:
    source = workspace_source(file, gate_of(file, me=ME), key_file=file.parent / "keeping.json")
    made = source.ratings
    return sorted(zip((made.dimension.labels[code] for code in made.dimension.codes), made.score.tolist(), strict=True))


def test_after_a_purge_the_numbers_stay_and_nothing_of_the_person_is_in_the_file(tmp_path: Path) -> None:
    file, key = filled(tmp_path, *PRIYA, INES), tmp_path / "keeping.json"
    before = numbers(file)
    person = [PRIYA[0].fold().facts, PRIYA[1].fold().facts]
    with opened(tmp_path) as writer:
        keep_on(writer, key, by="Me", wall_us=NOW_US, new_id=random_ids())
        assert numbers(file) == before, "what is still there counts once"
        stay = survives_purge(writer, key, [each.round_id for each in PRIYA], new_id=random_ids())
    assert stay == sum(len(seat.levels) for seat in PANEL[1:3])
    assert person[0] is not None and person[0].candidate_id.encode() in bytes_of(tmp_path)
    purge(file, *PRIYA)
    left = bytes_of(tmp_path)
    for facts in person:
        assert facts is not None
        for word in (facts.candidate, facts.candidate_id, facts.round, facts.interview, facts.interviewer):
            assert word.encode() not in left, word
    assert b"Ines Duarte" in left
    assert numbers(file) == before and check_workspace(file) == []
    source = workspace_source(file, gate_of(file, me=ME), key_file=key)
    assert [label for label in source.ratings.candidate.labels if label.startswith("kept ")] != []
    assert source.ratings.candidate.size == 2 and source.ratings.interviewer.size == 3
    assert source.ratings.session.size == 2, "two of them rated one conversation, before as after"
    assert any("a round that is gone" in each or "rounds that are gone" in each for each in source.remarks)


def test_an_erasure_leaves_nothing_even_after_the_purge(tmp_path: Path) -> None:
    file, key = filled(tmp_path, *PRIYA, INES), tmp_path / "keeping.json"
    with opened(tmp_path) as writer:
        keep_on(writer, key, by="Me", wall_us=NOW_US, new_id=random_ids())
    purge(file, *PRIYA)
    kept, ids = read_kept(file)
    ines = {line.candidate for line in kept if line.interviewer not in _raters(file, key)}
    gone = [line for line in kept if line.candidate not in ines]
    with opened(tmp_path) as writer:
        assert erase_kept(writer, key, "  priya RAMAN ") == len(gone) > 0
        assert erase_kept(writer, key, "Priya Raman") == 0
    left = bytes_of(tmp_path)
    traces = {word for line in gone for word in (line.round, line.candidate, line.interviewer, line.session)}
    traces |= {link for link, found in ids.items() if found in traces}
    assert len(traces) >= 12 and not [word for word in traces if word.encode() in left]
    assert {line.candidate for line in read_kept(file)[0]} == ines
    assert numbers(file) == sorted(PANEL[3].levels.items()) and check_workspace(file) == []


def _raters(file: Path, key: Path) -> set[str]:
    """Random ids of the interviewers whose rounds are gone."""
    from interviewer_app.core.workspace.kept import read_links

    links = read_links(key)
    assert links is not None
    ids = read_kept(file)[1]
    return {ids[links.of("interviewer", each.author)] for each in PRIYA}


def test_without_the_choice_nothing_outlives_a_purge(tmp_path: Path) -> None:
    file, key = filled(tmp_path, *PRIYA), tmp_path / "keeping.json"
    with opened(tmp_path) as writer:
        assert survives_purge(writer, key, [each.round_id for each in PRIYA], new_id=random_ids()) == 0
        keep_on(writer, key, by="Me", wall_us=NOW_US, new_id=random_ids())
        assert is_kept(file) and read_kept(file)[0]
        assert keep_off(writer, by="Me", wall_us=NOW_US + 1) == len(numbers(file))
        assert not is_kept(file) and read_kept(file) == ([], {})
        assert survives_purge(writer, key, [PRIYA[0].round_id], new_id=random_ids()) == 0
    assert not key.exists() or json.loads(key.read_text())["format"] == "interviewer-keeping/1"


def test_what_is_kept_names_nobody_and_is_not_told_apart_without_the_key(tmp_path: Path) -> None:
    file, key = filled(tmp_path, *PRIYA), tmp_path / "keeping.json"
    with opened(tmp_path) as writer:
        keep_on(writer, key, by="Me", wall_us=NOW_US, new_id=random_ids())
    if os.name == "posix":
        assert key.stat().st_mode & 0o077 == 0
    (hexes,) = [json.loads(key.read_text())["key"]]
    assert hexes.encode() not in bytes_of(tmp_path) and bytes.fromhex(hexes) not in bytes_of(tmp_path)
    facts = PRIYA[0].fold().facts
    assert facts is not None
    told = str(read_kept(file))
    for word in (facts.candidate, facts.candidate_id, facts.round, facts.interviewer, facts.interviewer_id):
        assert word not in told
    key.unlink()
    source = workspace_source(file, gate_of(file, me=ME), key_file=key)
    assert source.ratings.n == sum(len(seat.levels) for seat in PANEL[1:3])
    assert any("are left out" in each for each in source.remarks)
    with opened(tmp_path) as writer:
        with pytest.raises(Refused, match=r"keeping\.json.*keep off"):
            erase_kept(writer, key, "Priya Raman")
        with pytest.raises(Refused, match="another key"):
            keep_on(writer, key, by="Me", wall_us=NOW_US, new_id=random_ids())
        key.write_text("{}", encoding="utf-8")
        with pytest.raises(MachineTrouble, match="holds no key"):
            keep_on(writer, key, by="Me", wall_us=NOW_US, new_id=random_ids())
        assert keep_off(writer, by="Me", wall_us=NOW_US) > 0


def test_names_come_back_for_those_who_are_still_there_and_keeping_again_replaces(tmp_path: Path) -> None:
    other = play(PANEL[2], candidate="Ines Duarte", seed=4)
    file, key = filled(tmp_path, PRIYA[1], other), tmp_path / "keeping.json"
    with opened(tmp_path) as writer:
        first = keep_on(writer, key, by="Me", wall_us=NOW_US, new_id=random_ids())
        ids = read_kept(file)
        assert keep_on(writer, key, by="Me", wall_us=NOW_US, new_id=random_ids()) == first and read_kept(file) == ids
    purge(file, PRIYA[1])
    made = workspace_source(file, gate_of(file, me=ME), key_file=key).ratings
    assert made.n == 2 * len(PANEL[2].levels)
    assert made.interviewer.labels == (PANEL[2].rater,) and "Ines Duarte" in made.candidate.labels
    assert set(made.rubric_version.labels) == {label for label in made.rubric_version.labels if "@" in label}
    day = int(made.rated_us.min())
    assert day == month_us(month_of(day)), "of a kept rating the month is known"


def test_kept_numbers_of_a_candidate_whose_card_i_owe_stay_unseen(tmp_path: Path) -> None:
    file, key = filled(tmp_path, PRIYA[0], PRIYA[1], INES), tmp_path / "keeping.json"
    with opened(tmp_path) as writer:
        keep_on(writer, key, by="Me", wall_us=NOW_US, new_id=random_ids())
    purge(file, PRIYA[0])
    mine = play(PANEL[0]._replace(state="ended"))
    with opened(tmp_path) as writer:
        mine.put_into(writer)
    seen = workspace_source(file, gate_of(file, me=mine.author), key_file=key).ratings
    assert seen.candidate.labels == ("Ines Duarte",)


def test_rebuild_backup_merge_and_verify_leave_what_is_kept(tmp_path: Path) -> None:
    file, key = filled(tmp_path, *PRIYA), tmp_path / "keeping.json"
    with opened(tmp_path) as writer:
        keep_on(writer, key, by="Me", wall_us=NOW_US, new_id=random_ids())
    kept = read_kept(file)
    rebuild(file)
    with opened(tmp_path) as writer:
        INES.put_into(writer)  # a merge brings entries, and no kept line
    assert read_kept(file) == kept == read_kept(backup(file, tmp_path / "backups", NOW_US))
    assert check_workspace(file) == []


def test_a_workspace_of_the_fifth_version_gets_the_tables(tmp_path: Path) -> None:
    file = filled(tmp_path, *PRIYA)
    with closing(sqlite3.connect(file, isolation_level=None)) as tool:
        tool.execute("DROP TABLE kept_ratings")
        tool.execute("DROP TABLE kept_links")
        tool.execute("PRAGMA user_version = 5")
    assert migrate(file, tmp_path / "backups") is not None
    assert read_kept(file) == ([], {}) and check_workspace(file) == []


@pytest.mark.parametrize("ask", ["purge", "erasure"])
def test_results_that_came_of_what_goes_are_forgotten(tmp_path: Path, ask: str) -> None:
    filled(tmp_path, INES)
    folder = tmp_path / "calibration"
    folder.mkdir()
    (folder / "a.json").write_text("{}")
    with opened(tmp_path) as writer:
        if ask == "purge":
            survives_purge(writer, tmp_path / "keeping.json", [], new_id=random_ids())
        else:
            erase_kept(writer, tmp_path / "keeping.json", "Ines Duarte")
    assert list(folder.iterdir()) == []
