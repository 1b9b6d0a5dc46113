"""Files are read in a process of their own; hostile ones are refused with a sentence, never a hang."""

from __future__ import annotations

import io
import struct
import threading
import time
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from app.core.clinic import reading, refusal
from app.core.clinic.refusal import REFUSALS, Refused, Stopped
from app.core.clinic.table import packed, shown, unpacked
from app.core.clinic.windows_limits import limits

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def bare_xlsx(path: Path, sheet: str, *, extra: dict[str, str] | None = None, shared: str = "") -> str:
    """An xlsx made by hand, so that it can hold what no honest writer makes."""
    parts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"{HEAD}<Relationships "
        'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>",
        "xl/sharedStrings.xml": shared or f'{HEAD}<sst xmlns="{MAIN}"><si><t>a</t></si></sst>',
        "xl/worksheets/sheet1.xml": sheet,
        **(extra or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return str(path)


def sheet_xml(rows: str) -> str:
    return f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def refusal_of(path: str, **how: float) -> str:
    """The key of the refusal; every key has a sentence."""
    with pytest.raises(Refused) as caught:
        reading.Reading(path, **how).run()  # type: ignore[arg-type]
    assert caught.value.text == REFUSALS[caught.value.key]
    assert caught.value.text.text.format(**caught.value.values)
    return caught.value.key


def test_a_cell_at_the_far_corner_is_refused(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert refusal_of(bare_xlsx(tmp_path / "far.xlsx", sheet_xml(rows))) == "rows"


def test_a_cell_in_the_last_column_is_refused(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>'
    assert refusal_of(bare_xlsx(tmp_path / "wide.xlsx", sheet_xml(rows))) == "columns"


def test_a_reference_hidden_by_quotes_and_prefixes_is_found(tmp_path: Path) -> None:
    rows = "<row r='1'><c t='n'  r = 'XFD1048576' ><v>1</v></c></row>"
    assert refusal_of(bare_xlsx(tmp_path / "sly.xlsx", sheet_xml(rows))) == "rows"


def test_one_cell_of_190_megabytes_is_refused(tmp_path: Path) -> None:
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>' + "x" * 190_000_000 + "</t></is></c></row>"
    assert refusal_of(bare_xlsx(tmp_path / "cell.xlsx", sheet_xml(cell))) == "big"


def test_a_part_that_unpacks_a_thousandfold_is_refused(tmp_path: Path) -> None:
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>' + "x" * 20_000_000 + "</t></is></c></row>"
    assert refusal_of(bare_xlsx(tmp_path / "ratio.xlsx", sheet_xml(cell))) == "ratio"


def test_a_million_rows_are_refused(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n * 7919 % 10007}</v></c></row>' for n in range(1, 1_000_001)
    )
    assert refusal_of(bare_xlsx(tmp_path / "rows.xlsx", sheet_xml(rows))) == "rows"


def test_rows_without_numbers_are_counted(tmp_path: Path) -> None:
    rows = "".join(f"<row><c><v>{n * 7919 % 10007}</v></c></row>" for n in range(refusal.MAX_ROWS + 1))
    assert refusal_of(bare_xlsx(tmp_path / "rows.xlsx", sheet_xml(rows))) in ("rows", "empty")


def test_shared_strings_that_unpack_to_196_megabytes_are_refused(tmp_path: Path) -> None:
    shared = f'{HEAD}<sst xmlns="{MAIN}"><si><t>' + "y" * 196_000_000 + "</t></si></sst>"
    rows = sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    assert refusal_of(bare_xlsx(tmp_path / "shared.xlsx", rows, shared=shared)) == "big"


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entity_bombs_and_external_entities_are_refused(
    tmp_path: Path, declaration: str, encoding: str
) -> None:
    rows = sheet_xml('<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>')
    evil = rows.replace(HEAD, f'<?xml version="1.0" encoding="{encoding}"?>{declaration}')
    path = bare_xlsx(tmp_path / "entity.xlsx", rows)
    with zipfile.ZipFile(path, "a") as file:
        file.writestr("xl/worksheets/sheet2.xml", evil.encode(encoding))
    assert refusal_of(path) == "doctype"


def test_a_size_that_lies_is_no_way_in(tmp_path: Path) -> None:
    """The directory says 100 bytes, the part unpacks to 300 MB: it ends, and not with rows."""
    sheet = sheet_xml(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>' + "x" * 300_000_000 + "</t></is></c></row>"
    )
    path = bare_xlsx(tmp_path / "lie.xlsx", sheet)
    data = bytearray(Path(path).read_bytes())
    honest = struct.pack("<I", len(sheet))
    assert data.count(honest) == 2
    Path(path).write_bytes(bytes(data).replace(honest, struct.pack("<I", 100)))
    assert refusal_of(path) in ("damaged", "memory", "ratio", "big")


def test_an_ods_row_repeated_a_million_times_is_refused(tmp_path: Path) -> None:
    office = "urn:oasis:names:tc:opendocument:xmlns:"
    xml = (
        f'{HEAD}<office:document-content xmlns:office="{office}office:1.0" xmlns:table="{office}table:1.0" '
        f'xmlns:text="{office}text:1.0"><office:body><office:spreadsheet><table:table table:name="S">'
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" '
        'office:value="1" table:number-columns-repeated="16384"><text:p>1</text:p></table:table-cell>'
        "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    path = tmp_path / "bomb.ods"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("content.xml", xml)
    assert refusal_of(str(path)) == "rows"


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("a.xlsx", b"PK\x03\x04 broken", "damaged"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"),
        ("a.xls", b"<html><table><tr><td>1</td></tr></table></html>", "html"),
        ("a.xls", b'<?xml version="1.0"?><Workbook/>', "xml"),
        ("a.csv", bytes(range(256)) * 40, "binary"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"\n\n;;\n", "empty"),
        ("a.csv", b"a;" + b"x" * 40_000, "cell"),
        ("a.csv", b";".join([b"1"] * 300), "columns"),
        ("a.csv", b"1\n" * 200_001, "rows"),
        ("a.csv", b'"' + b"never closed\n" * 100_000, "cell"),
        ("a.vcf", b"BEGIN:VCARD\nVERSION:3.0\nFN:x\n", "damaged"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(
    tmp_path: Path, name: str, data: bytes, key: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert refusal_of(str(path)) == key


def test_a_missing_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    assert refusal_of(str(tmp_path / "none.xlsx")) == "missing"


def test_a_zip_of_other_things_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as file:
        file.writestr("readme.txt", "hello")
    assert refusal_of(str(tmp_path / "a.xlsx")) == "binary"


def slow_worker(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    import sys

    monkeypatch.setattr(reading, "command", lambda: [sys.executable, "-c", code])


def test_a_reading_that_hangs_is_ended_by_the_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow_worker(monkeypatch, "import time; time.sleep(600)")
    assert refusal_of(str(tmp_path), seconds=0.3) == "time"


def test_a_reading_that_eats_memory_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "from app.core.clinic import worker; worker.limit_myself(); import os; x = b'x' * (3 << 30)"
    slow_worker(monkeypatch, f"import os\ntry:\n exec({code!r})\nexcept MemoryError:\n os.abort()")
    assert refusal_of(str(tmp_path)) == "memory"


def test_windows_ends_a_reading_that_computes_too_long_with_a_code_of_its_own() -> None:
    with pytest.raises(Refused) as caught:
        reading.Reading("a.xlsx")._explain(1816)  # ERROR_NOT_ENOUGH_QUOTA; no other system has such codes
    assert caught.value.key == "time"


def test_a_packed_program_reads_with_the_python_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_log: Callable[[str], None]
) -> None:
    monkeypatch.setattr(reading.sys, "executable", str(tmp_path / "paddock.exe"))
    expected_log("no Python beside")
    with pytest.raises(Refused) as caught:
        reading.command()
    assert caught.value.key == "worker"
    (tmp_path / "python.exe").touch()
    assert reading.command() == [str(tmp_path / "python.exe"), "-m", "app.core.clinic.worker"]


def test_a_reading_is_stopped_at_any_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow_worker(monkeypatch, "import time; print('[[1]]', flush=True); time.sleep(600)")
    one = reading.Reading(str(tmp_path))
    started = threading.Event()
    stopper = threading.Thread(target=lambda: (started.wait(60), one.stop()))
    stopper.start()
    with pytest.raises(Stopped):
        one.run(lambda rows: started.set())
    stopper.join()
    assert one._process is not None
    assert one._process.returncode


def test_the_limits_for_windows_name_memory_and_time() -> None:
    wanted = limits(1 << 30, 60)
    assert (wanted.process_memory, wanted.basic.per_process_time) == (1 << 30, 600_000_000)


# -- honest files -----------------------------------------------------------------------------------


def test_an_xlsx_is_read_with_its_types_and_percent_cells(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Small"])
    sheet = book.create_sheet("Clients")
    sheet.append(["Company", "Phone", "Since", "Share", "Tax"])
    sheet.append(["ООО Ромашка", 79123456789, datetime(2021, 3, 12), 256.76, 7707083893])
    sheet.append([])
    sheet.append(["x", 8.5, None, None, True])
    sheet["D2"].number_format = "0.00%"
    book.create_sheet("Secret").sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    table = reading.read(str(tmp_path / "a.xlsx"))
    assert [one.name for one in table.sheets] == ["Sheet", "Clients", "Secret"]
    assert (table.sheet, table.kind, table.sheets[2].hidden) == (1, "xlsx", True)
    assert table.rows[1][:2] == ["ООО Ромашка", 79123456789]
    assert table.rows[1][2] in (datetime(2021, 3, 12), date(2021, 3, 12))
    assert table.percent == {(1, 3)}
    assert table.rows[2] == []
    assert table.rows[3] == ["x", 8.5, None, None, True]
    assert reading.read(str(tmp_path / "a.xlsx"), 0).rows == [["Small"]]


def test_rows_above_the_table_keep_their_numbers(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["C4"] = "Name"
    book.save(tmp_path / "a.xlsx")
    assert reading.read(str(tmp_path / "a.xlsx")).rows == [[], [], [], [None, None, "Name"]]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16", "utf-16-le", "cp866", "koi8-r"]
)
@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
def test_a_csv_is_read_in_any_encoding_and_with_any_separator(
    tmp_path: Path, encoding: str, mark: str
) -> None:
    text = "\n".join(
        mark.join(row)
        for row in [
            ("Название", "Телефон", "Город"),
            ("Ромашка", "8 912", "Москва"),
            ('"Рога и\nкопыта"', "", "Тверь"),
        ]
    )
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode(encoding))
    table = reading.read(str(path))
    assert table.rows == [
        ["Название", "Телефон", "Город"],
        ["Ромашка", "8 912", "Москва"],
        ["Рога и\nкопыта", None, "Тверь"],
    ]
    assert table.separator == mark


def test_western_and_thai_csv_are_read(tmp_path: Path) -> None:
    for encoding, word in (
        ("cp1252", "Müller Söhne Straße für Köln"),
        ("cp874", "บริษัท ไทยรุ่งเรือง จำกัด กรุงเทพ"),
    ):
        path = tmp_path / "a.csv"
        path.write_bytes(f"Name;City\n{word};{word}\n{word};x\n".encode(encoding))
        assert reading.read(str(path)).rows[1] == [word, word]


def test_excels_own_separator_line_is_obeyed(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("sep=|\na,b|c\n", "utf-8")
    assert reading.read(str(tmp_path / "a.csv")).rows == [["a,b", "c"]]


def test_vcards_of_three_versions_become_a_table(tmp_path: Path) -> None:
    cards = (
        "BEGIN:VCARD\r\nVERSION:2.1\r\n"
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=98=D0=B2=D0=B0=D0=BD=D0=BE=D0=B2;"
        "=D0=9F=D1=91=D1=82=D1=80\r\nTEL;CELL:+79123456789\r\nTEL;WORK;VOICE:8 495 1234567\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna M\u00fcller\r\nORG:Muster GmbH;Sales\r\n"
        "TITLE:Head\r\nitem1.EMAIL:a@b.de\r\n"
        "PHOTO;ENCODING=b:AAAA\r\n AAAA\r\nADR:;;Str. 1;M\u00fcnchen;;80331;Germany\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\r\nVERSION:4.0\r\n"
        "FN:Som\r\nTEL;VALUE=uri:tel:+66-81-234-5678;ext=5\r\nBDAY:19850412\r\nEND:VCARD\r\n"
    )
    (tmp_path / "a.vcf").write_text(cards, "utf-8", newline="")
    table = reading.read(str(tmp_path / "a.vcf"))
    rows = [dict(zip(table.rows[0], row, strict=False)) for row in table.rows[1:]]
    assert (rows[0]["Last name"], rows[0]["First name"]) == ("Иванов", "Пётр")
    assert rows[0]["Phone"] == "+79123456789; 8 495 1234567"
    assert (rows[1]["Company"], rows[1]["E-mail"], rows[1]["City"]) == ("Muster GmbH", "a@b.de", "München")
    assert (rows[2]["Phone"], rows[2]["Birthday"]) == ("+66-81-234-5678 ext 5", "19850412")


def test_cells_go_through_the_pipe_and_come_back() -> None:
    for cell in ("a", 1, 2.5, True, None, date(2020, 1, 2), datetime(2020, 1, 2, 3, 4)):
        assert unpacked(packed(cell)) == cell


def test_a_number_is_shown_as_a_person_writes_it() -> None:
    assert [shown(one) for one in (79123456789.0, 1e15, 0.1 + 0.2, None, datetime(2020, 1, 2))] == [
        "79123456789", "1000000000000000", "0.3", "", "2020-01-02",
    ]  # fmt: skip


def test_reading_does_not_wait_for_a_reader_that_is_slow_to_die(tmp_path: Path) -> None:
    buffer = io.StringIO()
    for number in range(150_000):
        buffer.write(f"Firm {number};8 912 {number}\n")
    (tmp_path / "a.csv").write_text(buffer.getvalue(), "utf-8")
    one = reading.Reading(str(tmp_path / "a.csv"))

    def stop_early(rows: int) -> None:
        one.stop()

    started = time.monotonic()
    with pytest.raises(Stopped):
        one.run(stop_early)
    assert time.monotonic() - started < 60
