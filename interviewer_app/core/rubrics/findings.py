"""What is wrong with a pack: where, what, and how to mend it. Several are told together, one line each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interviewer_app.core.errors import BadInput
from interviewer_app.core.texts import _, plural

Place = tuple[str | int, ...]

MOST_SHOWN = 40


@dataclass(frozen=True)
class Finding:
    """One line of a report. `line` counts from 1; None where the file has no lines (a folder, a bundle).

    field: such as `dimensions[2].levels[0].anchor`, empty for the file as a whole
    what, remedy: two halves of one sentence, without a full stop
    """

    file: str
    line: int | None
    field: str
    what: str
    remedy: str

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        field = f"{self.field}: " if self.field else ""
        return f"{where}: {field}{self.what}; {self.remedy}."


class PackError(BadInput):
    """A pack, or what should become one, that cannot be used. `str()` has one line per finding."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        lines = [str(finding) for finding in self.findings[:MOST_SHOWN]]
        left = len(self.findings) - MOST_SHOWN
        if left > 0:
            lines.append(plural("… and {n} more.", "… and {n} more.", left))
        super().__init__("\n".join(lines))


def one(file: str, what: str, remedy: str, *, line: int | None = None, field: str = "") -> PackError:
    """A PackError with a single finding."""
    return PackError([Finding(shown(file, 300), line, field, what, remedy)])


def field_name(place: Place) -> str:
    """`("dimensions", 2, "name")` as people write it: `dimensions[2].name`."""
    name = ""
    for step in place:
        if isinstance(step, int):
            name += f"[{step}]"
        else:
            name += f".{shown(step)}" if name else shown(step)
    return name


def shown(text: str, most: int = 60) -> str:
    """Foreign text, fit to stand inside one line of a terminal: no control or direction characters, not too long."""
    clean = "".join(letter if letter.isprintable() else "?" for letter in text)
    return clean if len(clean) <= most else clean[: most - 1] + "…"


def unreadable(file: str, error: OSError) -> PackError:
    """The file or folder is there for nobody: missing, not permitted, broken link."""
    reason = shown(error.strerror or type(error).__name__).lower()
    return one(file, _("cannot be read ({reason})").format(reason=reason), _("check the path and its permissions"))
