"""How administrators write where a base is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.engine import Server, parse_server


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("192.168.0.122/3059", Server("192.168.0.122", 3059)),
        ("crm.example.org", Server("crm.example.org")),
        ("crm:paddock2", Server("crm", 3050, "paddock2")),
        (" crm/3051:C:\\bases\\crm.fdb ", Server("crm", 3051, "C:\\bases\\crm.fdb")),
        ("crm:/srv/my bases/crm.fdb", Server("crm", 3050, "/srv/my bases/crm.fdb")),
        ("[::1]/3050:crm", Server("::1", 3050, "crm")),
        ("[fe80::1%eth0]", Server("fe80::1%eth0")),
    ],
)
def test_an_address_is_read_as_administrators_write_it(text: str, target: Server) -> None:
    assert parse_server(text) == target


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "host_missing"),
        ("/3050", "host_missing"),
        (":crm", "host_missing"),
        ("two words", "host_bad"),
        ("[::1", "host_bad"),
        ("[crm]", "host_bad"),
        ("a@b", "host_bad"),
        ("crm/", "port_bad"),
        ("crm/0", "port_bad"),
        ("crm/65536", "port_bad"),
        ("crm/٣٠٥٠", "port_bad"),
        ("crm/port", "port_bad"),
        ("crm:", "alias_missing"),
        ("crm:a\nb", "alias_bad"),
    ],
)
def test_a_bad_address_says_what_is_bad(text: str, key: str) -> None:
    with pytest.raises(ValueError, match=f"^{key}$"):
        parse_server(text)


HOSTS = st.from_regex(r"[a-z0-9][a-z0-9.\-]{0,30}", fullmatch=True) | st.ip_addresses(v=6).map(str)
ALIASES = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=40)


@given(HOSTS, st.integers(1, 65535), ALIASES)
def test_an_address_written_out_is_read_back(host: str, port: int, alias: str) -> None:
    target = Server(host, port, alias)
    assert parse_server(str(target)) == target


KEYS = ("host_missing", "host_bad", "port_bad", "alias_missing", "alias_bad")


@given(st.text(max_size=30))
def test_any_text_is_an_address_or_a_known_complaint(text: str) -> None:
    complaint = ""
    try:
        target = parse_server(text)
    except ValueError as error:
        complaint = str(error)
    assert complaint in KEYS or parse_server(str(target)) == target
