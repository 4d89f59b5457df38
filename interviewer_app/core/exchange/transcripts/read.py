"""A transcript from its bytes, whichever of the known forms it has; what it is called decides nothing."""

from __future__ import annotations

from interviewer_app.core.errors import BadInput
from interviewer_app.core.exchange.transcripts.cues import Transcript
from interviewer_app.core.exchange.transcripts.decoding import decoded
from interviewer_app.core.exchange.transcripts.docx import docx_text
from interviewer_app.core.exchange.transcripts.spoken_text import read_text
from interviewer_app.core.exchange.transcripts.timed import looks_like_srt, looks_like_webvtt, read_timed
from interviewer_app.core.rounds.bodies import clean
from interviewer_app.core.texts import _

ENDINGS = (".vtt", ".srt", ".txt", ".docx")
MOST_CUES = 100_000


def read_transcript(data: bytes, name: str) -> Transcript:
    """Read a transcript. name: for sentences.

    raises: BadInput, in one sentence, for what is none, or says nothing
    """
    is_document = data.startswith(b"PK\x03\x04")
    text, remarks = (docx_text(data, name), ()) if is_document else decoded(data, name)
    found = _read(text, name)
    if not found.cues:
        raise BadInput(_("{file}: holds nothing that was said; choose the transcript of the round.").format(file=name))
    if len(found.cues) > MOST_CUES:
        raise BadInput(_("{file}: holds more than {n} lines; cut out the hours of the round.").format(
            file=name, n=MOST_CUES))  # fmt: skip
    cues = tuple(cue._replace(speaker=clean(cue.speaker)[:400], text=clean(cue.text)) for cue in found.cues)
    return Transcript(cues, found.form, (*remarks, *found.remarks))


def _read(text: str, name: str) -> Transcript:
    if looks_like_webvtt(text):
        return read_timed(text, "webvtt", name)
    if looks_like_srt(text):
        return read_timed(text, "srt", name)
    if not text.strip():
        raise BadInput(_("{file}: is empty; choose the transcript of the round.").format(file=name))
    found = read_text(text)
    if found is None:
        raise BadInput(_("{file}: no line says when it was said; export it with times, as .vtt if you can.").format(
            file=name))  # fmt: skip
    return found
