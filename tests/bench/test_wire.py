"""What the usual acts may cost over the branch line: turns and bytes, which repeat from run to run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.core.entities import ENTITIES
from app.core.store import card_query
from tests.bench.wire import Cost, Office, acts, log_in, measure
from tests.rig.server import ServerRig

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def office(server_rig: ServerRig) -> Iterator[Office]:
    with Office("small", server_rig) as office:
        yield office


@pytest.fixture(scope="module")
def costs(office: Office) -> dict[str, list[Cost]]:
    return measure(office, repeats=3)


def test_signing_in_to_the_first_page_takes_eight_turns_and_twelve_kilobytes(office: Office) -> None:
    found = log_in(office)
    assert found.turns <= 8
    assert found.size <= 12 * 1024


@pytest.mark.parametrize("number", range(6))
def test_each_usual_act_keeps_its_budget(office: Office, costs: dict[str, list[Cost]], number: int) -> None:
    act = acts(office)[number]
    for cost in costs[act.name]:
        assert cost.turns <= act.turns, act.name
        assert cost.size <= act.kbytes * 1024, act.name


def test_a_card_of_any_entity_with_each_first_tab_comes_in_one_fetch(office: Office) -> None:
    """The server sends at once what fits 512 KB at the greatest width of a row; a card has some fifty rows."""
    with office.sign_in() as session:
        for key, entity in ENTITIES.items():
            for tab in entity.tabs[:1]:
                query = card_query(key, 1, tab.key)
                session.prepare(query)
                meta = session._statements[query.text].out_meta
                assert meta.get_message_length() * 50 <= 512 * 1024, key
