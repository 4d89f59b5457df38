"""The one style sheet, written from tokens: fields, menus, tool tips, scroll bars. Everything else paints itself."""

from __future__ import annotations

from string import Template

from interviewer_app.ui.theme.tokens import Tokens

_SHEET = Template("""
QLineEdit, QPlainTextEdit, QComboBox {
    background: $raised; color: $text; border: 1px solid $control; border-radius: 8px; padding: 6px 10px;
    selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $muted;
}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid $accent; padding: 5px 9px; }
QLineEdit:disabled, QComboBox:disabled { color: $faint; border-color: $line; }
QLineEdit[framed="true"], QLineEdit[framed="true"]:focus {
    background: $surface; border: 1px solid $control; padding: 4px 9px;
}
QLineEdit[bare="true"], QPlainTextEdit[bare="true"], QLineEdit[bare="true"]:focus, QPlainTextEdit[bare="true"]:focus {
    background: transparent; border: none; border-radius: 0; padding: 0;
}
QComboBox { combobox-popup: 0; padding-right: 26px; }
QComboBox:focus { padding-right: 25px; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { background: transparent; border: none; padding: 0; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView {
    background: $surface; color: $text; border: 1px solid $control; outline: none; padding: 4px;
    selection-background-color: $tint; selection-color: $text;
}
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 6px; }
QComboBox QAbstractItemView::item:disabled { color: $faint; }
QMenu { background: $surface; color: $text; border: 1px solid $control; padding: 4px; }
QMenu::item { padding: 7px 18px; border-radius: 6px; }
QMenu::item:selected { background: $tint; }
QMenu::item:disabled { color: $faint; }
QToolTip { background: $surface; color: $text; border: 1px solid $control; padding: 4px 6px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $control; border-radius: 3px; margin: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def style_sheet(tokens: Tokens) -> str:
    """The sheet for one look."""
    return _SHEET.substitute(tokens._asdict())
