"""Mass changes and removals: one act each, taken back as one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core import store
from app.core.cases.big_acts import mass_change, undo
from app.core.cases.remove_rows import remove_rows
from app.core.entities import ENTITIES
from db import engine, errors, sql
from db.session import Session, open_session
from tests.lists_base import MANAGER, NARROW, lists_path, lists_read  # noqa: F401 - fixtures


@pytest.fixture
def manager(lists_path: Path) -> Iterator[Session]:  # noqa: F811
    with open_session(engine.Embedded(str(lists_path)), MANAGER) as session:
        yield session


def cities(session: Session, ids: list[int]) -> set[str]:
    session.end_reading()
    column = store.columns("client").index("city")
    return {row[column] for row in store.page("client", filters={"ids": ids}, size=1000)(session).rows}


def test_a_mass_change_reaches_every_row_and_is_taken_back_as_one(manager: Session) -> None:
    ids = store.ids("client", {"city": "Zürich"}, 1000)(manager)
    done = mass_change("client", ids, "city", "Tver", "City: Tver")(manager)
    assert done.rows == len(ids) > 10
    assert cities(manager, ids) == {"Tver"}
    assert all(step.done for step in undo(done.act_id)(manager))
    assert cities(manager, ids) == {"Zürich"}


@pytest.mark.parametrize(
    ("entity", "field"),
    [(name, field) for name, one in ENTITIES.items() for field in one.mass if field != "due_at"],
)
def test_every_field_offered_for_a_mass_change_can_be_changed(
    entity: str, field: str, manager: Session
) -> None:
    ids = store.ids(entity, None, 5)(manager)
    old = store.card(entity, ids[0])(manager).values[field]
    value = {"is_archived": True, "state": "W", "city": "Tver", "region": "North"}.get(field, 1)
    if field.endswith("_id") and old is not None:
        value = old  # a value that surely exists
    assert mass_change(entity, ids, field, value, "test")(manager).rows <= len(ids)
    manager.end_reading()
    assert store.card(entity, ids[0])(manager).values[field] == value


def test_a_row_that_somebody_has_changed_since_is_left_alone_and_reported(manager: Session) -> None:
    ids = store.ids("client", {"city": "Zürich"}, 3)(manager)
    done = mass_change("client", ids, "city", "Tver", "City: Tver")(manager)
    manager.end_reading()
    card = store.card("client", ids[0])(manager)
    store.save("client", card.values | {"city": "Oslo"})(manager)
    left = [step for step in undo(done.act_id)(manager) if not step.done]
    assert [(step.row_id, step.field.lower(), step.now_value) for step in left] == [(ids[0], "city", "Oslo")]
    assert cities(manager, ids) == {"Oslo", "Zürich"}


def test_removed_rows_come_back_with_all_they_held(manager: Session) -> None:
    ids = store.ids("task", {"state": ("D",)}, 4)(manager)
    before = [store.card("task", row_id)(manager).values for row_id in ids]
    done = remove_rows("task", ids, "4 tasks")(manager)
    manager.end_reading()
    assert store.page("task", filters={"ids": ids})(manager).rows == []
    assert all(step.done for step in undo(done.act_id)(manager))
    manager.end_reading()
    after = [store.card("task", row_id)(manager).values for row_id in ids]
    for old, new in zip(before, after, strict=True):
        assert {k: new[k] for k in ("subject", "due_at", "state", "employee_id")} == {
            k: old[k] for k in ("subject", "due_at", "state", "employee_id")
        }


def test_a_client_with_channels_comes_back_with_them(manager: Session) -> None:
    (row_id,) = store.ids("client", {"text": "Client 085"}, 1)(manager)
    phones = manager.rows(sql.query("channel.of_client", id=row_id), charged=True)
    assert phones
    for task in store.ids("task", {"client": (row_id,)}, 10)(manager):
        remove_rows("task", [task], "task")(manager)
    for talk in store.ids("interaction", {"client": (row_id,)}, 10)(manager):
        remove_rows("interaction", [talk], "talk")(manager)
    done = remove_rows("client", [row_id], "1 client")(manager)
    manager.end_reading()
    assert manager.rows(sql.query("channel.of_client", id=row_id), charged=True) == []
    undo(done.act_id)(manager)
    manager.end_reading()
    assert store.card("client", row_id)(manager).values["name"] == "Client 085"
    assert [row[1:3] for row in manager.rows(sql.query("channel.of_client", id=row_id), charged=True)] == [
        p[1:3] for p in phones
    ]


def test_of_rows_to_remove_all_go_or_none(manager: Session) -> None:
    free, used = (
        store.ids("client", {"text": "Client 085"}, 1)(manager),
        store.ids("client", {"text": "Elan"}, 1)(manager),
    )
    for entity in ("task", "interaction"):
        for row_id in store.ids(entity, {"client": tuple(free)}, 10)(manager):
            remove_rows(entity, [row_id], "x")(manager)
    with pytest.raises(errors.InUse):
        remove_rows("client", [*free, *used], "2 clients")(manager)
    manager.end_reading()
    assert len(store.page("client", filters={"ids": [*free, *used]})(manager).rows) == 2


def test_rows_out_of_sight_cannot_be_changed_by_their_ids(lists_path: Path) -> None:  # noqa: F811
    with open_session(engine.Embedded(str(lists_path)), NARROW) as narrow:
        others = [row_id for row_id in range(1, 30) if row_id % 10 != 1 and row_id % 3]  # neither hers
        assert mass_change("client", others, "city", "Tver", "x")(narrow).rows == 0
