"""Every control has a name, a role and a state, as the accessibility interface tells them."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from tests.ui.access.conftest import Look
from tests.ui.access.stages import Up
from tests.ui.access.walk import Node, clickable, controls, role_fits, tree


def nodes_of(up: Up) -> dict[QWidget, Node]:
    return {node.widget: node for node in tree(up.window) if node.widget is not None}


def test_every_control_is_in_the_tree_with_a_name_a_role_and_a_state(screen: Up) -> None:
    nodes = nodes_of(screen)
    for control in controls(screen.page):
        node = nodes[control]
        assert node.name.strip(), control
        assert role_fits(control, node.role), (control, node.name, node.role)
        assert bool(node.state.disabled) != control.isEnabled(), node.name
        if control.isEnabled() and control.focusPolicy().value:
            assert node.state.focusable, node.name


def test_what_is_chosen_is_told_as_a_state(screen: Up) -> None:
    """What a painter shows as chosen is checked for those who do not see it."""
    nodes = nodes_of(screen)
    told = {control: getattr(control, "chosen", None) for control in controls(screen.page)}
    wrong = [c for c, chosen in told.items() if isinstance(chosen, bool) and bool(nodes[c].state.checked) != chosen]
    assert [control.accessibleName() for control in wrong] == []


def test_what_is_written_belongs_to_something_with_a_name(screen: Up, look: Look) -> None:
    silent = {type(drawn.owner).__name__ for drawn in look().drawn if not named(drawn.owner, screen.page)}
    assert silent == set()


def test_what_takes_the_mouse_says_that_it_can_be_pressed(screen: Up) -> None:
    for control in filter(clickable, controls(screen.page)):
        assert QAccessible.queryAccessibleInterface(control).role() != QAccessible.Role.Client, control


def named(owner: object, page: QWidget) -> bool:
    while isinstance(owner, QWidget) and owner is not page:
        if owner.accessibleName():
            return True
        owner = owner.parentWidget()
    return not isinstance(owner, QWidget)  # a row of a list, which the list itself tells
