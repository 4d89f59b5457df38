"""Small things that several parts of the card draw: wrapped text, the scale, marks, headings."""

from __future__ import annotations

from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.figure_pdf import draw_items
from interviewer_app.core.papers.frame import Document
from interviewer_app.core.papers.ink import Ink
from interviewer_app.core.papers.marks import mark, shape
from interviewer_app.core.papers.palette import track_colour
from interviewer_app.core.papers.shaping import Style, measure
from interviewer_app.core.papers.wrapping import elide
from interviewer_app.core.rounds.state import Moment
from interviewer_app.core.rubrics.models import Dimension, Kind, Pack
from interviewer_app.core.texts import _

CELL_HEIGHT = 13.5
# A scale with more values than this is written as "7 of 0 to 10": cells would be narrower than their digits.
MOST_CELLS = 8


def scale_labels(dimension: Dimension) -> list[str]:
    """What stands in the cells of a dimension: names for a level facet, digits otherwise."""
    named = dimension.track == "level"
    return [level.name if named and level.name else str(level.value) for level in dimension.levels]


def scale(ink: Ink, x: float, top: float, width: float, dimension: Dimension, chosen: int | None) -> None:
    """The scale as cells of equal width with the chosen one solid; not filled up to it: anchors are no progress bar."""
    colour = track_colour(dimension.track)
    ink.say.mark(scale_words(dimension, chosen), (x, top, x + width, top + CELL_HEIGHT))
    if len(dimension.levels) > MOST_CELLS:
        _long_scale(ink, x, top, dimension, chosen, colour)
    else:
        _cells(ink, x, top, width, dimension, chosen, colour)
    ink.say.on()


def scale_words(dimension: Dimension, chosen: int | None) -> str:
    """What the scale shows, for those who do not see it: `Level 3 of 1 to 4`, `senior, of mid, senior, staff`."""
    low, high = dimension.levels[0].value, dimension.levels[-1].value
    labels = scale_labels(dimension)
    if dimension.track == "level" and any(level.name for level in dimension.levels):
        names = ", ".join(labels)
        named = {level.value: label for level, label in zip(dimension.levels, labels, strict=True)}
        if chosen is None:
            return _("None chosen of {names}").format(names=names)
        return _("{name}, of {names}").format(name=named.get(chosen, str(chosen)), names=names)
    if chosen is None:
        return _("No level chosen of {low} to {high}").format(low=low, high=high)
    return _("Level {level} of {low} to {high}").format(level=chosen, low=low, high=high)


def _cells(ink: Ink, x: float, top: float, width: float, dimension: Dimension, chosen: int | None, colour: str) -> None:
    labels = scale_labels(dimension)
    cell = width / len(labels)
    ink.rect(x, top, width, CELL_HEIGHT, stroke="control", width=0.6)
    for index in range(1, len(labels)):
        ink.line(x + index * cell, top, x + index * cell, top + CELL_HEIGHT, "control", 0.6)
    for index, (level, label) in enumerate(zip(dimension.levels, labels, strict=True)):
        middle, baseline = x + (index + 0.5) * cell, top + CELL_HEIGHT / 2 + 3.1
        if level.value == chosen:
            ink.rect(x + index * cell - 0.3, top - 0.3, cell + 0.6, CELL_HEIGHT + 0.6, fill=colour, radius=1.2)
            ink.text(middle, baseline, elide(label, st.CELL_BOLD, cell), st.CELL_BOLD, "on_mark", "middle")
        else:
            ink.text(middle, baseline, elide(label, st.CELL, cell - 1), st.CELL, "muted", "middle")


def _long_scale(ink: Ink, x: float, top: float, dimension: Dimension, chosen: int | None, colour: str) -> None:
    low, high = dimension.levels[0].value, dimension.levels[-1].value
    ink.rect(x, top, 22, CELL_HEIGHT, fill=colour if chosen is not None else None, stroke="control", radius=1.2)
    baseline = top + CELL_HEIGHT / 2 + 3.1
    if chosen is not None:
        ink.text(x + 11, baseline, str(chosen), st.CELL_BOLD, "on_mark", "middle")
    ink.text(x + 26, baseline, f"{low} – {high}", st.CELL, "muted")


def kind_letter(pack: Pack, moment: Moment) -> str:
    """The letter of a moment's kind; a dot for something not sorted yet."""
    kind = known_kind(pack, moment)
    return kind.key[:1] if kind else "•"


def kind_name(pack: Pack, moment: Moment, style: Style, width: float) -> str:
    """The kind's name, or its short one where the name does not fit; an id the pack does not know stands as it is."""
    if moment.kind is None:
        return elide(_("Something here"), style, width)
    kind = known_kind(pack, moment)
    if kind is None:
        return elide(moment.kind, style, width)
    return elide(kind.name if measure(kind.name, style) <= width else kind.short, style, width)


def known_kind(pack: Pack, moment: Moment) -> Kind | None:
    return next((kind for kind in pack.kinds if kind.id == moment.kind), None)


def dimension_of(pack: Pack, moment: Moment) -> Dimension | None:
    return next((dimension for dimension in pack.dimensions if dimension.id == moment.dimension), None)


def track_of(pack: Pack, moment: Moment) -> str | None:
    dimension = dimension_of(pack, moment)
    return dimension.track if dimension else None


def moment_mark(ink: Ink, cx: float, cy: float, pack: Pack, moment: Moment) -> None:
    """A moment's shape with its letter; prompted ones say so in words beside it, so the line below is for figures.

    It repeats direction and kind, which stand beside it in words.
    """
    ink.say.decoration()
    colour = track_colour(track_of(pack, moment))
    draw_items(ink, mark(cx, cy, st.MARK, moment.direction, kind_letter(pack, moment), colour, "on_mark"))


def small_shape(ink: Ink, cx: float, cy: float, direction: str, colour: str) -> None:
    draw_items(ink, (shape(cx, cy, 6.4, direction, colour),))


def track_bar(document: Document, y: float, title: str, track: str, colour: str = "text") -> float:
    """A track's title with its bar of hue as a heading, baseline at y; returns where the title ends."""
    left = document.box.left
    document.ink.say.heading(2)
    document.ink.rect(left, y - 8.6, 2.2, 10.6, fill=track_colour(track))
    return left + 8 + document.ink.text(left + 8, y, title, st.TRACK, colour)
