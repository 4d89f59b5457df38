"""Hatchling's hook: a built wheel carries packs and resources in the package, an editable install needs no copy."""

from __future__ import annotations

from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SHIPPED = ("rubrics", "resources")


class ShippedFolders(BuildHookInterface[BuilderConfig]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "editable":
            build_data["force_include"].update({name: f"interviewer_app/shipped/{name}" for name in SHIPPED})
