"""The rows of each table, made of a demo world: symbols become ids, moments become columns."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime
from random import Random
from typing import Any, NamedTuple

from db.audit import packed
from db.demo.model import World

Rows = tuple[Sequence[str], list[Sequence[object]]]


class Table(NamedTuple):
    name: str
    make: Callable[[World, Keys], Rows]


class _Query(NamedTuple):
    name: str
    text: str
    values: tuple[object, ...] = ()


class Keys:
    """Ids in the base: what stood there before stays (dictionary values by code, employees by login)."""

    def __init__(self, world: World, act: Any) -> None:
        self._act = act
        self._rng = Random(f"uid/{world.seed}/{world.language}/{len(world.clients)}")
        self.tops = {
            table: self._top(table)
            for table in (
                "branch",
                "department",
                "employee",
                "dictionary_kind",
                "dictionary",
                "client_class",
            )
        }
        self.kinds = {code: int(key) for key, code in self._rows("select id, code from dictionary_kind_t")}
        self.values: dict[tuple[str, str], int] = {}
        self.branches: dict[int, int] = {}
        self.roles = {str(code): int(key) for key, code in self._rows("select id, code from staff_role_t")}
        self.logins = {login: int(key) for key, login in self._rows("select id, login from employee_t")}
        self.employees: dict[int, int] = {}
        self._find_values(world)
        self._find_branches(world)
        self.bodies = [a.body for a in world.attachments] + [c.photo for c in world.contacts if c.photo]

    def _rows(self, text: str) -> list[tuple[Any, ...]]:
        return list(self._act.rows(_Query("demo: keys", text)))

    def _find_values(self, world: World) -> None:
        """Values that a new base has from the start: the same code, or the same name."""
        found = self._rows(
            "select v.id, k.code, v.code, v.name from dictionary_t v join dictionary_kind_t k on k.id = v.kind_id"
        )
        named = {(kind, name): int(key) for key, kind, _, name in found}
        coded = {(kind, code): int(key) for key, kind, code, _ in found if code}
        for kind in world.kinds:
            for symbol, name in kind.values:
                key = coded.get((kind.code, symbol)) or named.get((kind.code, name))
                if key:
                    self.values[kind.code, symbol] = key

    def _find_branches(self, world: World) -> None:
        names = {name: int(key) for key, name in self._rows("select id, name from branch_t")}
        new = self.tops["branch"]
        for branch in world.branches:
            new += branch.name not in names
            self.branches[branch.key] = names.get(branch.name, new)

    def _top(self, table: str) -> int:
        return int(self._rows(f"select coalesce(max(id), 0) from {table}_t")[0][0])

    def uid(self) -> str:
        return f"{self._rng.getrandbits(128):032x}"

    def branch(self, key: int) -> int:
        return self.branches[key]

    def department(self, key: int) -> int:
        return self.tops["department"] + key

    def employee(self, key: int) -> int:
        return self.employees[key]

    def contact(self, key: int) -> int:
        return key

    def client(self, key: int) -> int:
        return key

    def value(self, kind: str, code: str) -> int | None:
        return self.values[kind, code] if code else None

    def attachment_rows(self, world: World) -> Rows:
        columns = ("uid", "owner_kind", "owner_id", "name", "sha", "size_bytes", "created_at", "created_by")
        rows: list[Sequence[object]] = [
            (
                self.uid(),
                a.owner_kind,
                a.owner,
                a.name,
                hashlib.sha256(a.body).hexdigest(),
                len(a.body),
                a.created_at,
                self.employee(a.employee),
            )
            for a in world.attachments
        ]
        return columns, rows


def _branches(world: World, keys: Keys) -> Rows:
    return ("id", "uid", "name", "city", "phone", "created_at"), [
        (keys.branch(b.key), keys.uid(), b.name, b.city, b.phone, world.first)
        for b in world.branches
        if keys.branch(b.key) > keys.tops["branch"]
    ]


def _departments(world: World, keys: Keys) -> Rows:
    return ("id", "uid", "name", "branch_id", "parent_id", "created_at"), [
        (
            keys.department(d.key),
            keys.uid(),
            d.name,
            keys.branch(d.branch),
            keys.department(d.parent) if d.parent else None,
            world.first,
        )
        for d in world.departments
    ]


def _employees(world: World, keys: Keys) -> Rows:
    """Those whose login is in the base already stay as they are."""
    columns = [
        "id",
        "uid",
        "name",
        "login",
        "branch_id",
        "department_id",
        "job",
        "phone",
        "email",
        "birthday",
        "staff_role_id",
        "is_active",
        "created_at",
    ]
    rows: list[Sequence[object]] = []
    for e in world.employees:
        if e.login in keys.logins:
            keys.employees[e.key] = keys.logins[e.login]
            continue
        keys.employees[e.key] = keys.tops["employee"] + len(rows) + 1
        rows.append(
            (
                keys.employees[e.key],
                keys.uid(),
                e.name,
                e.login,
                keys.branch(e.branch),
                keys.department(e.department),
                e.job,
                e.phone,
                e.email,
                e.birthday,
                keys.roles[e.role.removeprefix("crm_")],
                e.active,
                world.first,
            )
        )
    return columns, rows


def _kinds(world: World, keys: Keys) -> Rows:
    columns = ("id", "uid", "code", "name", "is_system", "is_classifier", "created_at")
    rows: list[Sequence[object]] = []
    for kind in world.kinds:
        if kind.code not in keys.kinds:
            keys.kinds[kind.code] = keys.tops["dictionary_kind"] + len(rows) + 1
            key = keys.kinds[kind.code]
            rows.append(
                (key, keys.uid(), kind.code, kind.name, not kind.classifier, kind.classifier, world.first)
            )
    return columns, rows


def _values(world: World, keys: Keys) -> Rows:
    columns = ("id", "uid", "kind_id", "name", "sort_no", "created_at")
    rows: list[Sequence[object]] = []
    for kind in world.kinds:
        for number, (code, name) in enumerate(kind.values, 1):
            if (kind.code, code) in keys.values:
                continue
            key = keys.values[kind.code, code] = keys.tops["dictionary"] + len(rows) + 1
            rows.append((key, keys.uid(), keys.kinds[kind.code], name, number * 10, world.first))
    return columns, rows


def _clients(world: World, keys: Keys) -> Rows:
    columns = [
        "id",
        "uid",
        "kind",
        "name",
        "legal_name",
        "country",
        "tax_id",
        "reg_code",
        "reg_no",
        "region",
        "city",
        "address",
        "source_id",
        "status_id",
        "status_since",
        "trade_id",
        "size_id",
        "employee_id",
        "branch_id",
        "birthday",
        "note",
        "created_at",
        "created_by",
    ]
    return columns, [
        (
            c.key,
            keys.uid(),
            c.kind,
            c.name,
            c.legal_name or None,
            c.country,
            c.tax_id or None,
            c.reg_code or None,
            c.reg_no or None,
            c.region,
            c.city,
            c.address or None,
            keys.value("source", c.source),
            keys.value("status", c.status),
            c.status_since,
            keys.value("trade", c.trade),
            keys.value("size", c.size),
            keys.employee(c.employee),
            keys.branch(c.branch),
            c.birthday,
            c.note or None,
            c.created_at,
            keys.employee(c.employee),
        )
        for c in world.clients
    ]


def _classes(world: World, keys: Keys) -> Rows:
    return ("client_id", "value_id", "created_at", "created_by"), [
        (c.key, keys.value(kind, code), c.created_at, keys.employee(c.employee))
        for c in world.clients
        for kind, code in c.classes
    ]


def _contacts(world: World, keys: Keys) -> Rows:
    columns = [
        "id",
        "uid",
        "name",
        "salutation",
        "birthday",
        "branch_id",
        "employee_id",
        "note",
        "created_at",
        "created_by",
    ]
    return columns, [
        (
            c.key,
            keys.uid(),
            c.name,
            c.salutation,
            c.birthday,
            keys.branch(c.branch),
            keys.employee(c.employee),
            c.note or None,
            c.created_at,
            keys.employee(c.employee),
        )
        for c in world.contacts
    ]


def _employments(world: World, keys: Keys) -> Rows:
    columns = [
        "uid",
        "contact_id",
        "client_id",
        "role_id",
        "since",
        "until",
        "is_main",
        "note",
        "created_at",
        "created_by",
    ]
    return columns, [
        (
            keys.uid(),
            e.contact,
            e.client,
            keys.value("role", e.role),
            e.since,
            e.until,
            e.main,
            e.note or None,
            world.contacts[e.contact - 1].created_at,
            keys.employee(world.contacts[e.contact - 1].employee),
        )
        for e in world.employments
    ]


def _channels(world: World, keys: Keys) -> Rows:
    columns = [
        "uid",
        "client_id",
        "contact_id",
        "kind",
        "typed",
        "normal",
        "label",
        "is_main",
        "is_bad",
        "created_at",
        "created_by",
    ]
    rows: list[Sequence[object]] = []
    for h in world.channels:
        owner = world.clients[h.client - 1] if h.client else world.contacts[(h.contact or 1) - 1]
        made = (owner.created_at, keys.employee(owner.employee))
        rows.append(
            (
                keys.uid(),
                h.client,
                h.contact,
                h.kind,
                h.typed,
                h.normal,
                h.label or None,
                h.main,
                h.bad,
                *made,
            )
        )
    return columns, rows


def _interactions(world: World, keys: Keys) -> Rows:
    columns = [
        "id",
        "uid",
        "client_id",
        "contact_id",
        "employee_id",
        "kind",
        "direction",
        "at_ts",
        "minutes",
        "result_id",
        "summary",
        "key_points",
        "next_step",
        "created_at",
        "created_by",
    ]
    return columns, [
        (
            i.key,
            keys.uid(),
            i.client,
            i.contact,
            keys.employee(i.employee),
            i.kind,
            i.direction,
            i.at,
            i.minutes,
            keys.value("result", i.result),
            i.summary,
            i.key_points or None,
            i.next_step or None,
            i.at,
            keys.employee(i.employee),
        )
        for i in world.interactions
    ]


def _tasks(world: World, keys: Keys) -> Rows:
    columns = [
        "id",
        "uid",
        "subject",
        "client_id",
        "contact_id",
        "employee_id",
        "author_id",
        "interaction_id",
        "due_at",
        "remind_at",
        "reminded_at",
        "state",
        "result",
        "done_at",
        "created_at",
        "created_by",
    ]
    return columns, [
        (
            t.key,
            keys.uid(),
            t.subject,
            t.client,
            t.contact,
            keys.employee(t.employee),
            keys.employee(t.author),
            t.interaction,
            t.due_at,
            t.remind_at,
            t.remind_at if t.remind_at and t.remind_at < world.now else None,
            "W" if t.withdrawn else "D" if t.done_at else "O",
            t.result or None,
            t.due_at if t.withdrawn else t.done_at,
            t.created_at,
            keys.employee(t.author),
        )
        for t in world.tasks
    ]


def changes(world: World, keys: Keys) -> list[tuple[datetime, str, str, int, str, str]]:
    """The changes of clients as entries of the audit: when, who, entity, row, verb, the packed field."""
    found = []
    for change in world.changes:
        login = world.employees[change.employee - 1].login
        old, new = (_id_of(keys, change.field, value) for value in (change.old, change.new))
        found.append(
            (
                change.at,
                login,
                "client",
                keys.client(change.client),
                "U",
                packed(f"{change.field}_id", old, new),
            )
        )
    return found


def _id_of(keys: Keys, field: str, value: str | int) -> str:
    return str(keys.value("status", str(value)) if field == "status" else keys.employee(int(value)))


TABLES = (
    Table("branch_t", _branches),
    Table("department_t", _departments),
    Table("employee_t", _employees),
    Table("dictionary_kind_t", _kinds),
    Table("dictionary_t", _values),
    Table("client_t", _clients),
    Table("client_class_t", _classes),
    Table("contact_t", _contacts),
    Table("employment_t", _employments),
    Table("channel_t", _channels),
    Table("interaction_t", _interactions),
    Table("task_t", _tasks),
)
