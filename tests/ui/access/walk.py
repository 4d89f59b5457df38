"""The window as assistive technology meets it: the tree of accessible objects, and where the keys get to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from interviewer_app.ui.widgets.buttons import NavButton
from tests.ui.access.stages import Up

Role = QAccessible.Role
CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QAbstractItemView)
ROLES = {
    QAbstractButton: {Role.Button, Role.CheckBox, Role.RadioButton, Role.ButtonMenu},
    QComboBox: {Role.ComboBox},
    QLineEdit: {Role.EditableText},
    QPlainTextEdit: {Role.EditableText},
    QTextEdit: {Role.EditableText},
    QAbstractItemView: {Role.List, Role.Table, Role.Tree},
}
MOUSE = ("mousePressEvent", "mouseReleaseEvent", "mouseDoubleClickEvent")


class Node(NamedTuple):
    """One accessible object: what a screen reader would say of it."""

    name: str
    role: Role
    state: QAccessible.State
    widget: QWidget | None


def tree(window: QWidget) -> list[Node]:
    """Everything below `window` that is not hidden, as the accessibility interface gives it."""
    return list(_below(QAccessible.queryAccessibleInterface(window)))


def _below(here: QAccessibleInterface) -> Iterator[Node]:
    for number in range(here.childCount()):
        child = here.child(number)
        if child is None or child.state().invisible:
            continue
        found = child.object()
        widget = found if isinstance(found, QWidget) else None
        yield Node(child.text(QAccessible.Text.Name), child.role(), child.state(), widget)
        yield from _below(child)


def controls(page: QWidget) -> list[QWidget]:
    """What can be pressed, typed into or chosen from, as far as it is visible; parts of one control count once."""
    found = [widget for widget in page.findChildren(QWidget) if widget.isVisibleTo(page) and _is_control(widget)]
    return [widget for widget in found if not isinstance(widget.parentWidget(), (QComboBox, QAbstractScrollArea))]


def _is_control(widget: QWidget) -> bool:
    return isinstance(widget, CONTROLS) or clickable(widget)


def clickable(widget: QWidget) -> bool:
    """Whether a class of ours takes the mouse, other than to be dragged by it: a desktop moves windows by key."""
    ours = [kind for kind in type(widget).__mro__ if kind.__module__.startswith("interviewer_app.")]
    dragged = any("mouseMoveEvent" in vars(kind) for kind in ours)
    return not dragged and any(name in vars(kind) for kind in ours for name in MOUSE)


def role_fits(control: QWidget, role: Role) -> bool:
    wanted = [roles for kind, roles in ROLES.items() if isinstance(control, kind)]
    return role in wanted[0] if wanted else role not in (Role.Client, Role.NoRole)


def reached_by_tab(up: Up) -> set[QWidget]:
    """Where Tab and Shift Tab get to from the page, without end."""
    reached: set[QWidget] = set()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        start = QApplication.focusWidget() or up.page
        start.setFocus(Qt.FocusReason.OtherFocusReason)
        for _step in range(200):
            now = QApplication.focusWidget() or up.page
            QTest.keyClick(now, key)
            after = QApplication.focusWidget()
            if after is None or after in reached:
                break
            reached.add(after)
    return reached


def reachable(control: QWidget, up: Up, tabbed: set[QWidget]) -> bool:
    """By Tab, or by a key of its own."""
    proxy = control.focusProxy()
    return control in tabbed or (proxy is not None and proxy in tabbed) or bool(key_of(control, up))


def key_of(control: QWidget, up: Up) -> str:
    """The key that does what a click here does, "" where there is none."""
    if isinstance(control, NavButton) and control.isChecked():
        return "here"  # it names the page that is open, and does nothing
    return up.bound(control) or str(getattr(control, "_keys", ""))
