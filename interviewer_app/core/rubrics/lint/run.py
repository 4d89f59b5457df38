"""All rules on one pack, each finding with its line and, where it was silenced, the reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from interviewer_app.core.rubrics.findings import Place, field_name
from interviewer_app.core.rubrics.lint.anchors import anchors
from interviewer_app.core.rubrics.lint.course import age, course
from interviewer_app.core.rubrics.lint.fairness import fairness
from interviewer_app.core.rubrics.lint.findings import OWN, Found, Remark
from interviewer_app.core.rubrics.lint.questions import questions
from interviewer_app.core.rubrics.lint.unwritten import not_written
from interviewer_app.core.rubrics.load import load_pack, read_pack
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.texts import _


def lint_folder(folder: Path, today: date) -> list[Found]:
    """Everything to say about the pack in `folder`, by line.

    raises: PackError for a pack that does not work; mend that first
    """
    pack = load_pack(folder).pack
    source, _pack = read_pack(folder)
    found = [Found(remark, source.line_of(remark.place), silenced) for remark, silenced in lint(pack, today)]
    return sorted(found, key=lambda each: (each.line or 0, each.remark.code))


def lint(pack: Pack, today: date) -> list[tuple[Remark, str]]:
    """Every remark on a pack, with the reason it was silenced for ("" for one that was not)."""
    remarks = [*not_written(pack), *anchors(pack), *questions(pack), *course(pack), *fairness(pack), *age(pack, today)]
    used: set[int] = set()
    told = [(remark, _reason(pack, remark, used)) for remark in remarks]
    unused = [
        Remark(
            "silences-nothing", "warning", ("silenced", number), _('names "{code}", which is not found there').format(
                code=silence.finding
            ),
            _("a reason without a finding misleads the next reader"), _("take it out"), OWN,
        )  # fmt: skip
        for number, silence in enumerate(pack.silenced)
        if number not in used
    ]
    return [*told, *((remark, "") for remark in unused)]


def aged(pack: Pack, today: date) -> list[Remark]:
    """What `lint` would say of the age of a pack and nobody has silenced; cheap enough to ask at every start."""
    return [remark for remark in age(pack, today) if not _reason(pack, remark, set())]


def _reason(pack: Pack, remark: Remark, used: set[int]) -> str:
    for number, silence in enumerate(pack.silenced):
        if silence.finding == remark.code and _below(remark.place, silence.at):
            used.add(number)
            return silence.reason
    return ""


def _below(place: Place, at: str) -> bool:
    """Whether a place is the one named by `at` or stands below it; an empty name is the whole pack."""
    name = field_name(place)
    return not at or name == at or name.startswith((f"{at}.", f"{at}["))
