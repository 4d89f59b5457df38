"""A small valid pack, and a way to spoil it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from interviewer_app.core.rubrics.findings import PackError
from interviewer_app.core.rubrics.load import load_pack

GOOD = """\
id: small
version: 1.0.0
title: A small pack
role: Engineer
licence: MIT
reviewed_on: 2026-01-31
ai:
  policy: allowed
  read_aloud: You may use the assistant.
scale: {min: 1, max: 2}
scripts:
  - minutes: 45
    budgets: {first: 600, second: 300}
  - minutes: 30
    probes: [second]
dimensions:
  - id: owning
    name: Owning
    track: supervision
    levels:
      - {value: 1, anchor: Leaves the risk to others}
      - {value: 2, anchor: Names the risk and an owner}
sections:
  - id: main
    name: Main part
    probes:
      - id: first
        title: First
        text: What did you accept, and why?
        dimensions: [owning]
        links: [{probe: second, kind: revisit}]
      - id: second
        title: Second
        text: |
          What would you still check?
        budget_s: 120
kinds:
  - {id: trusted-output, name: Trusted output, short: Trusted, key: T, direction: neutral}
  - {id: rejected-suggestion, name: Rejected suggestion, short: Rejected, key: R, direction: for}
  - {id: added-test, name: Added test, short: Test, key: A, direction: for}
  - {id: named-risk, name: Named risk, short: Risk, key: N, direction: for, dimension: owning}
"""

Refusal = Callable[[str | bytes], PackError]
WritePack = Callable[..., Path]


@pytest.fixture
def good() -> str:
    return GOOD


@pytest.fixture
def write_pack(tmp_path: Path) -> WritePack:
    """Write pack.yaml (text or bytes) into a folder of its own below tmp_path."""

    def write(content: str | bytes = GOOD, name: str = "small") -> Path:
        folder = tmp_path / name
        folder.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode("utf-8")
        (folder / "pack.yaml").write_bytes(data)
        return folder

    return write


@pytest.fixture
def refusal(write_pack: WritePack) -> Refusal:
    """The error that reading such a pack.yaml gives."""

    def refuse(content: str | bytes) -> PackError:
        with pytest.raises(PackError) as caught:
            load_pack(write_pack(content))
        return caught.value

    return refuse
