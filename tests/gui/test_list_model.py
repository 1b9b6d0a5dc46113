"""The list's model on a real base: pages, newest wins, single rows, failures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.bridge.workplace import Workplace
from app.core import store
from app.core.entities import ENTITIES
from db.errors import LineDown
from tests.lists_base import CLIENTS, lists_path, lists_read  # noqa: F401 - fixtures
from tests.lists_gui import WAIT, workplace  # noqa: F401 - fixture
from widgets.list_model import CHANGED, GONE, ID_ROLE, MARK_ROLE, ListModel, State

Settled = Callable[[ListModel], None]


@pytest.fixture
def settled(qtbot: QtBot, workplace: Workplace) -> Settled:  # noqa: F811
    """Waits until nothing is awaited."""

    def wait(model: ListModel) -> None:
        qtbot.waitUntil(
            lambda: model.state in (State.READY, State.FAILED) and not workplace.background._calls,
            timeout=WAIT,
        )

    return wait


@pytest.fixture
def model(workplace: Workplace, settled: Settled, qtbot: QtBot) -> ListModel:  # noqa: F811
    made = ListModel(workplace, ENTITIES["client"], workplace)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.ask("name", {})
    settled(made)
    return made


def ids(model: ListModel) -> list[int]:
    return [model.row_id(place) for place in range(model.rowCount())]


def all_pages(model: ListModel, settled: Settled) -> None:
    while model.canFetchMore():
        model.fetchMore()
        settled(model)


def in_base(workplace: Workplace, job: Any) -> Any:  # noqa: F811
    """Somebody else does something meanwhile."""
    return workplace.background._desk.submit(job).result(30)


def change(workplace: Workplace, row_id: int, **values: Any) -> None:  # noqa: F811
    in_base(workplace, lambda session: session.end_reading())
    card = in_base(workplace, store.card("client", row_id))
    in_base(workplace, store.save("client", card.values | values))
    in_base(workplace, lambda session: session.end_reading())


def test_the_first_page_comes_and_no_more_than_a_page(model: ListModel) -> None:
    assert model.rowCount() == 50
    assert model.more
    assert model.canFetchMore()


def test_pages_go_on_until_every_row_is_here_once(model: ListModel, settled: Settled) -> None:
    all_pages(model, settled)
    assert len(ids(model)) == len(set(ids(model))) == CLIENTS
    assert not model.more


def test_a_page_on_its_way_is_not_asked_for_twice(model: ListModel, settled: Settled) -> None:
    asked_inside: list[bool] = []
    model.rowsInserted.connect(lambda: asked_inside.append(model.canFetchMore()))
    model.fetchMore()
    assert not model.canFetchMore()
    model.fetchMore()
    settled(model)
    assert model.rowCount() == 100
    assert asked_inside == [False]  # still on its way while the view hears of the rows
    assert model.canFetchMore()


def test_of_questions_asked_fast_the_newest_wins(model: ListModel, settled: Settled) -> None:
    answers: list[int] = []
    model.replaced.connect(lambda: answers.append(model.rowCount()))
    for text in ("C", "Cl", "Client 1", "Client 12"):
        model.ask("name", {"text": text})
    settled(model)
    assert answers == [10]
    assert {model.value(place, "name")[:9] for place in range(10)} == {"Client 12"}


def test_rows_stay_until_the_answer_to_another_question_is_here(model: ListModel, settled: Settled) -> None:
    before = ids(model)
    model.ask("city", {})
    assert ids(model) == before
    assert model.state is State.LOADING
    settled(model)
    assert ids(model) != before


def test_a_next_page_of_an_old_question_is_dropped(model: ListModel, settled: Settled) -> None:
    model.fetchMore()
    model.ask("name", {"text": "Client 12"})
    settled(model)
    assert model.rowCount() == 10


def test_a_failure_keeps_the_rows_and_can_be_tried_again(
    model: ListModel,
    settled: Settled,
    workplace: Workplace,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: Any, **__: Any) -> Any:
        def job(session: Any) -> Any:
            raise LineDown("gone")

        return job

    with monkeypatch.context() as patch:
        patch.setattr(store, "page", broken)
        model.fetchMore()
        settled(model)
    assert model.state is State.FAILED
    assert isinstance(model.error, LineDown)
    assert model.rowCount() == 50
    assert not model.canFetchMore()  # the view would ask for ever
    model.retry()
    settled(model)
    assert model.state is State.READY
    assert model.rowCount() == 100


def test_a_row_saved_here_is_read_again_where_it_stands(
    model: ListModel,
    settled: Settled,
    workplace: Workplace,  # noqa: F811
) -> None:
    row_id = model.row_id(7)
    change(workplace, row_id, name="Zzz moved far away")
    touched: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda a, b: touched.append((a.row(), b.row())))
    model.reread([row_id])
    settled(model)
    assert model.place_of(row_id) == 7
    assert model.value(7, "name") == "Zzz moved far away"
    assert touched == [(7, 7)]
    assert model.index(7, 0).data(MARK_ROLE) == ""


def test_a_row_moved_behind_the_reader_is_not_shown_twice(
    model: ListModel,
    settled: Settled,
    workplace: Workplace,  # noqa: F811
) -> None:
    change(workplace, model.row_id(3), name="Zzz last of all")
    all_pages(model, settled)
    assert len(ids(model)) == len(set(ids(model))) == CLIENTS


def test_what_others_change_is_marked_and_what_they_leave_is_not(
    model: ListModel,
    settled: Settled,
    workplace: Workplace,  # noqa: F811
) -> None:
    first, second = model.row_id(0), model.row_id(1)
    change(workplace, first, city="Perm")
    model.reread([first, second, 999_999], by_others=True)
    settled(model)
    assert model.index(0, 0).data(MARK_ROLE) == CHANGED
    assert model.index(1, 0).data(MARK_ROLE) == ""
    assert model.marked == 1
    model.reload()
    settled(model)
    assert model.marked == 0


def test_a_row_removed_by_others_is_struck_out_and_one_removed_here_goes(
    workplace: Workplace,  # noqa: F811
    settled: Settled,
) -> None:
    model = ListModel(workplace, ENTITIES["task"], workplace)
    model.ask("due", {})
    settled(model)
    gone = model.row_id(2)
    rv = in_base(workplace, store.card("task", gone)).values["rv"]
    in_base(workplace, store.remove("task", gone, rv))
    in_base(workplace, lambda session: session.end_reading())
    model.reread([gone], by_others=True)
    settled(model)
    assert model.index(2, 0).data(MARK_ROLE) == GONE
    assert model.index(2, 0).data(Qt.ItemDataRole.FontRole).strikeOut()
    model.reread([gone])
    settled(model)
    assert not model.holds(gone)


def test_data_never_asks_the_base(model: ListModel, workplace: Workplace) -> None:  # noqa: F811
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ForegroundRole, ID_ROLE):
        for place in range(model.rowCount()):
            for column in range(model.columnCount()):
                model.index(place, column).data(role)
    assert workplace.background.awaited == 0
    assert not model.index(0, 0, model.index(0, 0)).isValid()
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(QModelIndex()) == len(ENTITIES["client"].columns)


@pytest.mark.parametrize("name", sorted(ENTITIES))
def test_every_list_shows_every_cell_of_its_first_page(
    name: str,
    workplace: Workplace,  # noqa: F811
    settled: Settled,
) -> None:
    made = ListModel(workplace, ENTITIES[name], workplace)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.ask(ENTITIES[name].sort, {})
    settled(made)
    assert made.error is None
    texts = [made.index(i, j).data() for i in range(made.rowCount()) for j in range(made.columnCount())]
    assert all(isinstance(text, str) for text in texts)
