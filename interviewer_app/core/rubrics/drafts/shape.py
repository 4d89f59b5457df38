"""What the models say about a field of a pack: its neighbours in their usual order, and whether it may be left out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from interviewer_app.core.rubrics.findings import Place
from interviewer_app.core.rubrics.models import Pack


def usual_order(place: Place) -> tuple[str, ...]:
    """The keys of the mapping at `place` as packs usually order them; empty where the model names none."""
    model = _model(tuple(0 if isinstance(step, int) else step for step in place))
    return tuple(model.model_fields) if model is not None else ()


def may_be_left_out(place: Place) -> bool:
    """Whether a pack works without the field at `place`."""
    if not place or not isinstance(place[-1], str):
        return bool(place)
    model = _model(tuple(0 if isinstance(step, int) else step for step in place[:-1]))
    known = None if model is None else model.model_fields.get(place[-1])
    return known is None or not known.is_required()


@cache
def _model(place: Place) -> type[BaseModel] | None:
    found: Any = Pack
    for step in place:
        if isinstance(step, int):
            found = _item(found)
        elif isinstance(found, type) and issubclass(found, BaseModel) and step in found.model_fields:
            found = found.model_fields[step].annotation
        else:
            return None
    found = _bare(found)
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None


def _item(found: Any) -> Any:
    found = _bare(found)
    return _bare(get_args(found)[0]) if get_origin(found) is tuple else None


def _bare(found: Any) -> Any:
    """A type without what is written around it: limits, and the None of an optional one."""
    while True:
        if get_origin(found) is Annotated:
            found = get_args(found)[0]
        elif get_origin(found) in (Union, UnionType):
            found = next(each for each in get_args(found) if each is not type(None))
        elif isinstance(get_origin(found), type) and issubclass(get_origin(found), Mapping):
            return None
        else:
            return found
