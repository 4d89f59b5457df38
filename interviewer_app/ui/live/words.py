"""The words of the live window: times, directions, what a moment is, how far the writing got."""

from __future__ import annotations

from collections.abc import Sequence

from interviewer_app.core.rounds.state import Moment
from interviewer_app.core.rubrics.models import AiRules, Pack
from interviewer_app.core.texts import _, plural
from interviewer_app.ui.live.looks import ActionsLook, PhaseLook


def clock_text(at_ms: int) -> str:
    """A reading of the round clock: minutes and seconds, `81:07` after more than an hour."""
    seconds = at_ms // 1000
    return f"{seconds // 60:02d}:{seconds % 60:02d}"


def of_words(minutes: int, percent: int) -> str:
    """What stands beside the clock: the minutes arranged, and the time on top for which its pace allows."""
    of = _("of {time}").format(time=clock_text(minutes * 60_000))
    return of if percent == 100 else _("{of} +{n} %").format(of=of, n=percent - 100)


def short_time(seconds: int) -> str:
    """A length: `2:10`."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def direction_word(direction: str) -> str:
    return {"for": _("for"), "against": _("against")}.get(direction, _("neutral"))


def mode_word(mode: str) -> str:
    return _("shown") if mode == "shown" else _("told")


def prompted_word(prompted: bool) -> str:
    return _("prompted") if prompted else _("unprompted")


def track_name(track: str) -> str:
    names = {"implementation": _("Implementation"), "supervision": _("Supervision"), "level": _("Level facets")}
    return names.get(track, _("Dimensions"))


def span_word(kind: str) -> str:
    words = {
        "reading": _("Reading"), "verifying": _("Verifying"), "prompting": _("Prompting"), "waiting": _("Waiting"),
        "quiet": _("Quiet"), "trouble": _("Trouble"),
    }  # fmt: skip
    return words.get(kind, kind)


def state_word(state: str) -> str:
    words = {"planned": _("Ready"), "live": _("Running"), "paused": _("Paused")}
    return words.get(state, _("Ended"))


def kind_name(pack: Pack, kind: str | None) -> str:
    return pack.kind(kind).name if kind else _("Something here")


def remark(moment: Moment) -> str:
    """What a moment's time does not say by itself."""
    if moment.after_round:
        return _("after the round")
    if moment.late:
        return _("logged at {time}").format(time=clock_text(moment.entered_ms))
    return _("during a pause") if moment.paused else ""


def meta(pack: Pack, moment: Moment, usual_dimension: str | None) -> str:
    """The small print of a recent moment: a dimension its kind does not say, prompted, shown or told."""
    parts = []
    if moment.dimension and moment.dimension != usual_dimension:
        parts.append(pack.dimension(moment.dimension).name)
    if moment.direction == "against":
        parts.append(_("against"))
    if moment.prompted:
        parts.append(_("prompted"))
    return " · ".join((*parts, mode_word(moment.mode)))


def moment_words(pack: Pack, moment: Moment) -> str:
    """A moment in one sentence, for those who hear it."""
    dimension = pack.dimension(moment.dimension).name if moment.dimension else _("no dimension yet")
    parts = (
        clock_text(moment.at_ms), kind_name(pack, moment.kind), dimension, direction_word(moment.direction),
        prompted_word(moment.prompted), mode_word(moment.mode),
    )  # fmt: skip
    return ", ".join(parts)


def writing_words(moments: int, pending: int, entries: int, retry: str) -> str:
    """How far the writing got: `pending` moments and `entries` of any kind are not on disk yet.

    retry: after a failure, the cap of the key that writes again; otherwise empty
    """
    if retry:
        return _("{n} not on disk. {key} tries again").format(n=entries, key=retry)
    if not moments and not entries:
        return _("No moment yet")
    count = plural("{n} moment", "{n} moments", moments)
    if pending:
        on_disk = _("{n} on disk, {m} being written").format(n=max(0, moments - pending), m=pending)
        return f"{count} · {on_disk}"
    return f"{count} · " + (_("a change being written") if entries else _("all on disk"))


def rule_words(allowed: bool) -> str:
    return _("AI allowed") if allowed else _("AI banned")


def phase_look(ai: AiRules, phase: str | None, cap: str) -> PhaseLook:
    """The AI rule in force."""
    ids = [each.id for each in ai.phases]
    if phase is None or phase not in ids:
        return PhaseLook(rule_words(ai.policy == "allowed"), "", "", ai.policy == "allowed")
    number = ids.index(phase)
    allowed = ai.phases[number].rule == "allowed"
    place = _("phase {n} of {of}").format(n=number + 1, of=len(ids))
    return PhaseLook(rule_words(allowed), place, cap if len(ids) > 1 else "", allowed)


def actions_look(
    state: str, asking: bool, pause_cap: str, end_cap: str, leave: bool, strip_cap: str = ""
) -> ActionsLook:
    """What the buttons say in each state of the round."""
    pause = {"planned": _("Start"), "paused": _("Go on"), "live": _("Pause")}.get(state, "")
    if state == "planned":
        return ActionsLook(pause, pause_cap, _("Back") if leave else "", end_cap, False, strip_cap)
    if state in ("live", "paused"):
        return ActionsLook(pause, pause_cap, _("End now?") if asking else _("End round"), end_cap, asking, strip_cap)
    return ActionsLook("", "", _("Rate"), end_cap)


def digits_words(caps: Sequence[str]) -> str:
    """The digits that assign a dimension, as on one cap: `1–0`."""
    caps = [cap for cap in caps if cap]
    return "" if not caps else caps[0] if len(caps) == 1 else f"{caps[0]}–{caps[-1]}"
