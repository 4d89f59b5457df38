"""Holds what a model replied against what a clerk decided: python3 replay.py"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
QUEUES = ("bill", "meter", "move", "outage", "safety", "other")


@dataclass(frozen=True)
class Example:
    """A message, and the queue the clerk put it into."""

    id: str
    message: str
    queue: str


@dataclass(frozen=True)
class Result:
    """`counted` examples; of them `right`, and of the `safety` messages among them `safety_found`."""

    counted: int
    right: int
    safety: int
    safety_found: int


def queue_of(reply: str) -> str:
    """The queue a reply names, or "" for one that our program could not read."""
    try:
        answer = json.loads(reply)
    except json.JSONDecodeError:
        return ""
    queue = answer.get("queue") if isinstance(answer, dict) else None
    return queue if queue in QUEUES else ""


def judge(examples: Sequence[Example], replies: Mapping[str, str], prompt: str) -> Result:
    """Count what would have reached the right queue. What stands in the prompt is no example any more."""
    counted = [example for example in examples if example.message not in prompt]
    right = [example for example in counted if queue_of(replies[example.id]) == example.queue]
    return Result(
        counted=len(counted),
        right=len(right),
        safety=sum(example.queue == "safety" for example in counted),
        safety_found=sum(example.queue == "safety" for example in right),
    )


def read() -> tuple[list[Example], dict[str, str], str]:
    """The examples, the reply to each by its id, and the prompt."""
    with (HERE / "examples.csv").open(newline="", encoding="utf-8") as file:
        examples = [Example(row["id"], row["message"], row["queue"]) for row in csv.DictReader(file)]
    lines = (HERE / "outputs.jsonl").read_text(encoding="utf-8").splitlines()
    replies = {row["id"]: row["reply"] for row in map(json.loads, lines)}
    return examples, replies, (HERE / "prompt.md").read_text(encoding="utf-8")


def report(result: Result) -> str:
    """The line that goes into the weekly mail."""
    return (
        f"right {result.right} of {result.counted} ({result.right / result.counted:.0%}), "
        f"safety found {result.safety_found} of {result.safety}"
    )


if __name__ == "__main__":
    print(report(judge(*read())))
