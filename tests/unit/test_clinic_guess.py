"""Headers are found, and columns told, from what people call them and from what stands in them."""

from __future__ import annotations

import pytest

from app.core.clinic import guess, mapping
from app.core.clinic.mapping import Mapping
from app.core.clinic.table import Cell, Table

ROW: list[Cell] = ["ООО Ромашка", "8 912 345-67-89", "a@b.ru", "Москва"]


def told(headers: list[Cell], *rows: list[Cell]) -> list[tuple[str, int]]:
    table = Table([headers, *(rows or ([["x"] * len(headers)] * 2))])
    return [(column.field, column.group) for column in guess.mapping(table).columns]


def test_a_usual_russian_sheet_is_understood() -> None:
    headers: list[Cell] = [
        "№",
        "Наименование",
        "ИНН/КПП",
        "Контактное лицо",
        "Должность",
        "Телефон",
        "E-mail",
        "Менеджер",
    ]
    row: list[Cell] = [
        1,
        "ООО Ромашка",
        "7707083893",
        "Иванов Иван",
        "Директор",
        "8 912 345-67-89",
        "a@b.ru",
        "Петров",
    ]
    assert told(headers, row, row) == [
        ("", 0), ("name", 0), ("tax_id", 0), ("person", 1), ("job", 1), ("phone", 0), ("email", 0), ("employee", 0),
    ]  # fmt: skip


def test_groups_of_columns_are_persons() -> None:
    assert told(
        [
            "Company",
            "Phone",
            "Contact 1",
            "Contact 1 phone",
            "Contact 1 e-mail",
            "Contact 2 name",
            "Contact 2 Phone",
        ]
    ) == [("name", 0), ("phone", 0), ("person", 1), ("phone", 1), ("email", 1), ("person", 2), ("phone", 2)]


def test_columns_named_after_jobs_are_persons_with_that_job() -> None:
    table = Table(
        [["Компания", "Директор", "Телефон директора", "Гл. бухгалтер", "Тел. бухгалтера"], ["а"] * 5]
    )
    found = guess.mapping(table).columns
    assert [(c.field, c.group, c.name) for c in found[1:]] == [
        ("person", 1, "Директор"),
        ("phone", 1, "Директор"),
        ("person", 2, "Главный бухгалтер"),
        ("phone", 2, "Бухгалтер"),
    ]


def test_a_numbered_phone_after_a_numbered_person_is_that_persons() -> None:
    headers: list[Cell] = [
        "Клиент",
        "Контактный телефон",
        "Контактное лицо 1",
        "Телефон 1",
        "Контактное лицо 2",
        "Телефон 2",
    ]
    assert [group for _, group in told(headers)] == [0, 0, 1, 1, 2, 2]


def test_a_sheet_without_headers_is_told_by_its_cells() -> None:
    found = guess.mapping(Table([ROW, ["ЗАО Лютик", "8 912 345-67-80", "c@b.ru", "Тверь"]]))
    assert found.header_row == -1
    assert [column.field for column in found.columns] == ["name", "phone", "email", "city"]


def test_headers_that_say_nothing_are_told_by_their_cells() -> None:
    assert told(["foo", "bar", "baz", "qux"], ROW, ROW) == [
        ("name", 0),
        ("phone", 0),
        ("email", 0),
        ("city", 0),
    ]


def test_cells_that_contradict_their_header_win() -> None:
    row: list[Cell] = ["Acme Ltd", "a@b.de"]
    assert told(["Company", "Phone"], row, row, row) == [("name", 0), ("email", 0)]


def test_headers_are_found_under_a_title_and_empty_rows() -> None:
    table = Table(
        [["База клиентов на 1 марта"], [], [None, "Отчёт"], ["Название", "Телефон", "Город"], ["а", "б", "в"]]
    )
    assert guess.header_row(table) == 3


def test_a_second_name_is_the_legal_name_and_a_second_address_another_address() -> None:
    assert [field for field, _ in told(["Название", "Организация", "Адрес", "Юр. адрес"])] == [
        "name", "legal_name", "address", "post_address",
    ]  # fmt: skip


def test_misspelt_headers_are_understood() -> None:
    assert [field for field, _ in told(["Наименованее", "Телефн", "Отвественный"])] == [
        "name",
        "phone",
        "employee",
    ]


def test_a_file_of_persons_needs_no_company() -> None:
    found = guess.mapping(Table([["Фамилия", "Имя", "Отчество", "Мобильный", "Д.р."], ["а"] * 5]))
    assert [column.field for column in found.columns] == ["last", "first", "middle", "phone", "birthday"]
    assert found.problems() == []


def test_a_mapping_says_what_keeps_it_from_being_used() -> None:
    found = guess.mapping(Table([["Телефон", "Город"], ["1", "x"]]))
    assert found.problems() == ["no_name"]
    twice = found.with_column(found.columns[0].__class__(0, "a", "city")).with_column(found.columns[1])
    assert "twice:city" in twice.problems()


def recipe_of(headers: list[Cell]) -> tuple[Mapping, str]:
    made = guess.mapping(Table([headers, ["x"] * len(headers)]), "DE", "89")
    return made, mapping.to_json(made)


def test_a_recipe_reads_the_next_file_in_another_order() -> None:
    made, text = recipe_of(["Company", "Contact 1", "Contact 1 phone"])
    again = mapping.from_json(text, ["contact 1 PHONE", "New", "Company"], 4)
    assert again is not None
    assert [(c.index, c.field, c.group) for c in again.columns] == [
        (0, "phone", 1),
        (1, "", 0),
        (2, "name", 0),
    ]
    assert (again.region, again.area, again.header_row) == ("DE", "89", 4)
    assert mapping.recipe_key(["A b", "C"]) == mapping.recipe_key(["c", "a  B"]) != mapping.recipe_key(["c"])


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 99, "region": "", "area": "", "columns": []}', '{"version":1}']
)
def test_what_is_no_recipe_is_none(text: str) -> None:
    assert mapping.from_json(text, ["a"], 0) is None


def test_columns_have_letters() -> None:
    assert [mapping.column_letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
