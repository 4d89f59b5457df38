"""The words of the log: a moment as a row, and its history with old value, new value and both times."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from interviewer_app.core.rounds.claims import standing
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.state import Change, Moment
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.texts import _, plural
from interviewer_app.ui.live.words import clock_text, direction_word, kind_name, mode_word, prompted_word
from interviewer_app.ui.log.looks import HeadLook, HistoryLine, LogRow


def log_row(pack: Pack, moment: Moment, letter: str, hollow: bool, chosen_too: bool = False) -> LogRow:
    """A moment as one line."""
    dimension = pack.dimension(moment.dimension) if moment.dimension else None
    marks = [direction_word(moment.direction), prompted_word(moment.prompted), mode_word(moment.mode)]
    if moment.after_round:
        marks.append(_("after the round"))
    if moment.paused:
        marks.append(_("during a pause"))
    late = _("logged {time}").format(time=clock_text(moment.entered_ms)) if moment.late else ""
    return LogRow(
        moment.id,
        moment.at_ms,
        clock_text(moment.at_ms),
        "" if moment.after_round else late,
        letter,
        moment.direction,
        moment.prompted,
        dimension.track if dimension else "",
        hollow,
        kind_name(pack, moment.kind),
        dimension.name if dimension else _("no dimension yet"),
        _("taken back") if moment.withdrawn else " · ".join(marks),
        moment.note,
        moment.withdrawn,
        chosen_too,
    )


def claimed(fold: RoundFold) -> dict[str, str]:
    """The words handed to the next interviewer, by moment."""
    return {each.moment: each.text for each in standing(fold)}


def handed_word() -> str:
    return _("handed on")


def unquoted_words() -> str:
    """Why a note is not handed on."""
    return _("Put the candidate's words in quotation marks first; those alone are handed on.")


def spoken(row: LogRow) -> str:
    """A row in one sentence, for those who hear it."""
    parts = (
        _("marked") if row.chosen_too else "", row.time, row.logged, row.kind, row.dimension, row.facts, row.note
    )  # fmt: skip
    return ", ".join(part for part in parts if part)


def head_look(fold: RoundFold, marked: int) -> HeadLook:
    standing, all_ = fold.acts.standing, len(fold.moments)
    counts = plural("{n} moment", "{n} moments", standing)
    if all_ > standing:
        counts += " · " + _("{n} taken back").format(n=all_ - standing)
    choice = plural("A key changes the marked one", "A key changes the {n} marked ones", marked) if marked else ""
    return HeadLook(counts, choice)


def history(fold: RoundFold, pack: Pack, moment: Moment) -> tuple[HistoryLine, ...]:
    """Everything that was ever said of a moment, the newest first; its logging is the last line."""
    offset_min = fold.started.offset_min if fold.started else 0
    changes = [change for change in fold.acts.changes if change.moment == moment.id]
    lines = [_line(pack, change, offset_min) for change in reversed(changes)]
    first = next((change.old for change in changes if change.field == "kind"), moment.kind or "")
    logged = HistoryLine(
        _both(moment.entered_ms, moment.wall_us, offset_min), _("logged"), "", kind_name(pack, first or None)
    )
    return (*lines, logged)


def _line(pack: Pack, change: Change, offset_min: int) -> HistoryLine:
    if change.field == "withdrawn":
        what = _("taken back") if change.new == "True" else _("stands again")
        return HistoryLine(_both(change.round_ms, change.wall_us, offset_min), what, "", "")
    names = {
        "kind": _("kind"),
        "dimension": _("dimension"),
        "direction": _("direction"),
        "prompted": _("prompted"),
        "mode": _("shown, told"),
        "at_ms": _("time"),
        "note": _("note"),
    }
    old, new = (_value(pack, change.field, value) for value in (change.old, change.new))
    when = _both(change.round_ms, change.wall_us, offset_min)
    return HistoryLine(when, names.get(change.field, change.field), old or "–", new or "–")


def _value(pack: Pack, field: str, value: str) -> str:
    match field:
        case "kind":
            return kind_name(pack, value or None)
        case "dimension":
            return pack.dimension(value).name if value else ""
        case "direction":
            return direction_word(value)
        case "prompted":
            return prompted_word(value == "True")
        case "mode":
            return mode_word(value)
        case "at_ms":
            return clock_text(int(value)) if value else ""
    return value


def _both(round_ms: int | None, wall_us: int, offset_min: int) -> str:
    """Both times: the round clock's and that of the wall where the round began."""
    wall = datetime.fromtimestamp(wall_us // 1_000_000, UTC) + timedelta(minutes=offset_min)
    on_wall = wall.strftime("%H:%M:%S")
    if round_ms is None:
        return on_wall
    return _("{time} of the round, {wall} by the wall clock").format(time=clock_text(round_ms), wall=on_wall)
