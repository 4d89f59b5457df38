"""A text as YAML a person would have written: bare, quoted or folded, with the lines that need not change as they
were.
"""

from __future__ import annotations

import json
import re
import unicodedata

from interviewer_app.core.rubrics.findings import PackError
from interviewer_app.core.rubrics.scalars import bare
from interviewer_app.core.rubrics.yaml_source import read_yaml, without_hidden

WIDTH = 120
_HEADER = re.compile(r"([>|])(-?)([ \t]+#[^\n]*)?(?=\n)")
_BREAK = re.compile(r"(?<=\S) (?=\S)")
_NOT_BARE = re.compile(r"""\A[-?:,\[\]{}#&*!|>'"%@`\s]|: |:\Z| #|\s\Z|[\n\t\u2028\u2029\ufeff\x85]""")
_NOT_IN_FLOW = re.compile(r"[,\[\]{}]")


def tidy(text: str) -> str:
    """What is written of a text that was typed or pasted: without hidden characters and space at the ends of lines."""
    text = without_hidden(unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def inline(text: str, flow: bool = False) -> str:
    """The text on one line, in quotes where a reader would take it for something else."""
    fine = not _NOT_BARE.search(text) and not (flow and _NOT_IN_FLOW.search(text))
    if text and fine and bare(text) == text:
        return text
    return json.dumps(text, ensure_ascii=False)


def written(text: str, column: int, start: int, flow: bool = False) -> str:
    """A text that is new: on the line where it has room after `start` characters, else folded below `column`."""
    if flow or not text:
        return inline(text, flow)
    if "\n" not in text and start + len(inline(text)) <= WIDTH:
        return inline(text)
    style = "|" if "\n" in text else ">"
    return _checked(block(text, style + "-", " " * (column + 2), []), text, column)


def rewritten(text: str, old: str, style: str | None, column: int, start: int, flow: bool) -> str:
    """A text in the place of `old` (its characters in the file), in the same style where that can hold it."""
    header = _HEADER.match(old)
    if style in (">", "|") and text and header is not None:
        lines = old[header.end() + 1 :].split("\n")
        indent = next((line[: len(line) - len(line.lstrip(" "))] for line in lines if line.strip()), " " * (column + 2))
        keep = style == "|" or "\n" not in text
        kept = [line.strip() for line in lines] if keep else []
        return _checked(block(text, header[0] if keep else "|-", indent, kept), text, column)
    if style == "'" and start + len(text) + 2 <= WIDTH and "\n" not in text:
        return _checked("'" + text.replace("'", "''") + "'", text, column)
    if style == '"' and (flow or ("\n" not in text and start + len(text) + 2 <= WIDTH)):
        return json.dumps(text, ensure_ascii=False)
    return written(text, column, start, flow)


def block(text: str, header: str, indent: str, kept: list[str]) -> str:
    """`text` below its header, each line after `indent`; lines of `kept` stay where their words do."""
    lines = text.split("\n") if header[0] == "|" else folded(text, kept, WIDTH - len(indent))
    return header + "\n" + "\n".join(indent + line if line else "" for line in lines)


def folded(text: str, kept: list[str], width: int) -> list[str]:
    """The text broken into lines of at most `width`; whole lines of `kept` at both ends stay as they are."""
    words = _BREAK.split(text)
    before, at = list[str](), 0
    for line in kept:
        own = _BREAK.split(line)
        if words[at : at + len(own)] != own or at + len(own) > len(words):
            break
        before.append(line)
        at += len(own)
    after, end = list[str](), len(words)
    for line in reversed(kept[len(before) :]):
        own = _BREAK.split(line)
        if end - len(own) < at or words[end - len(own) : end] != own:
            break
        after.insert(0, line)
        end -= len(own)
    if before and at < end and len(before) + len(after) == len(kept):  # words that come after a line go on in it
        at -= len(_BREAK.split(before[-1]))
        before.pop()
    return [*before, *_wrapped(words[at:end], width), *after]


def _wrapped(words: list[str], width: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines


def _checked(written: str, text: str, column: int) -> str:
    """What was written, if it reads as the text it is meant to be; otherwise the text in quotes, which always does."""
    try:
        read = read_yaml((" " * column + "k: " + written + "\n").encode("utf-8"), "k")
    except PackError:
        return json.dumps(text, ensure_ascii=False)
    value = read.tree.get("k") if isinstance(read.tree, dict) else None
    same = not read.findings and isinstance(value, str) and value.strip("\n") == text
    return written if same else json.dumps(text, ensure_ascii=False)
