"""The rating page on the screen: rail, centre, evidence; draws what it is told and says what the user did."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, Signal, SignalInstance
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.live.strokes import latin_key_of, latin_stroke_of
from interviewer_app.ui.rating import looks
from interviewer_app.ui.rating.amend_part import AmendPart
from interviewer_app.ui.rating.chips import Chip
from interviewer_app.ui.rating.closing import CheckCentre, RatedPanel
from interviewer_app.ui.rating.dimension import DimensionCentre
from interviewer_app.ui.rating.key_list import CTRL, NONE, SHIFT, key_list, typed_by
from interviewer_app.ui.rating.moments import MomentsPanel
from interviewer_app.ui.rating.presenter import RatingPresenter
from interviewer_app.ui.rating.rail import Rail
from interviewer_app.ui.rating.recommending import RecommendationCentre
from interviewer_app.ui.theme.theme import BOLD, font
from interviewer_app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from interviewer_app.ui.widgets.folding import Folding
from interviewer_app.ui.widgets.labels import ElidedLabel, literal_tip
from interviewer_app.ui.widgets.messages import KeysPanel, NoticeLine
from interviewer_app.ui.widgets.panels import Firm, Ground, Panel, Rule, column, row

_Key = Qt.Key
LONGEST_NAME = 200  # pixels of a dimension's name on a button


class Header(QWidget):
    """Who, on what, how the round went; trouble takes the place of the last."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(44)
        self.name = ElidedLabel("", 17, BOLD)
        self.about = ElidedLabel("", 13, tone="muted")
        for label in (self.name, self.about):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._narrow = False
        self.facts = QWidget()
        self._facts = [ElidedLabel("", 13, tone="muted", mode=Qt.TextElideMode.ElideRight) for _number in range(3)]
        self.facts.setLayout(row(self._facts[0], 18, self._facts[1], 18, self._facts[2]))
        self.trouble = NoticeLine()
        self.log = SecondaryButton(_("Log"), keys=_("Ctrl L"))
        self.sweep = SecondaryButton(_("Sweep"), keys=_("Ctrl B"))
        self.home = SecondaryButton(_("Home"), keys=_("Ctrl H"))
        who = column(self.name, 2, self.about)
        line = row(who, 18, self.facts, self.trouble, 18, self.log, 10, self.sweep, 10, self.home)
        line.setStretch(0, 3)
        line.setStretchFactor(self.trouble, 5)
        self.setLayout(line)

    def show_head(self, look: looks.HeadLook) -> None:
        self.name.setText(look.candidate)
        self.about.setText(look.about)
        for label, fact in zip(self._facts, look.facts, strict=True):
            label.setText(fact)

    def show_narrow(self, narrow: bool) -> None:
        """Leave the facts out where the name would have no room."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.show_trouble(self.trouble.text())

    def show_trouble(self, sentence: str) -> None:
        self.facts.setVisible(not sentence and not self._narrow)
        self.trouble.show_text(sentence)


class Foot(QWidget):
    """A quiet sentence and the ways on; the last page submits here, a sealed card is printed here."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = ElidedLabel("", 13, tone="muted", mode=Qt.TextElideMode.ElideRight)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.back, self.save = SecondaryButton(_("Back")), SecondaryButton(_("Save PDF as…"), keys=_("Ctrl P"))
        self.onward = PrimaryButton("", keys=_("Ctrl Enter"))
        self.amend = SecondaryButton(_("Amend"), keys=_("Ctrl E"))
        self.give_up = SecondaryButton(_("Give the amendment up"))
        self.submit = PrimaryButton(_("Submit and seal"), keys=_("Ctrl S"))
        self.open = PrimaryButton(_("Open PDF"))
        line = row(self.sentence, *self.buttons)
        line.setSpacing(10)
        line.setStretchFactor(self.sentence, 1)
        self.setLayout(column(Rule(), 14, line))

    @property
    def buttons(self) -> tuple[SecondaryButton, ...]:
        return self.back, self.give_up, self.amend, self.save, self.onward, self.submit, self.open

    def show_step(self, look: looks.StepLook) -> None:
        self.sentence.setText(look.sentence)
        self.back.setVisible(bool(look.back))
        self.onward.setVisible(bool(look.onward))
        words = QFontMetrics(font(13, BOLD)).elidedText(look.onward, Qt.TextElideMode.ElideMiddle, LONGEST_NAME)
        self.onward.show_words(words)
        self.onward.setAccessibleName(look.onward)
        self.onward.setToolTip(literal_tip(look.onward) if words != look.onward else "")

    def show_closing(self, look: looks.CheckLook | None, can_open: bool, can_save: bool) -> None:
        """What the last page offers; None on every other page."""
        sealed = look is not None and look.done
        if look is not None:  # first, or all of them together would widen the window
            self.amend.hide()
            self.give_up.hide()
        self.submit.setVisible(look is not None and not look.done)
        if look is not None:
            self.submit.setEnabled(not look.why_not)
            words = _("Submit the amendment") if look.waiting else _("Submit and seal")
            again = _("Press again, unsigned") if look.signing.ask and look.signing.first else _("Press again to seal")
            self.submit.show_words(again if look.asking else words)
        self.open.setVisible(sealed and can_open)
        self.save.setVisible(sealed and can_save)


class RatingPage(Ground):
    """The page. Letters and digits are keys of it, unless a text has the focus; Esc brings them back."""

    character = Signal(str)
    stepped = Signal(int)
    onward = Signal()
    place_picked = Signal(str)
    level_picked = Signal(int)
    moment_pressed = Signal(str)
    no_evidence_asked = Signal()
    reason_typed = Signal(str)
    reason_given = Signal()
    reason_dropped = Signal()
    rationale_typed = Signal(str)
    recommendation_typed, level_typed, facet_pressed = Signal(str), Signal(str), Signal(str)
    remark_hidden, moment_opened, letter_held, kind_asked = Signal(str), Signal(str), Signal(str), Signal()
    field_left = Signal()
    facts_pressed = Signal()
    submitted, escaped, retried = Signal(), Signal(), Signal()
    open_asked, save_asked = Signal(), Signal()
    home_asked, log_asked, integrity_asked = Signal(), Signal(), Signal()
    sweep_asked = Signal()
    told = Signal(str, str, str)
    amend_asked, amend_given_up = Signal(), Signal()
    amend_given, passphrase_typed = Signal(str), Signal(str)

    def __init__(
        self, can_open: bool = True, can_save: bool = True, can_leave: bool = True, can_sweep: bool = True
    ) -> None:
        super().__init__("bg")
        self._can, self._can_sweep = (can_open, can_save), can_sweep
        self.presenter: RatingPresenter | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Rating"))
        self.head, self.rail, self.foot, self.amend = Header(), Rail(), Foot(), AmendPart()
        self.dimension, self.check = DimensionCentre(), CheckCentre()
        self.moments, self.rated = MomentsPanel(), RatedPanel()
        self.words_page = RecommendationCentre()
        self.recommendation, self.level = self.words_page.words, self.words_page.level
        self.head.home.setVisible(can_leave)
        self._centre, self._side = QStackedWidget(), QStackedWidget()
        self._keys = KeysPanel(key_list(), self)
        self._build()
        self._connect()
        self.foot.show_closing(None, *self._can)

    def _build(self) -> None:
        for page in (self.dimension, self.words_page, self.check):
            self._centre.addWidget(page)
        for side in (self.moments, self.rated):
            self._side.addWidget(side)
        centre = Panel(_("Rating"))
        inner = column(self._centre, 12, self.amend, self.foot, margins=(20, 18, 20, 16))
        inner.setStretchFactor(self._centre, 1)
        centre.setLayout(inner)
        body = row(self.rail, 12, centre, 12, self._side)
        body.setStretchFactor(centre, 1)
        self._folding = Folding(body, {self.rail: 150, centre: 420, self._side: 300}, low=(self.rail,))
        whole = Firm(self.head, 12, body, margins=(16, 14, 16, 16))
        whole.setStretchFactor(body, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        centre, foot = self.dimension, self.foot
        wires: list[tuple[object, object]] = [
            (self.rail.picked, self.place_picked), (self.check.picked, self.place_picked),
            (self.rated.picked, self.place_picked), (centre.picked, self.level_picked),
            (self.moments.pressed, self.moment_pressed), (centre.bar.clicked, self.no_evidence_asked),
            (centre.reason.typed, self.reason_typed), (centre.reason.given, self.reason_given),
            (centre.reason.dropped, self.reason_dropped), (centre.rationale.typed, self.rationale_typed),
            (centre.rationale.left, self.field_left), (self.recommendation.typed, self.recommendation_typed),
            (self.recommendation.left, self.field_left), (centre.fact_pressed, self.facts_pressed),
            (self.words_page.fact_pressed, self.facts_pressed), (self.level.typed, self.level_typed),
            (self.level.left, self.field_left), (self.level.facet_pressed, self.facet_pressed),
            (self.level.escaped, self.take_keys), (self.check.remarks.picked, self.place_picked),
            (self.check.remarks.hidden_asked, self.remark_hidden),
            (self.check.remarks.moment_picked, self.moment_opened), (self.moments.kind_asked, self.kind_asked),
            (self.check.integrity_asked, self.integrity_asked),
            (self.check.told.answered, self.told), (self.check.told.left, self.take_keys),
            (foot.onward.clicked, self.onward), (foot.submit.clicked, self.submitted),
            (foot.open.clicked, self.open_asked), (foot.save.clicked, self.save_asked),
            (self.check.signing.typed, self.passphrase_typed), (self.check.signing.given, self.submitted),
            (self.check.signing.left, self._escape), (foot.amend.clicked, self.amend_asked),
            (self.amend.given, self.amend_given), (self.amend.dropped, self._escape),
            (foot.give_up.clicked, self.amend_given_up),
            (self.head.home.clicked, self.home_asked), (self.head.sweep.clicked, self.sweep_asked),
            (self.head.log.clicked, self.log_asked),
        ]  # fmt: skip
        for signal, taker in wires:
            signal.connect(taker)  # type: ignore[attr-defined]  # both are signals
        foot.back.clicked.connect(lambda: self.stepped.emit(-1))
        for field in (centre.rationale, self.recommendation):
            field.escaped.connect(self.take_keys)
        for button in (*foot.buttons, self.head.log, self.head.sweep, self.head.home):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    # What the presenter shows ------------------------------------------------------------------------------------

    def show_head(self, look: looks.HeadLook) -> None:
        self.head.show_head(look)
        self.rated.show_rater(look.rater)

    def show_rail(self, look: looks.RailLook) -> None:
        self.rail.show_rail(look)

    def show_dimension(self, look: looks.DimensionLook) -> None:
        self._turn_to(self.dimension, self.moments)
        self.dimension.show_dimension(look)

    def show_moments(self, look: looks.MomentsLook) -> None:
        self.moments.show_moments(look)
        found = [row for group in look.groups for row in group.rows]
        self.dimension.rationale.edit.show_chips({row.time: Chip(row.cap, row.cited) for row in reversed(found)})
        self._order_tabs()

    def show_fact(self, look: looks.FactLook, marks: tuple[tuple[str, int, int], ...]) -> None:
        """The grey line of the page that is up; `marks`: stretches of its texts the remarks are about, by field."""
        page = self.words_page if self._centre.currentWidget() is self.words_page else self.dimension
        page.show_fact(look)
        field = self.recommendation if page is self.words_page else self.dimension.rationale
        name = "recommendation" if page is self.words_page else "rationale"
        field.edit.mark([(start, end) for where, start, end in marks if where == name])
        self._order_tabs()

    def show_reason(self, text: str | None, loses: str, problem: str) -> None:
        was_open = not self.dimension.reason.isHidden()
        hint = " ".join(part for part in (_("Esc leaves the rating as it is."), loses) if part)
        self.dimension.show_reason(text, problem or hint)
        if text is not None:
            self.dimension.reason.edit.setFocus()
        elif was_open and self.dimension.reason.edit.hasFocus():
            self.take_keys()

    def show_recommendation(self, text: str, read_only: bool) -> None:
        self._turn_to(self.words_page, self.rated)
        self.words_page.show_words(text, read_only)

    def show_level(self, look: looks.LevelLook) -> None:
        self.level.show_level(look)
        self._order_tabs()

    def take_level(self) -> None:
        """The field of the level gets the keys."""
        self.level.edit.setFocus()

    def show_rated(self, rows: tuple[looks.RatedRow, ...]) -> None:
        self.rated.show_rated(rows)
        self._order_tabs()

    def show_check(self, look: looks.CheckLook) -> None:
        self._turn_to(self.check, self.rated)
        self.check.show_check(look)
        self.foot.show_closing(look, *self._can)

    def show_step(self, look: looks.StepLook) -> None:
        self.foot.show_step(look)

    def show_trouble(self, sentence: str) -> None:
        """Say what went wrong, or nothing when it is empty."""
        self.head.show_trouble(sentence)

    def show_done(self, sentence: str) -> None:
        """Say what has been written, until another page comes up."""
        self.foot.sentence.setText(sentence)

    def show_amend(self, look: looks.AmendLook) -> None:
        was_asking = self.amend.edit.hasFocus()
        self.amend.show_amend(look)
        self.foot.amend.setVisible(look.can)
        self.foot.give_up.setVisible(bool(look.now))
        self.foot.setVisible(not look.asking)  # the line that asks stands in its place, with keys of its own
        if was_asking and not look.asking:
            self.take_keys()

    def show_way_back(self, there: bool) -> None:
        """Whether the sweep can be gone through again."""
        self.head.sweep.setVisible(there and self._can_sweep)

    def take_keys(self) -> None:
        """Letters and digits are keys again."""
        self.setFocus()

    def _turn_to(self, centre: QWidget, side: QWidget) -> None:
        self._centre.setCurrentWidget(centre)
        self._side.setCurrentWidget(side)
        self.foot.show_closing(None, *self._can)

    def _order_tabs(self) -> None:
        """Tab goes from the page to its text first, then to the ways on, the evidence, the anchors, the rail."""
        fields = {self.dimension: self.dimension.rationale.edit, self.words_page: self.recommendation.edit}
        first = next((field for page, field in fields.items() if page is self._centre.currentWidget()), None)
        evidence = self.moments.stack.buttons if first is self.dimension.rationale.edit else self.rated.buttons
        anchors = [*self.dimension.board.cards, self.dimension.bar, self.dimension.fact, self.words_page.fact]
        reason = [self.dimension.reason.edit]
        stops = [
            first,
            *self.level.stops,
            *self.check.links,
            *self.check.remarks.stops,
            *self.check.told.stops,
            self.check.signing.field,
            self.check.aside,
            self.amend.edit,
            *self.foot.buttons,
            *evidence,
            *anchors,
            *reason,
            *self.rail.rows,
            self.head.log,
            self.head.sweep,
            self.head.home,
        ]
        before: QWidget = self
        for stop in stops:
            if stop is not None:
                QWidget.setTabOrder(before, stop)
                before = stop

    # Keys --------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        doer = self._doer(latin_key_of(event), keys)
        if doer is not None:
            doer()
        elif event.text() == "?":
            self._keys.toggle()
        elif (typed := typed_by(event, keys)) and not event.isAutoRepeat():
            self.character.emit(typed)
        elif keys == SHIFT and event.text().isalpha() and not event.isAutoRepeat():
            self.letter_held.emit((latin_stroke_of(event) or event.text()).lower())
        else:
            super().keyPressEvent(event)

    def _doer(self, key: int, keys: Qt.KeyboardModifier) -> Callable[[], None] | None:
        if keys == CTRL:
            signals: dict[int, SignalInstance] = {_Key.Key_Return: self.onward, _Key.Key_Enter: self.onward}
            signals |= {_Key.Key_S: self.submitted, _Key.Key_R: self.retried, _Key.Key_H: self.home_asked}
            signals |= {_Key.Key_B: self.sweep_asked, _Key.Key_L: self.log_asked, _Key.Key_I: self.integrity_asked}
            signals[_Key.Key_E] = self.amend_asked
            if self.foot.save.isVisible():
                signals[_Key.Key_P] = self.save_asked
            signal = signals.get(key)
            return signal.emit if signal is not None else None
        if keys == NONE and key == _Key.Key_Escape:
            return self._escape
        steps: dict[int, int] = {_Key.Key_Up: -1, _Key.Key_Down: 1}
        if keys == NONE and key in steps:
            return lambda: self.stepped.emit(steps[key])
        return None

    def _escape(self) -> None:
        if self._keys.isVisible():
            self._keys.toggle()
        else:
            self.take_keys()
            self.escaped.emit()

    # Sizes -------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = event.size().width()
        folds = self._folding.fold(self)
        self.head.show_narrow(folds)
        if not folds:
            self.rail.setFixedWidth(224 if width >= 1120 else 196)
            self._side.setFixedWidth(412 if width >= 1400 else max(284, round(width * 0.275)))
        self._keys.place()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._order_tabs()
        self.take_keys()

    def centre_box(self) -> QRect:
        """Where the centre stands on the page (tests look at it)."""
        return QRect(self._centre.mapTo(self, self._centre.rect().topLeft()), self._centre.size())
