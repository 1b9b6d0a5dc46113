"""The demo world without a database: sizes, plausibility, and the stories that must be findable in it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from importlib import import_module

import phonenumbers
import pytest

from db.demo import granin
from db.demo.country import pack, slug
from db.demo.model import World
from db.demo.world import make

NOW = datetime(2026, 11, 20, 15, 0)


@pytest.fixture(scope="module")
def world() -> World:
    return make("full", "ru", 1, NOW)


@pytest.fixture(scope="module", params=["ru", "en"])
def small(request: pytest.FixtureRequest) -> World:
    return make("small", request.param, 1, NOW)


def test_the_same_seed_gives_the_same_world() -> None:
    assert make("small", "ru", 7, NOW) == make("small", "ru", 7, NOW)


def test_another_seed_gives_another_world() -> None:
    assert make("small", "ru", 7, NOW).clients != make("small", "ru", 8, NOW).clients


def test_the_full_world_has_the_promised_size(world: World) -> None:
    assert sum(c.kind == "O" for c in world.clients) == 700
    assert len(world.contacts) == 5000
    assert 30_000 <= len(world.interactions) <= 45_000
    assert 8_000 <= len(world.tasks) <= 11_000
    assert (world.now - world.first).days in range(1820, 1827)


def test_the_small_world_has_thirty_clients(small: World) -> None:
    assert (len(small.clients), len(small.contacts)) == (30, 150)


def test_keys_count_from_one_and_references_exist(small: World) -> None:
    for rows in (small.clients, small.contacts, small.employees, small.interactions, small.tasks):
        assert [row.key for row in rows] == list(range(1, len(rows) + 1))
    for job in small.employments:
        assert 0 < job.contact <= len(small.contacts)
        assert 0 < job.client <= len(small.clients)
    for channel in small.channels:
        assert (channel.client is None) != (channel.contact is None)


def test_nothing_happened_after_now_nor_on_a_day_off(world: World) -> None:
    assert max(i.at for i in world.interactions) <= NOW
    assert min(i.at for i in world.interactions) >= world.first - timedelta(minutes=5)
    holidays = [i for i in world.interactions if i.at.weekday() > 4]
    assert holidays == []
    assert {i.at.hour for i in world.interactions} <= set(range(8, 19))


def test_a_task_is_due_after_it_was_made_and_done_by_now(world: World) -> None:
    for task in world.tasks:
        assert task.due_at > task.created_at
        assert task.done_at is None or task.created_at <= task.done_at <= NOW


def test_every_telephone_is_valid_in_its_country(world: World) -> None:
    numbers = {c.normal for c in world.channels if c.kind == "P"}
    bad = [n for n in numbers if not phonenumbers.is_valid_number(phonenumbers.parse(n))]
    assert bad == []


def test_every_telephone_as_typed_means_its_normal_form(world: World) -> None:
    countries = {c.key: c.country for c in world.clients}
    for channel in world.channels:
        if channel.kind == "P":
            country = (
                countries[channel.client] if channel.client else world.contacts[channel.contact - 1].country
            )
            typed = phonenumbers.parse(channel.typed, country)
            e164 = phonenumbers.format_number(typed, phonenumbers.PhoneNumberFormat.E164)
            assert e164 == channel.normal, channel.typed


def test_every_tax_number_passes_its_check_digits(world: World) -> None:
    for client in world.clients:
        if client.tax_id and client.country != "KZ":
            module = import_module("stdnum." + pack(client.country)["tax"])
            assert module.is_valid(client.tax_id), (client.country, client.tax_id)
        if client.reg_no:
            assert import_module("stdnum.ru.ogrn").is_valid(client.reg_no)


def test_mail_and_sites_stay_on_example_domains(world: World) -> None:
    for channel in world.channels:
        if channel.kind == "E":
            domain = channel.normal.rsplit("@", 1)[1]
            assert channel.normal.isascii()
            assert domain.endswith((".example.com", ".example.org"))
            assert channel.normal == channel.typed.lower()


def test_a_city_lies_in_its_region_and_country(world: World) -> None:
    for client in world.clients:
        places = {(c["name"], c["region"]) for c in pack(client.country)["cities"]}
        assert (client.city, client.region) in places


def test_names_come_in_three_scripts(world: World) -> None:
    text = " ".join(c.name for c in world.contacts)
    for letter in "Жüéłšığс":
        assert letter in text or letter.upper() in text, letter
    assert any("\u0e00" <= letter <= "\u0e7f" for letter in text)


def test_notes_have_no_holes_left(world: World) -> None:
    for entry in world.interactions:
        assert entry.summary
        for text in (entry.summary, entry.key_points, entry.next_step):
            assert not set("{}[]<>|") & set(text), text
            assert "  " not in text


def test_notes_are_in_the_language_of_the_client(world: World) -> None:
    russian = {c.key for c in world.clients if c.language == "ru"}
    for entry in world.interactions:
        cyrillic = any("а" <= letter <= "я" for letter in entry.summary.lower())
        if entry.client in russian:
            assert cyrillic, entry.summary
    assert any("\u0e00" <= letter <= "\u0e7f" for entry in world.interactions for letter in entry.summary)


def test_no_note_is_worn_out(world: World) -> None:
    most, times = Counter(e.summary for e in world.interactions if len(e.summary) > 40).most_common(1)[0]
    assert times < len(world.interactions) / 100, most


def test_talks_are_with_people_who_worked_there(world: World) -> None:
    jobs: dict[tuple[int, int], list] = {}
    for job in world.employments:
        jobs.setdefault((job.client, job.contact), []).append(job)
    for entry in world.interactions:
        if entry.contact and entry.step not in ("handover", "told"):
            assert (entry.client, entry.contact) in jobs


def test_every_department_has_a_head_of_its_own(world: World) -> None:
    for department in world.departments:
        head = world.employees[department.head - 1]
        assert head.department == department.key
        assert head.active
    assert 24 <= len(world.employees) <= 28
    assert sum(not e.active for e in world.employees) == 2
    assert world.employees[0].login == "DEMO"


def test_those_who_left_look_after_nobody(world: World) -> None:
    left = {e.key for e in world.employees if not e.active}
    assert not [c for c in world.clients if c.employee in left]
    assert [i for i in world.interactions if i.employee in left]
    assert not [t for t in world.tasks if t.employee in left and t.done_at is None and not t.withdrawn]


def test_there_is_work_left_undone(world: World) -> None:
    opened = [t for t in world.tasks if t.done_at is None and not t.withdrawn]
    assert sum(t.due_at < NOW for t in opened) > 50
    assert sum(t.due_at > NOW for t in opened) > 150
    touched = {i.client for i in world.interactions}
    assert len([c for c in world.clients if c.key not in touched]) > 10
    planned = {t.client for t in opened}
    assert len([c for c in world.clients if c.key not in planned]) > 150
    assert len([c for c in world.clients if c.status == "first_contact"]) > 60
    assert {c.status for c in world.clients} == {
        "new",
        "first_contact",
        "talks",
        "offer",
        "active",
        "paused",
        "lost",
    }


def test_birthdays_fill_the_year_and_29_february(world: World) -> None:
    days = {(c.birthday.month, c.birthday.day) for c in world.contacts if c.birthday}
    assert len(days) > 360
    assert (2, 29) in days


def test_some_clients_and_persons_are_in_twice_with_the_same_telephone(world: World) -> None:
    firms = Counter(c.normal for c in world.channels if c.kind == "P" and c.client)
    persons = Counter(c.normal for c in world.channels if c.kind == "P" and c.contact)
    assert sum(n > 1 for n in firms.values()) >= 10
    assert sum(n > 1 for n in persons.values()) >= 20


def test_people_have_changed_firms(world: World) -> None:
    ended = [e for e in world.employments if e.until]
    assert len(ended) > 200
    for job in ended:
        assert job.since is not None
        assert job.since <= job.until <= NOW.date()


def test_granin_is_told_in_both_languages(small: World) -> None:
    surname = "Гранин" if small.language == "ru" else "Granin"
    granin_ = next(c for c in small.contacts if surname in c.name)
    past, present = sorted(
        (e for e in small.employments if e.contact == granin_.key), key=lambda e: e.until is None
    )
    assert past.until is not None
    assert present.until is None
    signed = next(i for i in small.interactions if i.step == "told" and i.result == "order")
    assert (signed.at.month, signed.at.day) == (granin_.birthday.month, granin_.birthday.day)
    assert signed.client == present.client
    lost = next(i for i in small.interactions if i.step == "told" and i.result == "refused")
    assert lost.client == past.client
    assert not small.employees[lost.employee - 1].active
    assert small.employees[signed.employee - 1].active
    calls = [
        i.at.date()
        for i in small.interactions
        if i.step == "told" and i.client == present.client and i.at < signed.at
    ]
    assert sum((b - a).days in range(12, 17) for a, b in zip(calls, calls[1:], strict=False)) >= 8


def test_granins_birthday_is_a_working_day_whenever_the_demo_is_made() -> None:
    for shift in range(800):
        day = granin.birthday(NOW + timedelta(days=shift))
        assert day.weekday() < 5
        assert (day.month, day.day) != (2, 29)


def test_portraits_are_small_pictures(world: World) -> None:
    photos = [c.photo for c in world.contacts if c.photo]
    assert len(photos) >= 100
    assert all(p.startswith(b"\x89PNG") and len(p) < 1500 for p in photos)


def test_shared_files_have_one_body(world: World) -> None:
    assert len({a.body for a in world.attachments}) < len(world.attachments)


def test_slugs_are_ascii() -> None:
    assert slug("Жёлтый Щит") == "zheltyyschit"
    assert slug("Łódź Größe") == "lodzgroesse"
    assert slug("สยาม") == ""
