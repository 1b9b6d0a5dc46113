"""Likely duplicates in the base: what is found, what is not said, what is remembered."""

from __future__ import annotations

from app.core.cases.duplicates import SuspectPair, apart, find
from app.core.clinic.duplicates import Why
from db.session import Session
from tests.staffed import (  # noqa: F401 -- fixtures
    anna,
    as_user,
    ask,
    boris,
    new,
    staffed_path,
    staffed_template,
    vera,
)

PHONE = {"kind": "P", "typed": "8 912 345-67-89", "normal": "+79123456789"}


def found(session: Session, entity: str = "client") -> dict[tuple[str, str], SuspectPair]:
    session.end_reading()
    return {(pair.one.name, pair.other.name): pair for pair in find(entity)(session)}


def test_clients_with_one_tax_number_phone_or_mail_or_alike_names_are_found(boris: Session) -> None:  # noqa: F811
    for name, more in (
        ("Acme", {"tax_id": "7707083893"}),
        ("Quite Another", {"tax_id": "7707083893"}),
        ("Bolt Works", {}),
        ("Bolt Workz", {}),
        ("Lonely", {}),
    ):
        new(boris, "client", name=name, **more)
    for name in ("Phone One", "Phone Two"):
        new(boris, "channel", client_id=new(boris, "client", name=name), **PHONE)
    pairs = found(boris)
    assert pairs["Acme", "Quite Another"].why is Why.TAX
    assert pairs["Phone One", "Phone Two"].why is Why.PHONE
    assert pairs["Bolt Works", "Bolt Workz"].why is Why.NAME
    assert not any("Lonely" in names for names in pairs)
    assert list(pairs)[0] == ("Acme", "Quite Another"), "the surest first"


def test_persons_are_found_by_channels_and_by_the_name_at_one_client(boris: Session) -> None:  # noqa: F811
    client = new(boris, "client", name="Acme")
    twins = [new(boris, "contact", name="Ann Lee") for _ in range(2)]
    for person in twins:
        new(boris, "employment", client_id=client, contact_id=person)
    new(boris, "contact", name="Ann Lee")
    for name in ("Bob", "Robert"):
        new(boris, "channel", contact_id=new(boris, "contact", name=name), **PHONE)
    pairs = find("contact")(boris)
    assert {(pair.one.id, pair.other.id) for pair in pairs if pair.why is Why.NAME} == {tuple(twins)}
    assert ("Bob", "Robert") in {(pair.one.name, pair.other.name) for pair in pairs}


def test_nothing_is_told_of_clients_out_of_sight(anna: Session, vera: Session) -> None:  # noqa: F811
    own = ask(vera, "select id from me")[0][0]
    new(vera, "client", name="Acme", tax_id="7707083893", employee_id=own)
    new(anna, "client", name="Acme", tax_id="7707083893", branch_id=1)
    assert found(vera) == {}
    assert ("Acme", "Acme") in found(anna)


def test_pairs_found_to_be_two_do_not_come_again(anna: Session, boris: Session) -> None:  # noqa: F811
    for name in ("Bolt Works", "Bolt Workz"):
        new(boris, "client", name=name)
    (pair,) = found(boris).values()
    apart(pair, "client")(boris)
    assert found(anna) == {}
