"""What can be told of a service by looking: its language, and how its tests are probably run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, NamedTuple

LANGUAGES: Mapping[str, str] = {
    ".py": "python", ".js": "javascript", ".mjs": "javascript", ".cjs": "javascript", ".jsx": "javascript",
    ".ts": "typescript", ".tsx": "typescript", ".go": "go", ".rs": "rust", ".rb": "ruby", ".java": "java",
    ".kt": "kotlin", ".cs": "csharp", ".php": "php", ".ex": "elixir", ".c": "c", ".h": "c", ".cc": "cpp", ".cpp": "cpp",
    ".swift": "swift", ".scala": "scala", ".sh": "shell", ".sql": "sql",
}  # fmt: skip


class Guess(NamedTuple):
    """`language` is "" for none that is known; `tests` as in the pack format, None where nothing is a good guess."""

    language: str
    tests: dict[str, Any] | None


def guess(files: Mapping[str, bytes]) -> Guess:
    """The language with the most text, and the command its own test runner would be called by."""
    weight: Counter[str] = Counter()
    for path, data in sorted(files.items()):
        language = LANGUAGES.get(PurePosixPath(path).suffix.casefold(), "")
        if language:
            weight[language] += len(data)
    language = weight.most_common(1)[0][0] if weight else ""
    return Guess(language, _tests(language, files))


def _tests(language: str, files: Mapping[str, bytes]) -> dict[str, Any] | None:
    if language == "python":
        return {
            "command": ["python", "-m", "unittest", "discover", "-v", "-s", _folder(files), "-t", "."],
            "output": "unittest",
        }
    if language == "javascript":
        return {"command": ["node", "--test", "--test-reporter=tap"], "output": "tap"}
    return None


def _folder(files: Mapping[str, bytes]) -> str:
    """The top folder where most of the tests stand; the service itself where there is none."""
    tests = [PurePosixPath(path) for path in files if PurePosixPath(path).name.startswith("test")]
    folders = Counter(path.parts[0] for path in tests if len(path.parts) > 1)
    return folders.most_common(1)[0][0] if folders else "."
