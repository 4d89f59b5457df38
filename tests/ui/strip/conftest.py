"""The live window's desk, with a strip beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.ui.live.conftest import make_desk
from tests.ui.strip.beside import Beside

__all__ = ["beside", "make_beside", "make_desk"]


@pytest.fixture
def make_beside(make_desk: Callable[..., Any]) -> Iterator[Callable[..., Beside]]:
    made: list[Beside] = []

    def make(*system_keys: tuple[str, str], **wishes: Any) -> Beside:
        made.append(Beside(make_desk(**wishes), system_keys))
        return made[-1]

    yield make
    for each in made:
        each.keeper.close()


@pytest.fixture
def beside(make_beside: Callable[..., Beside]) -> Beside:
    return make_beside()
