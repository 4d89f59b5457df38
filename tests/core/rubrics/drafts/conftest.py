"""A pack as a person wrote it: comments, blank lines, every style of text; and the shipped one as a draft."""

from __future__ import annotations

import difflib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rubrics.drafts.draft import PackDraft

WRITTEN = """\
# Our own pack. Ask Kim before you change the key letters.
id: written
version: "1.0.0"
title: 'A pack written by hand'
role: Engineer   # any level
licence: MIT
reviewed_on: 2026-01-31
ai:
  policy: allowed
  read_aloud: >-
    You may use the assistant that is set up here in any way you would at work, and I write down what you accept, what you
    check and what you refuse. I do not write down
    how fast you are.
scale: {min: 1, max: 2}

# Two dimensions are enough for half an hour.
dimensions:
  # The one that matters most.
  - id: owning
    name: Owning
    track: supervision
    levels:
      - value: 1
        anchor: >-
          Leaves the risk to others once the tests are green, and says so when they are asked.
      - value: 2   # the best there is
        anchor: Names the risk and an owner before the change goes out
    look_for:
      - "Says: who is woken up"
      # seldom
      - A way back

  # Added in spring.
  - id: checking
    name: Checking
    track: supervision
    levels:
      - {value: 1, anchor: Takes the green tests as proof of it all}
      - {value: 2, anchor: Writes the test that would be red}

sections:
  - id: main
    name: Main part
    probes:
      - id: first
        title: First
        text: What did you accept, and why?
        dimensions: [owning, checking]
        links: [{probe: second, kind: revisit}]
        hints:
          - Look at the last change.

      - id: second
        title: Second
        text: |
          What would you still check?
        budget_s: 120
# The letters hang on the wall.
kinds:
  - {id: trusted-output, name: Trusted output, short: Trusted, key: T, direction: neutral}
  - {id: rejected-suggestion, name: Rejected suggestion, short: Rejected, key: R, direction: for}
  - {id: added-test, name: Added test, short: Test, key: A, direction: for}
  - {id: named-risk, name: Named risk, short: Risk, key: N, direction: for, dimension: owning}
# The end.
"""  # noqa: E501  # a line as wide as a pack may have it

OpenDraft = Callable[..., PackDraft]


@pytest.fixture
def open_draft(tmp_path: Path) -> OpenDraft:
    """Write pack.yaml (text or bytes) into tmp_path/pack, unless it is there, and open it."""

    def open_(content: str | bytes = WRITTEN) -> PackDraft:
        folder = tmp_path / "pack"
        if not folder.exists():
            folder.mkdir()
            (folder / "pack.yaml").write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return PackDraft.open(folder)

    return open_


@pytest.fixture
def shipped(tmp_path: Path) -> PackDraft:
    """A copy of the pack that has come with the app longest."""
    folder = tmp_path / "shipped"
    shutil.copytree(shipped_packs() / "senior-backend-supervised-change", folder)
    return PackDraft.open(folder)


def changed(draft: PackDraft, before: str = WRITTEN) -> list[str]:
    """The lines that a draft has changed, as `-old` and `+new`."""
    lines = difflib.unified_diff(before.split("\n"), draft.text.split("\n"), n=0, lineterm="")
    return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]
