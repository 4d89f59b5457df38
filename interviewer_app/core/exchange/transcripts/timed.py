"""WebVTT and SRT, by the parser of webvtt-py: it goes block by block as the standard's does and leaves out what is
broken. Who speaks stands in a voice span, or before a colon as Zoom writes it."""

from __future__ import annotations

import html
import io
import re

from interviewer_app.core.errors import BadInput
from interviewer_app.core.exchange.transcripts.cues import Cue, Transcript
from interviewer_app.core.texts import _, plural

# Lengths are bounded: a file of nothing but beginnings must not be searched to its end for each of them.
_TAG = re.compile(r"<[^<>]{0,1000}>")
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,200})?[ \t]+([^<>\n]{1,400})>")
_NAMED = re.compile(r"([^\s:][^:\n]{0,60}):\s+(?=\S)")
_SIGNATURE = re.compile(r"WEBVTT(?=[ \t\n]|$)")
_NUMBER = re.compile(r"\s*\d+\s*\n(?=.*-->)")


def looks_like_webvtt(text: str) -> bool:
    """The standard's signature: the word, then the end of its line, a space or a tab."""
    return _SIGNATURE.match(text) is not None


def looks_like_srt(text: str) -> bool:
    return _NUMBER.match(text) is not None


def read_timed(text: str, form: str, name: str) -> Transcript:
    """The cues of `text`; form: `webvtt` or `srt`.

    raises: BadInput where it holds none
    """
    import webvtt

    words = text.replace("\0", "\ufffd").lstrip("\n")
    try:
        captions = webvtt.WebVTT.from_buffer(io.StringIO(words), format="vtt" if form == "webvtt" else form).captions
    except (webvtt.errors.MalformedFileError, webvtt.errors.MalformedCaptionError) as error:
        raise BadInput(_("{file}: is not built as {form} is; export it again.").format(
            file=name, form=form.upper())) from error  # fmt: skip
    cues = [cue for caption in captions for cue in _spoken(caption.start_time, caption.end_time, caption.raw_text)]
    cues.sort(key=lambda cue: (cue.from_ms, cue.to_ms))
    return Transcript(tuple(cues), form, _left_out(words, len(captions)))


def _left_out(words: str, read: int) -> tuple[str, ...]:
    left = words.count("-->") - read
    if left <= 0:
        return ()
    one, many = "{n} line of times is broken and was left out.", "{n} lines of times are broken and were left out."
    return (plural(one, many, left),)


def _spoken(start: object, end: object, raw: str) -> list[Cue]:
    """What one cue says: one thing per voice in it, nothing for a cue without words."""
    from_ms, to_ms = _ms(start), _ms(end)
    parts = _VOICE.split(raw)
    said = [("", parts[0]), *zip(parts[1::2], parts[2::2], strict=True)]
    cues = []
    for voice, marked in said:
        text = _plain(marked)
        if not text:
            continue
        named = None if voice else _NAMED.match(text)
        speaker = _plain(voice) if voice else named[1].strip() if named else ""
        cues.append(Cue(from_ms, max(from_ms, to_ms), speaker, text[named.end() :] if named else text))
    return cues


def _plain(marked: str) -> str:
    """Without tags, entities as their letters, on one line."""
    return " ".join(html.unescape(_TAG.sub("", marked)).split())


def _ms(time: object) -> int:
    hours, minutes, seconds, rest = time.to_tuple()  # type: ignore[attr-defined]  # a Timestamp of the parser
    return int(((hours * 60 + minutes) * 60 + seconds) * 1000 + rest)
