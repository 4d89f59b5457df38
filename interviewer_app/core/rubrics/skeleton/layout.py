"""A skeleton as YAML that reads as if a person had laid it out: comments where something is to be done, air between
items.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from interviewer_app.core.rubrics.skeleton.emit import emit

COMMENTS: Mapping[str, str] = {
    "draft": "A draft may lack anchors: it runs, and its cards say so. Take this line out at the end.",
    "ai": """\
As in the pack it is built like. Read it as a candidate would: does every word hold for your round? Take the mark in
front of it out once it does.""",
    "scripts": "Seconds per probe. Leave two minutes of the round for the words read aloud and for saying what happens next.",
    "dimensions": """\
The anchors are missing. Write behaviour one can see, different in kind from the level before, in about 90 to 130
characters. A level then looks like this:

    - value: 1
      name: Follows the good case
      anchor: Judges the change by the call that succeeds; a failure they are shown is explained away.

Each dimension also wants a summary: (one sentence) and look_for: (two to four acts one can see).""",
    "sections": """\
Every probe wants text: (read out as it stands), purpose:, listen_for: (a list), hints: (from the lightest to the
strongest, in exact words) and written: (the question for somebody who answers in writing). Rename the ids as you like;
scripts and links name probes by them. The last question is the same in every pack.""",
    "not_scored": "What must not count. Add what only your task brings along.",
    "exercise": "The files stand in exercise/. The candidate gets service, request.md, the patch and warm-up, or what handout: lists.",
}
_AIR = {"dimensions": "  - id: ", "sections": "      - id: "}


def skeleton_yaml(tree: Mapping[str, Any], like: str, guessed: Mapping[str, Any] | None = None) -> str:
    """The text of pack.yaml for `tree`.

    like:    id@version of the pack it is built like
    guessed: fields of the exercise that may be right, written as a comment below it
    """
    text = f"# Built like {like}. What is missing, down to publishable, says: interviewer rubric missing FOLDER\n"
    block = False  # whether the key before had lines of its own
    for key, value in tree.items():
        comment = "".join(f"# {line}".rstrip() + "\n" for line in COMMENTS.get(key, "").split("\n") if key in COMMENTS)
        lines = emit({key: value}).rstrip("\n")
        if comment or block or "\n" in lines:
            text += "\n"
        block = "\n" in lines
        text += comment + (_aired(lines, _AIR[key]) if key in _AIR else lines) + "\n"
    return text + (_as_comment(guessed) if guessed else "")


def _as_comment(guessed: Mapping[str, Any]) -> str:
    lines = emit({"exercise": guessed}).rstrip("\n").split("\n")[1:]
    return "  # A guess: take the # away, then try it with interviewer rubric prove.\n" + "".join(
        f"  # {line.removeprefix('  ')}\n" for line in lines
    )


def _aired(text: str, start: str) -> str:
    """An empty line before every item of a list but the first."""
    lines: list[str] = []
    for line in text.split("\n"):
        opens = line.startswith(start) or line.startswith("  - id: ")
        if opens and not lines[-1].endswith(":"):
            lines.append("")
        lines.append(line)
    return "\n".join(lines)
