"""The text exports of meeting programs, told apart by how they write a time.

- Zoom: `[Ada Lovelace] 14:03:12`, the words on the lines below; or `00:03:12 Ada Lovelace: words`.
- Meet: a line of nothing but `00:05:00` every few minutes, below it `Ada Lovelace: words`.
- Teams: `Ada Lovelace   3:12`, the words below; or `0:3:12.0 --> 0:3:15.2`, the name and the words below.

Times of a recording begin at zero, those of the day do not; one anchor makes both fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from interviewer_app.core.exchange.transcripts.cues import Begun, Cue, Transcript, with_ends

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?"
_ZOOM = re.compile(rf"\[([^\]\n]{{1,120}})\]\s*{_TIME}\s*")
_LINE = re.compile(rf"\[?{_TIME}\]?\s+([^\s:][^:\n]{{0,80}}):\s+(\S.*)")
_TEAMS = re.compile(rf"(\S.{{0,120}}?)(?:\s{{2,}}|\t){_TIME}\s*")
_LOOSE = _TIME.replace("{2}", "{1,2}")
_ARROW = re.compile(rf"{_LOOSE}\s*-->\s*{_LOOSE}\s*")
_ALONE = re.compile(rf"\(?{_TIME}\)?\s*")
_SAID = re.compile(r"([^\s:][^:\n]{0,80}):\s+(\S.*)")
_LAST_SECTION_MS = 300_000


def read_text(text: str) -> Transcript | None:
    """The transcript in a text export; None where no line says when."""
    lines = [line.strip() for line in text.split("\n")]
    found = [_headed(lines, _ZOOM, "zoom", speaker=1, time=2), _in_lines(lines), _arrows(lines),
             _headed(lines, _TEAMS, "teams", speaker=1, time=2), _sections(lines)]  # fmt: skip
    best = max(found, key=lambda each: len(each.cues))
    return best if best.cues else None


def _headed(lines: Sequence[str], head: re.Pattern[str], form: str, *, speaker: int, time: int) -> Transcript:
    """A head with name and time, and the words on the lines below it."""
    begun: list[tuple[int, str, list[str]]] = []
    for line in lines:
        match = head.fullmatch(line)
        if match is not None:
            begun.append((_ms(match.groups()[time - 1 :]), match[speaker].strip(), []))
        elif line and begun:
            begun[-1][2].append(line)
    return Transcript(with_ends(Begun(at, name, " ".join(said)) for at, name, said in begun if said), form)


def _in_lines(lines: Sequence[str]) -> Transcript:
    begun = [Begun(_ms(m.groups()), m[5].strip(), m[6]) for m in map(_LINE.fullmatch, lines) if m is not None]
    return Transcript(with_ends(begun), "zoom")


def _arrows(lines: Sequence[str]) -> Transcript:
    found: list[tuple[int, int, list[str]]] = []  # below the times the name, then what was said
    for line in lines:
        match = _ARROW.fullmatch(line)
        if match is not None:
            from_ms, to_ms = _ms(match.groups()[:4]), _ms(match.groups()[4:])
            found.append((from_ms, max(from_ms, to_ms), []))
        elif line and found:
            found[-1][2].append(line)
    cues = (Cue(begin, end, below[0], " ".join(below[1:])) for begin, end, below in found if len(below) > 1)
    return Transcript(tuple(sorted(cues)), "teams")


def _sections(lines: Sequence[str]) -> Transcript:
    """Meet: one time for everything until the next; within, by the length of what was said, and so only about."""
    sections: list[tuple[int, list[tuple[str, str]]]] = []
    for line in lines:
        alone = _ALONE.fullmatch(line)
        said = _SAID.fullmatch(line)
        if alone is not None:
            sections.append((_ms(alone.groups()), []))
        elif said is not None and sections:
            sections[-1][1].append((said[1].strip(), said[2]))
    ends = [start for start, _said in sections[1:]]
    ends += [sections[-1][0] + _LAST_SECTION_MS] if sections else []
    cues = [cue for (start, said), end in zip(sections, ends, strict=True) for cue in _spread(start, end, said)]
    return Transcript(tuple(sorted(cues)), "meet")


def _spread(start: int, end: int, said: Sequence[tuple[str, str]]) -> Iterator[Cue]:
    letters = sum(len(text) for _speaker, text in said) or 1
    room, at = max(0, end - start), 0
    for number, (speaker, text) in enumerate(said):
        from_ms, to_ms = start + room * at // letters, start + room * (at + len(text)) // letters
        at += len(text)
        yield Cue(from_ms, to_ms, speaker, text, about=number > 0)


def _ms(groups: Sequence[str | None]) -> int:
    """Hours (absent: none), minutes, seconds, and a fraction of a second."""
    hours, minutes, seconds, rest = groups[:4]
    fraction = int((rest or "0").ljust(3, "0"))
    return ((int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)) * 1000 + fraction
