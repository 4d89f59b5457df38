"""What does not fit together in the copilot's rules of a pack."""

from __future__ import annotations

from collections.abc import Iterator

from interviewer_app.core.rubrics.complaints import Complaint
from interviewer_app.core.rubrics.findings import Place, shown
from interviewer_app.core.rubrics.models import Nudge, Pack
from interviewer_app.core.rubrics.nudge_rules import FIELDS
from interviewer_app.core.texts import _


def nudge_checks(pack: Pack) -> Iterator[Complaint]:
    """Fields of another rule, names the pack does not have, a rule that stands there twice."""
    seen: set[str] = set()
    for number, rule in enumerate(pack.nudges or ()):
        place: Place = ("nudges", number)
        yield from _foreign(rule, place)
        yield from _unknown(pack, rule, place)
        if rule.rule in seen:
            said = _('is "{rule}" for the second time').format(rule=rule.rule)
            yield (*place, "rule"), said, _("keep one of each")
        seen.add(rule.rule)


def _foreign(rule: Nudge, place: Place) -> Iterator[Complaint]:
    for name in sorted(rule.model_fields_set - {"rule", *FIELDS[rule.rule]}):
        said = _("does not belong to the rule {rule}").format(rule=rule.rule)
        yield (*place, name), said, _("remove it; {rule} has {fields}").format(
            rule=rule.rule, fields=", ".join(FIELDS[rule.rule])
        )


def _unknown(pack: Pack, rule: Nudge, place: Place) -> Iterator[Complaint]:
    kinds = {kind.id for kind in pack.kinds}
    dimensions = {dimension.id for dimension in pack.dimensions}
    asked = {follow_up.id for probe in pack.probes for follow_up in probe.follow_ups}
    wanted = (("dimensions", dimensions), ("trusted", kinds), ("checks", kinds), ("follow_ups", asked))
    for field, known in wanted:
        for number, name in enumerate(getattr(rule, field)):
            if name not in known:
                said = _('names "{name}", which is not in the pack').format(name=shown(name))
                yield (*place, field, number), said, _("check the spelling or add it")
