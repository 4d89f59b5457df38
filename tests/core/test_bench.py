"""The bench's own machinery: what it prints, writes, refuses and answers with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import __main__ as bench
from benchmarks.place import Unfit, bench_folder, peers_python, refuse_no_disk
from benchmarks.reference import kind_of_disk, raw_append
from benchmarks.rows import Row, at_least, at_most, print_table, quantile, shown, write_json
from benchmarks.subjects import SUBJECTS


def rows_that(*met: bool) -> list[Row]:
    return [at_most(f"row {number}", 5, 1.0 if one else 3.0, 1.0, 2.0) for number, one in enumerate(met)]


def test_a_row_keeps_the_json_keys_that_are_promised(tmp_path: Path) -> None:
    file = tmp_path / "rows.json"
    write_json([at_most("append", 5000, 3.0, 2.0, 1.5)], file)
    assert json.loads(file.read_text(encoding="utf-8")) == [
        {"name": "append", "n": 5000, "ours": 3.0, "reference": 2.0, "ratio": 1.5, "goal": "<= 1.5", "met": True}
    ]


def test_a_limit_is_met_up_to_its_very_value() -> None:
    assert at_most("a", 1, 1.5, 1.0, 1.5).met
    assert not at_most("a", 1, 1.51, 1.0, 1.5).met


def test_so_many_times_faster_divides_the_other_way() -> None:
    row = at_least("card", 20, 0.1, 0.5, 5.0)
    assert (row.ratio, row.goal, row.met) == (5.0, ">= 5", True)
    assert not at_least("card", 20, 0.11, 0.5, 5.0).met


def test_a_row_beside_another_has_no_goal_to_miss() -> None:
    row = shown("card, WeasyPrint", 20, 3.0, 1.0)
    assert (row.goal, row.met) == ("shown", True)


def test_nothing_imported_on_a_thread_is_a_ratio_of_zero() -> None:
    assert at_most("imports", 1, 0, 1, 0).met
    assert not at_most("imports", 1, 1, 1, 0).met


@pytest.mark.parametrize(("share", "expected"), [(0.0, 1), (0.5, 50), (0.99, 99), (0.991, 100), (1.0, 100)])
def test_a_quantile_is_the_nearest_rank(share: float, expected: int) -> None:
    assert quantile(list(range(100, 0, -1)), share) == expected


def test_the_quantile_of_one_value_is_that_value() -> None:
    assert quantile([7.0], 0.99) == 7.0


def test_the_table_prints_ratios_and_no_times(capsys: pytest.CaptureFixture[str]) -> None:
    print_table([at_most("append", 5000, 0.000451, 0.000302, 1.5), shown("beside", 20, 0.7, 2.0)])
    printed = capsys.readouterr().out
    assert "append" in printed and "5000" in printed and "1.49" in printed and "<= 1.5" in printed
    assert "0.000" not in printed


def test_the_table_says_which_goal_is_not_met(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(rows_that(True, False))
    first, second = capsys.readouterr().out.splitlines()[-2:]
    assert first.endswith(" met") and "NOT" not in first
    assert second.endswith("NOT MET")


def test_one_goal_missed_is_exit_code_one() -> None:
    assert bench.exit_code(rows_that(True, True)) == 0
    assert bench.exit_code(rows_that(True, False, True)) == 1


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The names that were measured; measuring takes no time here."""
    names: list[str] = []

    def measure(name: str, _folder: Path) -> list[Row]:
        names.append(name)
        return rows_that(name != "keys")

    monkeypatch.setattr(bench, "measure", measure)
    monkeypatch.setattr(bench, "bench_folder", lambda _environ, _root: tmp_path)
    return names


def test_everything_is_measured_unless_told_otherwise(measured: list[str]) -> None:
    assert bench.main([]) == 1
    assert measured == list(SUBJECTS)


def test_only_measures_one_subject(measured: list[str], tmp_path: Path) -> None:
    assert bench.main(["--only", "journal", "--json", str(tmp_path / "out.json")]) == 0
    assert measured == ["journal"]
    assert len(json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))) == 1


def test_a_name_that_nobody_measures_is_wrong_usage(measured: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        bench.main(["--only", "everything"])
    assert left.value.code == 2
    assert "journal" in capsys.readouterr().err
    assert measured == []


def test_every_subject_is_a_module_with_rows() -> None:
    from importlib.util import find_spec

    assert all(find_spec(f"benchmarks.{name}") is not None for name in SUBJECTS)


@pytest.mark.parametrize("kind", ["tmpfs", "overlay", "ramfs"])
def test_where_there_is_no_disk_nothing_is_measured(kind: str, tmp_path: Path) -> None:
    with pytest.raises(Unfit) as refused:
        refuse_no_disk(tmp_path, kind)
    assert str(refused.value).count(".") >= 1 and "\n" not in str(refused.value)
    assert kind in str(refused.value) and "BENCH_DIR" in str(refused.value)


def test_a_real_disk_is_taken(tmp_path: Path) -> None:
    refuse_no_disk(tmp_path, "ext4")


def test_the_refusal_is_one_sentence_and_exit_code_three(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("BENCH_DIR", str(tmp_path / "bench"))
    monkeypatch.setattr("benchmarks.place.kind_of_disk", lambda _folder: "tmpfs")
    assert bench.main(["--only", "journal"]) == 3
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1


def test_the_folder_is_the_one_named_or_one_in_the_checkout(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("benchmarks.place.kind_of_disk", lambda _folder: "ext4")
    assert bench_folder({}, tmp_path) == tmp_path / "bench-out"
    assert bench_folder({"BENCH_DIR": str(tmp_path / "other")}, tmp_path) == tmp_path / "other"


def test_the_disk_below_a_folder_is_the_deepest_mount(tmp_path: Path) -> None:
    if not Path("/proc/mounts").exists():
        assert kind_of_disk(tmp_path) == ""
    else:
        assert kind_of_disk(Path("/proc/self")) == "proc"
        assert kind_of_disk(tmp_path) != "proc"  # empty in a chroot, whose root is no mount


def test_the_peers_are_asked_for_in_one_sentence() -> None:
    with pytest.raises(Unfit, match=r"dev\.py bench"):
        peers_python({})


def test_the_raw_append_grows_its_file_by_four_kibibytes(tmp_path: Path) -> None:
    with raw_append(tmp_path) as raw:
        assert raw.once() > 0 and raw.once() > 0
    assert (tmp_path / "raw-append").stat().st_size == 2 * 4096
