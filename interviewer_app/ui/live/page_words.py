"""What of the live window comes from the pack alone and stays for the whole round."""

from __future__ import annotations

from interviewer_app.core.rounds.keys import KeyMap
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.rounds.purpose import purpose_of
from interviewer_app.core.rounds.spans import KINDS
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.texts import _
from interviewer_app.ui.live.looks import SPANS, DimensionLook, KindLook, LaneLook, PageLook, SpanChipLook, TrackLook
from interviewer_app.ui.live.words import digits_words, span_word, track_name


def page_look(live: LiveRound, keys: KeyMap) -> PageLook:
    """The frame of the window for one round."""
    facts = live.fold.facts
    assert facts is not None, "a live round has been planned"
    pack = live.pack
    dimensions = dimension_looks(pack, keys)
    parts = (pack.title, _("pack {version}").format(version=pack.version))
    return PageLook(
        facts.candidate,
        " · ".join(parts),
        kind_looks(pack, keys),
        track_looks(pack, dimensions),
        lane_looks(pack),
        folded_lanes(pack),
        digits_words([look.cap for look in dimensions.values()]),
        purpose_of(facts),
        tuple(SpanChipLook(kind, keys.cap("span", kind), span_word(kind)) for kind in KINDS),
    )


def kind_looks(pack: Pack, keys: KeyMap) -> tuple[KindLook, ...]:
    looks = []
    for kind in pack.kinds:
        dimension = pack.dimension(kind.dimension) if kind.dimension else None
        track, name = (dimension.track, dimension.name) if dimension else ("", "")
        cap = keys.cap("kind", kind.id)
        looks.append(KindLook(kind.id, cap, kind.name, kind.short, kind.direction, track, name))
    return tuple(looks)


def dimension_looks(pack: Pack, keys: KeyMap) -> dict[str, DimensionLook]:
    """Every dimension without moments, by id, level facets last."""
    ordered = sorted(pack.dimensions, key=lambda d: d.track == "level")
    return {
        d.id: DimensionLook(d.id, keys.cap("dimension", d.id), d.name, d.track, 0 if d.track == "level" else d.target)
        for d in ordered
    }


def track_looks(pack: Pack, looks: dict[str, DimensionLook]) -> tuple[TrackLook, ...]:
    tracks = sorted(pack.tracks, key=lambda track: track == "level")
    return tuple(
        TrackLook(track, track_name(track), tuple(look for look in looks.values() if look.track == track))
        for track in tracks
    )


def lane_looks(pack: Pack) -> tuple[LaneLook, ...]:
    """A lane for each dimension, one for all level facets, one for what is not sorted yet."""
    rated = [LaneLook(d.name, d.track, (d.id,)) for d in pack.dimensions if d.track != "level"]
    facets = tuple(d.id for d in pack.dimensions if d.track == "level")
    level = [LaneLook(track_name("level"), "level", facets)] if facets else []
    return (*rated, *level, LaneLook(_("To sort"), "", ("",)), span_lane())


def folded_lanes(pack: Pack) -> tuple[LaneLook, ...]:
    """A lane for each track, for windows that are not high."""
    names = {"level": _("Level")}
    tracks = sorted(pack.tracks, key=lambda track: track == "level")
    lanes = [
        LaneLook(names.get(t, track_name(t)), t, tuple(d.id for d in pack.dimensions if d.track == t)) for t in tracks
    ]
    return (*lanes, LaneLook(_("To sort"), "", ("",)), span_lane())


def span_lane() -> LaneLook:
    """The last lane: what the time went into."""
    return LaneLook(_("Spans"), SPANS, (SPANS,))
