"""What Home decides, without a window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from interviewer_app.ui.home.presenter import HomePresenter
from interviewer_app.ui.home.rows import GroupLine, PackLine, RoundLine
from tests.ui.home.rounds import DAY, HOSTILE, HOUR, LONG, NOW, PACKS, Asked, at_once, many, row, twelve


class FakeView:
    """Keeps the last thing each `show_*` was given."""

    def __init__(self) -> None:
        self.shown: dict[str, tuple[Any, ...]] = {}
        self.path = "/out/card.pdf"

    def __getattr__(self, name: str) -> Any:
        if not name.startswith(("show_", "clear_")):
            raise AttributeError(name)
        return lambda *given, **named: self.shown.__setitem__(name, (*given, *named.values()))

    def ask_path(self, suggested: str) -> str:
        self.shown["ask_path"] = (suggested,)
        return self.path


def opened(rounds: Sequence[Any], **asked: Any) -> tuple[HomePresenter, FakeView, Asked]:
    view, actions = FakeView(), Asked(rounds, **asked)
    presenter = HomePresenter(view, actions, at_once, lambda: NOW, lambda _us: 0, "Marta")
    presenter.opened()
    return presenter, view, actions


def ids(view: FakeView) -> list[str]:
    return [line.id for line in view.shown["show_lines"][0] if isinstance(line, RoundLine)]


def test_the_running_round_is_chosen_when_home_opens() -> None:
    rounds = [row(1, "sealed", DAY), row(2, "live", 0), row(3, "planned", 0)]
    _presenter, view, _actions = opened(rounds)
    assert view.shown["show_lines"][1] == "r2"


def test_without_a_running_round_the_first_line_is_chosen() -> None:
    _presenter, view, _actions = opened([row(1, "sealed", DAY), row(2, "planned", 0)])
    assert view.shown["show_lines"][1] == "r2"


def test_an_empty_workspace_shows_the_first_start() -> None:
    _presenter, view, _actions = opened([])
    assert "show_first_start" in view.shown
    assert "show_lines" not in view.shown
    assert view.shown["show_exports"] == (False, False)


def test_a_search_without_result_says_what_to_do() -> None:
    presenter, view, _actions = opened(twelve())
    presenter.words_changed("nobody at all")
    assert "Esc" in view.shown["show_nothing_found"][0]
    presenter.words_changed("")
    assert len(ids(view)) == 12


def test_filters_offer_only_what_is_there() -> None:
    _presenter, view, _actions = opened([row(1, "sealed", DAY), row(2, "ended", DAY)])
    roles, states = view.shown["show_filters"]
    assert roles == ["Data Engineer", "Senior Backend Engineer"]
    assert states == [("owed", "Card owed"), ("submitted", "Submitted")]


def test_a_month_unfolds_and_keeps_the_selection_on_its_heading() -> None:
    presenter, view, _actions = opened(many(200))
    before = len(ids(view))
    month = next(line for line in view.shown["show_lines"][0] if isinstance(line, GroupLine) and line.folded)
    presenter.group_toggled(month.key)
    assert len(ids(view)) == before + month.rounds
    assert view.shown["show_lines"][1] == month.key
    presenter.group_toggled(month.key)
    assert len(ids(view)) == before


def test_a_filter_looks_into_folded_months_too() -> None:
    presenter, view, _actions = opened(many(200))
    presenter.state_picked("submitted")
    assert len(ids(view)) > 180


def test_opening_a_round_hands_on_its_state() -> None:
    presenter, _view, actions = opened(twelve())
    presenter.round_opened("r2")
    assert actions.calls == [("open", "r2", "ended")]


def test_a_failure_is_one_line_on_home() -> None:
    presenter, view, actions = opened(twelve())
    actions.trouble = "The workspace is open in another window."
    presenter.round_opened("r2")
    assert view.shown["show_trouble"] == ("The workspace is open in another window.",)


def test_a_workspace_that_is_none_is_told_and_home_still_opens() -> None:
    _presenter, view, _actions = opened([], trouble="notes.txt is no workspace.")
    assert view.shown["show_trouble"] == ("notes.txt is no workspace.",)
    assert "show_first_start" in view.shown


def test_the_pack_used_last_is_offered_first() -> None:
    presenter, view, _actions = opened([row(1, "ended", DAY), row(2, "sealed", 3 * DAY)])
    presenter.packs_wanted()
    assert view.shown["show_packs"] == (PACKS, 1)
    assert view.shown["show_minutes"] == ((60,), "AI in part")


def of(pack_id: str, version: str, standing: str = "") -> PackLine:
    return PackLine(f"{pack_id}@{version}", f"{pack_id} {version}", (45,), standing=standing)


@pytest.mark.parametrize(
    ("packs", "chosen"),
    [
        ([of("a", "1.1.0", "draft"), of("b", "2.0.0"), of("b", "1.0.0", "older")], 1),
        ([of("a", "2.0.0"), of("senior-backend", "2.0.0"), of("senior-backend", "1.0.0", "older")], 1),
        ([of("a", "2.0.0"), of("senior-backend", "2.0.0"), of("senior-backend", "2.0.1", "draft")], 1),
        ([of("a", "2.0.0"), of("senior-backend", "0.1.0", "draft")], 1),
        ([of("a", "0.1.0", "draft")], 0),
    ],
)
def test_a_draft_or_an_older_version_is_offered_only_where_the_pack_has_no_other(
    packs: list[PackLine], chosen: int
) -> None:
    used = row(1, "sealed", DAY)._replace(pack_id="senior-backend", pack_version="1.0.0")
    presenter, view, _actions = opened([used], packs=packs)
    presenter.packs_wanted()
    assert view.shown["show_packs"] == (packs, chosen)


def test_a_broken_pack_says_why_and_cannot_be_started() -> None:
    presenter, view, actions = opened([])
    presenter.packs_wanted()
    presenter.pack_picked(2)
    assert view.shown["show_form"] == (PACKS[2].problem, False)
    presenter.start_asked("Noor", 2, "45")
    assert actions.calls == []


def test_a_pack_that_has_aged_says_so_in_a_line_and_can_be_started() -> None:
    aged = (PACKS[0]._replace(known="A newer version is there: 2.0.0."), *PACKS[1:])
    presenter, view, actions = opened([], packs=aged)
    presenter.packs_wanted()
    assert view.shown["show_form"] == ("A newer version is there: 2.0.0.", True)
    presenter.start_asked("", 0, "45")
    assert view.shown["show_form"] == ("Type the candidate's name first.", True) and actions.calls == []
    presenter.start_asked("Noor", 0, "45")
    assert view.shown["show_form"] == ("A newer version is there: 2.0.0.", True) and len(actions.calls) == 1
    presenter.pack_picked(1)
    assert view.shown["show_form"] == ("", True)


def test_no_pack_at_all_says_where_to_put_one() -> None:
    presenter, view, _actions = opened([], packs=())
    presenter.packs_wanted()
    note, usable = view.shown["show_form"]
    assert "packs folder" in note and not usable


@pytest.mark.parametrize("name", ["", "   "])
def test_a_round_needs_a_name(name: str) -> None:
    presenter, view, actions = opened([])
    presenter.packs_wanted()
    presenter.start_asked(name, 0, "45")
    assert view.shown["show_form"] == ("Type the candidate's name first.", True)
    assert actions.calls == []


@pytest.mark.parametrize("minutes", ["", "0", "4", "481", "9" * 400, "-5", "4.5", "forty", "٤٥", "1e2"])
def test_minutes_are_a_whole_number_within_reason(minutes: str) -> None:
    presenter, view, actions = opened([])
    presenter.packs_wanted()
    presenter.start_asked("Noor", 0, minutes)
    assert view.shown["show_form"][0] == "Minutes: a whole number from 5 to 480."
    assert actions.calls == []


@pytest.mark.parametrize("name", [HOSTILE, "=1+1", "../../x", LONG, "王小明"])
def test_any_name_starts_a_round_as_it_was_written(name: str) -> None:
    presenter, view, actions = opened([])
    presenter.packs_wanted()
    presenter.start_asked(f"  {name} ", 0, " 60 ")
    assert actions.calls == [("start", name, "senior-backend@1.0.0", 60)]
    assert "clear_form" in view.shown


def test_extra_time_goes_with_the_round_that_is_started() -> None:
    presenter, _view, actions = opened([])
    presenter.packs_wanted()
    presenter.start_asked("Noor", 0, "45", "real", 50)
    assert actions.calls == [("start", "Noor", "senior-backend@1.0.0", 45, 50)]


def test_a_round_that_does_not_start_keeps_what_was_typed() -> None:
    presenter, view, actions = opened([])
    presenter.packs_wanted()
    actions.trouble = "The disk is full."
    presenter.start_asked("Noor", 0, "45")
    assert view.shown["show_trouble"] == ("The disk is full.",)
    assert "clear_form" not in view.shown


def test_only_a_round_that_is_over_has_a_card_to_export() -> None:
    presenter, view, _actions = opened(twelve())
    seen = {}
    for one in ("r0", "r1", "r2", "r3"):
        presenter.round_chosen(one)
        seen[one] = view.shown["show_exports"]
    assert seen == {"r0": (False, True), "r1": (False, False), "r2": (True, True), "r3": (True, True)}


def test_export_asks_where_and_says_what_was_written() -> None:
    presenter, view, actions = opened(twelve())
    presenter.round_chosen("r3")
    presenter.export_asked("card")
    assert view.shown["ask_path"] == ("priya-raman.pdf",)
    assert actions.calls == [("card", "r3", "/out/card.pdf")]
    assert view.shown["show_done"] == ("Written: /out/card.pdf",)


def test_export_without_a_path_does_nothing() -> None:
    presenter, view, actions = opened(twelve())
    view.path = ""
    presenter.round_chosen("r3")
    presenter.export_asked("bundle")
    assert actions.calls == []


def test_a_failed_export_is_one_line_on_home() -> None:
    presenter, view, actions = opened(twelve())
    presenter.round_chosen("r3")
    actions.trouble = "/out cannot be written."
    presenter.export_asked("bundle")
    assert view.shown["show_trouble"] == ("/out cannot be written.",)


def test_a_card_that_is_not_submitted_is_told_to_be_a_draft_and_a_bundle_is_not() -> None:
    presenter, view, _actions = opened(twelve())
    presenter.round_chosen("r2")
    presenter.export_asked("card")
    assert view.shown["show_done"] == ("Written: /out/card.pdf · a draft, watermarked until submitted",)
    presenter.export_asked("bundle")
    assert view.shown["show_done"] == ("Written: /out/card.pdf",)


def test_a_name_is_kept_and_greeted() -> None:
    presenter, view, actions = opened([])
    presenter.name_typed("  Zoë \t Keller ")
    assert actions.calls == [("name", "Zoë Keller")]
    assert view.shown["show_name"] == ("Zoë Keller",)
    assert view.shown["show_heading"][0] == "Good morning, Zoë Keller"


def test_a_name_that_cannot_be_kept_is_told_and_shown_all_the_same() -> None:
    presenter, view, actions = opened([])
    actions.trouble = "settings.json cannot be written."
    presenter.name_typed("Zoë")
    assert view.shown["show_trouble"] == ("settings.json cannot be written.",)
    assert view.shown["show_name"] == ("Zoë",)


def test_no_name_is_refused() -> None:
    presenter, view, actions = opened([])
    presenter.name_typed(" \u200b ")
    assert "show_refusal" in view.shown and "show_name" not in view.shown
    assert actions.calls == []


def test_what_is_said_about_rounds_ahead_follows_the_clock() -> None:
    now = [NOW]
    view = FakeView()
    ahead = Asked([row(1, "planned", HOUR, starts_us=NOW + 2 * HOUR)])
    presenter = HomePresenter(view, ahead, at_once, lambda: now[0], lambda _us: 0)
    presenter.opened()
    view.shown.clear()
    presenter.time_passed()
    assert "show_lines" not in view.shown
    now[0] = NOW + 2 * HOUR
    presenter.time_passed()
    (_heading, line), _chosen = view.shown["show_lines"]
    assert line.detail == "starts now"
