"""Findings put where they belong: beside the row they are about, and as signs in the outline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from interviewer_app.core.rubrics.drafts.findings import BROKEN, DraftFinding, Findings
from interviewer_app.core.texts import _
from interviewer_app.ui.rubrics.looks import FieldRow, FindingLook, HeadingRow, Row, Severity
from interviewer_app.ui.rubrics.outline import node_of

Before = Callable[[DraftFinding], str]


class Found:
    """What the lint said last, by node and by field."""

    def __init__(self, findings: Findings = Findings()) -> None:  # noqa: B008
        self.findings = findings
        self._by_node: dict[str, list[DraftFinding]] = defaultdict(list)
        for each in findings.all:
            self._by_node[node_of(each.place)].append(each)
        self.by_id = {id_of(each): each for each in findings.all}

    def at_node(self, node: str) -> Sequence[DraftFinding]:
        return self._by_node.get(node, ())

    def severity(self, node: str) -> Severity:
        """The worst that is open there."""
        open_ones = {each.severity for each in self.at_node(node) if not each.silenced}
        return "error" if "error" in open_ones else "warning" if open_ones else ""


def id_of(finding: DraftFinding) -> str:
    return f"{finding.code} {finding.field} {finding.what}"


def with_findings(
    rows: Iterable[Row], found: Sequence[DraftFinding], before: Before, read_only: bool
) -> tuple[Row, ...]:
    """The rows with what belongs beside each; what belongs to none stands beside the first heading.

    before: the words of the link that puts back what the base says, "" where there is none
    """
    rows = list(rows)
    takes = {
        row.key: number for number, row in reversed(list(enumerate(rows))) if isinstance(row, (FieldRow, HeadingRow))
    }
    first = next((number for number, row in enumerate(rows) if isinstance(row, (HeadingRow, FieldRow))), None)
    by_row: dict[int, list[DraftFinding]] = defaultdict(list)
    for each in found:
        number = _row_of(each.field, takes, first)
        if number is not None:
            by_row[number].append(each)
    for number, mine in by_row.items():
        row = rows[number]
        assert isinstance(row, (FieldRow, HeadingRow))
        mine = sorted(mine, key=_rank)  # the link to the words of before stands at the first of them alone
        looks = tuple(
            finding_look(each, "" if number else before(each), read_only) for number, each in enumerate(mine)
        )
        if isinstance(row, FieldRow):
            row = row._replace(marks=_marks(row.text, mine), fine="")
        rows[number] = row._replace(findings=looks)
    return tuple(rows)


def finding_look(finding: DraftFinding, before: str, read_only: bool) -> FindingLook:
    """How one stands beside its field."""
    said = f"{_capital(finding.what)}."
    rest = f"{_capital(finding.why)}: {finding.mend}."
    source = "" if finding.code == BROKEN else _("Source: {source}").format(source=finding.source)
    can = finding.code not in (BROKEN, "silences-nothing") and not read_only
    return FindingLook(
        id_of(finding), finding.severity, said, rest, source, "" if read_only else before, finding.silenced, can
    )


def _row_of(field: str, takes: dict[str, int], first: int | None) -> int | None:
    key = field
    while key:
        if key in takes:
            return takes[key]
        cut = max(key.rfind("."), key.rfind("["))
        key = key[:cut] if cut > 0 else ""
    below = [number for name, number in takes.items() if field and name.startswith((f"{field}.", f"{field}["))]
    return min(below, default=first)


def _rank(finding: DraftFinding) -> tuple[bool, bool]:
    return bool(finding.silenced), finding.severity != "error"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _marks(text: str, found: Sequence[DraftFinding]) -> tuple[tuple[int, int], ...]:
    """Where the words that findings name stand in the text, each stretch once; neighbours are one stretch."""
    low = text.casefold()
    if len(low) != len(text):
        low = text
    spans = set()
    for each in found:
        for word in () if each.silenced else each.words:
            start = low.find(word.casefold())
            while start >= 0 and word:
                end = start + len(word)
                if not (low[start - 1 : start].isalnum() or low[end : end + 1].isalnum()):
                    spans.add((start, end))
                start = low.find(word.casefold(), end)
    return tuple(sorted(spans))
