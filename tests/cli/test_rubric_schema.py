"""`interviewer rubric schema` as an editor's user calls it."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from interviewer_app.cli import rubric
from interviewer_app.core.rubrics.schema.json_schema import pack_schema


def call(*argv: str) -> int:
    parser = argparse.ArgumentParser()
    rubric.register(parser.add_subparsers())
    args = parser.parse_args(["rubric", *argv])
    answer: int = args.func(args)
    return answer


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("schema") == 0
    assert json.loads(capsys.readouterr().out) == pack_schema()


def test_the_schema_goes_into_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "pack.schema.json"
    assert call("schema", "-o", str(file)) == 0
    assert capsys.readouterr().out == f"{file}\n"
    assert json.loads(file.read_text(encoding="utf-8")) == pack_schema()
