"""Rows become clients with persons and channels; whatever is doubtful is asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from app.core.clinic import build, duplicates, guess, heap, leftover, mapping, pack, sample
from app.core.clinic.doubts import ABOUT, Answers, Doubt, Kind, by_kind
from app.core.clinic.duplicates import Why
from app.core.clinic.model import Channel, Client, Harvest, Known, Person
from app.core.clinic.table import Cell, Table


def read(
    headers: list[Cell], *rows: list[Cell], known: Known | None = None, answers: Answers | None = None
) -> Harvest:
    table = Table([headers, *rows])
    return build.harvest(table, guess.mapping(table, "RU", "495"), known or Known(), answers or Answers())


def asked(harvest: Harvest) -> dict[Kind, list[tuple[str, str]]]:
    return {kind: [(d.was, d.proposed) for d in found] for kind, found in by_kind(harvest.doubts).items()}


def phones_of(client: Client) -> list[str]:
    return [channel.normal or channel.typed for channel in client.channels if channel.kind == "P"]


def test_a_row_becomes_a_client_with_a_person_and_channels() -> None:
    made = read(
        ["Компания", "ИНН/КПП", "Контактное лицо", "Должность", "Тел. контактного лица", "Телефон", "Сайт"],
        [
            "ООО «Ромашка»",
            "7707083893/773601001",
            "Иванов Иван",
            "Директор",
            "+79123456789",
            "+74951234567",
            "www.r.ru",
        ],
    ).clients
    assert len(made) == 1
    client = made[0]
    assert (client.name, client.kind, client.row) == ("ООО «Ромашка»", "O", 1)
    assert client.fields == {
        "legal_name": "ООО «Ромашка»", "tax_id": "7707083893", "reg_code": "773601001", "country": "RU",
    }  # fmt: skip
    assert phones_of(client) == ["+74951234567"]
    assert client.persons == [
        Person("Иванов Иван", "Директор", channels=[Channel("P", "+79123456789", "+79123456789")])
    ]
    assert client.channels[1] == Channel("W", "www.r.ru", "r.ru")


def test_phones_are_mended_only_with_the_users_leave() -> None:
    rows: list[list[Cell]] = [
        ["А", "8 912 345-67-89"],
        ["Б", "123-45-67"],
        ["В", "8 9l2 З45-67-80"],
        ["Г", "перезвонить"],
    ]
    made = read(["Компания", "Телефон"], *rows)
    assert [phones_of(c) for c in made.clients] == [["+79123456789"], ["+74951234567"], ["+79123456780"], []]
    assert asked(made) == {
        Kind.PHONE: [("8 912 345-67-89", "+7 912 345-67-89")],
        Kind.AREA: [("123-45-67", "+7 495 123-45-67")],
        Kind.PHONE_LETTERS: [("8 9l2 З45-67-80", "+7 912 345-67-80")],
        Kind.PHONE_BAD: [("перезвонить", "")],
    }
    assert made.clients[3].fields["note"] == "Телефон: перезвонить"
    answers = Answers()
    for kind in (Kind.PHONE, Kind.AREA, Kind.PHONE_LETTERS, Kind.PHONE_BAD):
        answers.answer_kind(kind, accepted=False)
    kept = read(["Компания", "Телефон"], *rows, answers=answers)
    assert [phones_of(c) for c in kept.clients] == [[str(row[1])] for row in rows]


def test_a_single_answer_wins_over_that_of_its_kind() -> None:
    answers = Answers()
    answers.answer_kind(Kind.PHONE, accepted=False)
    answers.single[2, 1, Kind.PHONE] = True
    made = read(["Компания", "Телефон"], ["А", "89123456789"], ["Б", "89123456780"], answers=answers)
    assert [phones_of(c) for c in made.clients] == [["89123456789"], ["+79123456780"]]


def test_several_phones_in_a_cell_are_asked_and_parted() -> None:
    made = read(["Компания", "Телефон"], ["А", "+7 495 123-45-67, 123-45-68 доб. 5"])
    assert phones_of(made.clients[0]) == ["+74951234567", "+74951234568"]
    assert asked(made)[Kind.PHONES] == [
        ("+7 495 123-45-67, 123-45-68 доб. 5", "+7 495 123-45-67; +7 495 123-45-68 #5")
    ]


def test_several_rows_of_a_company_are_one_client_with_several_persons() -> None:
    made = read(
        ["Компания", "Контакт", "Телефон", "Город"],
        ["ООО Ромашка", "Иванов Иван", "+79123456789", "Москва"],
        ['"Ромашка"', "Петрова Анна", "+79123456780", None],
        [None, "Сидоров Олег", "+79123456781", None],
        ["Ромашка", "Другой Иван", None, "Тверь"],
    )
    assert [(c.name, [p.name for p in c.persons]) for c in made.clients] == [
        ("ООО Ромашка", ["Иванов Иван", "Петрова Анна", "Сидоров Олег"]),
        ("Ромашка", ["Другой Иван"]),
    ]
    first = made.clients[0]
    assert phones_of(first) == ["+79123456789"]
    assert [channel.normal for channel in first.persons[1].channels] == ["+79123456780"]
    assert first.rows == [1, 2, 3]
    refused = Answers()
    refused.answer_kind(Kind.JOINED, accepted=False)
    apart = read(
        ["Компания", "Контакт"],
        ["А", "Иванов Иван"],
        ["А", "Петров Олег"],
        [None, "Сидоров Олег"],
        answers=refused,
    )
    assert [(c.kind, c.name) for c in apart.clients] == [("O", "А"), ("O", "А"), ("P", "Сидоров Олег")]


def test_a_client_that_looks_like_a_person_is_one() -> None:
    made = read(["Клиент", "Телефон"], ["Иванов Иван Иванович", "+79123456789"], ["ИП Иванов Иван", None])
    assert [c.kind for c in made.clients] == ["P", "O"]
    assert asked(made)[Kind.PERSON] == [("Иванов Иван Иванович", "Иванов Иван Иванович")]


def test_a_file_of_persons_makes_persons() -> None:
    made = read(
        ["Фамилия", "Имя", "Мобильный", "Дата рождения"], ["Иванов", "Иван", "+79123456789", "12 марта 1980"]
    )
    client = made.clients[0]
    assert (client.kind, client.name, client.birthday) == ("P", "Иванов Иван", date(1980, 3, 12))
    assert client.channels[0].label == "мобильный"
    assert client.persons == []


def test_dates_as_text_and_as_numbers_are_asked() -> None:
    rows: list[list[Cell]] = [
        ["А", "Иванов Иван", "13.03.80"],
        ["Б", "Петров Олег", 29221],
        ["В", "Сидоров Олег", "31.02.1980"],
    ]
    made = read(["Компания", "Контакт", "День рождения"], *rows)
    assert [c.persons[0].birthday for c in made.clients] == [date(1980, 3, 13), date(1980, 1, 1), None]
    assert asked(made) == {
        Kind.DATE: [("13.03.80", "1980-03-13"), ("29221", "1980-01-01")],
        Kind.DATE_BAD: [("31.02.1980", "")],
    }
    assert "31.02.1980" in made.clients[2].fields["note"]


def test_a_number_stored_as_percent_is_asked() -> None:
    table = Table([["Компания", "ИНН"], ["А", 77070838.93]], percent={(1, 1)})
    made = build.harvest(table, guess.mapping(table), Known(), Answers())
    assert made.clients[0].fields["tax_id"] == "7707083893"
    assert asked(made) == {Kind.PERCENT: [("7707083893 %", "7707083893")]}


def test_mixed_alphabets_in_a_name_are_asked() -> None:
    made = read(["Компания"], ["OOO Pомашка"], ["x"])
    assert made.clients[0].name == "ООО Ромашка"
    assert asked(made) == {Kind.SCRIPT: [("OOO Pомашка", "ООО Ромашка")]}


def test_wrong_tax_numbers_go_to_the_note_unless_refused() -> None:
    made = read(["Компания", "ИНН"], ["А", "7707083894"], ["Б", 274062111])
    assert made.clients[0].fields == {"note": "ИНН: 7707083894"}
    assert made.clients[1].fields["tax_id"] == "0274062111"
    assert asked(made) == {Kind.TAX: [("274062111", "0274062111")], Kind.TAX_BAD: [("7707083894", "")]}


@pytest.mark.parametrize(
    ("cell", "emails"),
    [
        ("a@b.ru, c@d.ru", ["a@b.ru", "c@d.ru"]),
        ("zakaz @firma,ru", ["zakaz@firma.ru"]),
        ("claire(at)dupont.fr", ["claire@dupont.fr"]),
        ("Anna <A@b.de>", ["A@b.de"]),
        ("нет почты", []),
        ("-", []),
    ],
)
def test_e_mails_are_parted_and_mended(cell: str, emails: list[str]) -> None:
    made = read(["Company", "E-mail"], ["А", cell])
    assert [channel.typed for channel in made.clients[0].channels] == emails


def test_dictionary_values_are_recognised_or_asked_once() -> None:
    known = Known(values={"source": {"выставка": "Выставка"}})
    made = read(
        ["Компания", "Источник"],
        ["А", "выставка"],
        ["Б", "Выстовка"],
        ["В", "Радио"],
        ["Г", "Радио"],
        known=known,
    )
    assert [c.values.get("source") for c in made.clients] == ["Выставка", "Выставка", "Радио", "Радио"]
    assert asked(made) == {Kind.VALUE_NEAR: [("Выстовка", "Выставка")], Kind.VALUE_NEW: [("Радио", "Радио")]}
    known.may_add = False
    plain = read(["Компания", "Источник"], ["А", "Радио"], known=known)
    assert plain.clients[0].values == {}
    assert plain.clients[0].fields["note"] == "Источник: Радио"


def test_the_responsible_is_found_by_name_log_in_or_initials() -> None:
    known = Known(employees={"петрова анна": 2, "anna": 2, "иванов иван": 3})
    rows: list[list[Cell]] = [["А", "Петрова Анна"], ["Б", "ANNA"], ["В", "Иванов И."], ["Г", "Кто-то"]]
    made = read(["Компания", "Ответственный"], *rows, known=known)
    assert [c.employee_id for c in made.clients] == [2, 2, 3, None]
    assert set(asked(made)) == {Kind.EMPLOYEE, Kind.EMPLOYEE_BAD}


def test_foreign_firms_are_at_home_where_their_name_says() -> None:
    made = read(
        ["Компания", "ИНН", "Телефон"],
        ["Müller GmbH", "136695976", "089 12345678"],
        ["บริษัท ไทยรุ่งเรือง จำกัด", "0994000165510", "02 123 4567"],
    )
    assert [(c.fields["tax_id"], c.fields["country"], phones_of(c)) for c in made.clients] == [
        ("DE136695976", "DE", ["+498912345678"]),
        ("0994000165510", "TH", ["+6621234567"]),
    ]


def test_a_text_longer_than_the_base_keeps_is_asked_and_kept_in_the_note() -> None:
    long = "Фирма " + "очень " * 40
    made = read(["Компания", "Город"], [long, "x"], ["b", "y"])
    assert len(made.clients[0].name) <= 120
    assert long.strip() in made.clients[0].fields["note"]
    assert Kind.CUT in asked(made)


def test_rows_of_nobody_are_refused_and_totals_left_out() -> None:
    made = read(["Компания", "Телефон"], [None, "+79123456789"], ["Итого", None])
    assert [c.problem for c in made.clients] == ["no_name"]


def test_nothing_of_a_row_is_lost_that_a_field_does_not_take() -> None:
    made = read(["Компания", "Страна", "Филиал", "Сайт"], ["А", "Атлантида", "Луна", "нет сайта"])
    note = made.clients[0].fields["note"]
    assert all(text in note for text in ("Страна: Атлантида", "Филиал: Луна", "Сайт: нет"))


def test_every_kind_of_doubt_has_words() -> None:
    assert set(ABOUT) == set(Kind)


def test_the_sample_has_nearly_every_kind_of_doubt(tmp_path: Path) -> None:
    from app.core.clinic import reading

    table = reading.read(str(sample.save(tmp_path / "s.xlsx")))
    known = Known(values={"source": {"выставка": "Выставка"}}, employees={"петрова анна": 2})
    made = build.harvest(table, guess.mapping(table, "RU", "495"), known, Answers())
    assert set(Kind) - set(asked(made)) == {Kind.CUT}
    assert len(duplicates.in_file(made.clients)) == 1
    assert table.rows == reading.read(str(sample.PATH)).rows


# -- duplicates inside the file


def firm(name: str, **fields: str) -> Client:
    return Client([1], name=name, fields=fields)


def pairs(*clients: Client) -> list[tuple[int, int, Why]]:
    return [(one.first, one.second, one.why) for one in duplicates.in_file(list(clients))]


def test_a_misspelt_name_is_found_and_a_different_number_is_not() -> None:
    assert pairs(firm("Стройинвестпроект"), firm("ООО Стройинвестпраект")) == [(0, 1, Why.NAME)]
    assert pairs(firm("Школа № 12"), firm("Школа № 21")) == []
    assert pairs(firm("Ромашка", tax_id="1"), firm("Ромашка", tax_id="2")) == []


def test_a_shared_phone_and_a_like_name_are_one_client() -> None:
    one, other = firm("Рубин"), firm("Рубинн ООО")
    for client in (one, other):
        client.add_channel(Channel("P", "x", "+79123456789"))
    found = duplicates.in_file([one, other])
    assert [(pair.why, pair.certainty >= duplicates.SURE) for pair in found] == [(Why.PHONE, True)]


def test_a_shared_phone_alone_is_only_a_question() -> None:
    one, other = firm("Рубин"), firm("Сатурн")
    for client in (one, other):
        client.persons = [Person("x", channels=[Channel("P", "x", "+79123456789")])]
    found = duplicates.in_file([one, other])
    assert [pair.certainty < duplicates.SURE for pair in found] == [True]


def test_a_number_that_everybody_has_tells_nothing() -> None:
    clients = [firm(f"Фирма{chr(0x430 + n % 32)}{chr(0x430 + n // 32)}ъ") for n in range(100)]
    for client in clients:
        client.add_channel(Channel("P", "x", "+79123456789"))
    assert all(pair.why is Why.NAME for pair in duplicates.in_file(clients))


def test_chains_of_duplicates_become_one_client() -> None:
    clients = [firm("А", city="x"), firm("Б"), firm("В", address="y")]
    made = duplicates.join(
        clients, [duplicates.Pair(1, 2, Why.NAME, 1.0), duplicates.Pair(0, 1, Why.NAME, 1.0)]
    )
    assert [(c.name, c.fields) for c in made] == [("А", {"city": "x", "address": "y"})]


# -- what goes to the base, and what is left


def test_lines_for_the_base_hold_no_foreign_separators() -> None:
    client = firm("А\tБ\nВ", note="1\n2")
    assert pack.lines(client, pack.Terms(), None) == ["OА Б\x1eВ\tN1\x1e2"]


def test_blocks_are_never_larger_than_said_and_hold_every_line() -> None:
    lines = [f"строка {n}" * (n % 7 + 1) for n in range(500)]
    made = list(pack.blocks(lines, 1000))
    assert [line for block in made for line in block] == lines
    assert all(len("\n".join(block).encode()) <= 1000 for block in made)


def test_rows_left_are_saved_as_texts_never_as_formulas(tmp_path: Path) -> None:
    table = Table([["Компания", "Сумма"], ["=1+1", 5], ["@x", None], ["a\x01b", date(2020, 1, 2)]])
    found = guess.mapping(table)
    path = str(tmp_path / "left.xlsx")
    assert leftover.save(path, table, found, [(1, "=плохо"), (3, "так")], "Причина") == 2
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet]
    assert rows[:2] == [["Компания", "Сумма", "Причина"], ["=1+1", 5, "=плохо"]]
    assert rows[2][0] == "ab"
    assert [cell.data_type for cell in sheet[2]] == ["s", "n", "s"]


def test_a_doubt_knows_its_place() -> None:
    doubt = Doubt(3, 1, Kind.DATE, "a", "b", 0.4)
    assert doubt.place == (3, 1, Kind.DATE)
    assert not Answers().accepted(doubt)
    assert mapping.headers_of(Table([["a"], ["1", "2"]]), 0) == ["a", "B"]


def test_an_import_keeps_the_collector_away_and_gives_everything_back() -> None:
    import gc

    before = gc.get_freeze_count()
    with heap.uncollected():
        assert not gc.isenabled()
        kept = [[n] for n in range(1000)]
    assert gc.isenabled()
    assert gc.get_freeze_count() >= before + len(kept)
    heap.release()
    assert gc.get_freeze_count() == 0
