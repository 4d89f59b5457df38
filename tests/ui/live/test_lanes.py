"""Merging marks by steps gives what merging all of them at once gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from interviewer_app.ui.live.lanes import CLOSE, Cluster, Lane
from interviewer_app.ui.live.plan_paint import number_fits
from interviewer_app.ui.theme.fonts import load_first_fonts

places = st.lists(st.integers(0, 200), max_size=40)


def merged(xs: list[int]) -> list[Cluster]:
    clusters: list[Cluster] = []
    for x in sorted(xs):
        if clusters and x - clusters[-1].hi < CLOSE:
            clusters[-1].hi, clusters[-1].count = x, clusters[-1].count + 1
        else:
            clusters.append(Cluster(x, x, 1))
    return clusters


def filled(xs: list[int]) -> Lane:
    lane = Lane()
    for number, x in enumerate(xs):
        lane.add(str(number), x)
    return lane


@given(places)
def test_adding_one_by_one_merges_as_all_at_once(xs: list[int]) -> None:
    assert filled(xs).between(0, 300) == merged(xs)


@given(places, st.data())
def test_removing_leaves_what_was_never_added(xs: list[int], data: st.DataObject) -> None:
    lane = filled(xs)
    gone = data.draw(st.sets(st.sampled_from(range(len(xs))))) if xs else set()
    for number in gone:
        lane.remove(str(number), xs[number])
    left = [x for number, x in enumerate(xs) if number not in gone]
    assert lane.between(0, 300) == merged(left)
    assert len(lane) == len(left)


def test_a_cluster_of_one_knows_its_moment() -> None:
    lane = filled([5, 60, 64])
    first, second = lane.between(0, 100)
    assert lane.only(first) == "0"
    assert (second.lo, second.hi, second.count) == (60, 64, 2)


def test_every_probe_of_a_long_script_keeps_its_number_in_a_small_window(qapp: QApplication) -> None:
    load_first_fonts()
    assert number_fits(26.5, "39") and not number_fits(12, "39")
