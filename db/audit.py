"""Prints the stamp and audit triggers of part 2 of schema.sql from the tables of part 1.

    python -m db.audit          rewrites the generated section of schema.sql
    python -m db.audit --check  fails if it is not what would be written

Every table of part 1 with a row version is stamped and audited; nobody can forget a column, because the columns are read from
the table itself. Tables without a row version are the machinery's own (audit, sessions, search words) and are exempt.
"""

from __future__ import annotations

import re
import sys
from typing import NamedTuple

from db import generated
from db.script import parts

# kept by the machinery itself: neither an edit nor worth a line in the history
_STAMPS = ("created_at", "created_by", "changed_at", "changed_by", "rv")
_QUIET = {
    "client_t": ("last_key", "next_key", "status_since"),
    "contact_t": ("birth_md",),
    "channel_t": ("tail",),
    "task_t": ("reminded_at",),
    "department_t": ("path",),
    "employee_t": ("needs_token",),  # told in words, with the log-in
}
# what was given when such a row was made tells more than the row's number: rights, above all
_TOLD_WHEN_MADE = {"permission_t", "stand_in_t", "employee_t", "alarm_rule_t", "decoy_t"}
# rows that people save all day: their entries come by way of audit_new_t, which costs a save least. Those of rights, people and
# settings stand in the list of the audit at once
_OFTEN = {
    "client_t",
    "client_class_t",
    "contact_t",
    "employment_t",
    "channel_t",
    "interaction_t",
    "task_t",
    "attachment_t",
}
_TABLE = re.compile(r"^create table (\w+_t) \($(.*?)^\);$", re.MULTILINE | re.DOTALL)
_COLUMN = re.compile(r"^  (?!constraint\b)(\w+)\s+([a-z_]+(?:\(\d+\))?)([^\n]*)", re.MULTILINE)
_TEXT_DOMAIN = re.compile(r"^create domain (\w+) as varchar\((\d+)\)(?! character set ascii)", re.MULTILINE)
_ROOM = 8000  # characters that a trigger packs without a blob
_KEPT = 1000  # characters of audit_t.changes; what is longer goes into audit_t.rest


class Column(NamedTuple):
    """A column whose change is an edit. `text`: characters of a text that compares without case, 0 of anything else.

    `size` is the most characters that its value takes as text.
    """

    name: str
    text: int
    size: int

    @property
    def packed(self) -> int:
        """The most characters that its old and new value take in the packed text."""
        return 2 * self.size + len(self.name) + 16

    @property
    def is_long(self) -> bool:
        """Whether there must be a look whether it still has room."""
        return self.size > 500

    def differs(self) -> str:
        """The condition that it was changed: by code points, else a change of case would leave no trace (and take longer)."""
        collate = " collate ucs_basic" if self.text else ""
        return f"new.{self.name}{collate} is distinct from old.{self.name}{collate}"

    def value(self, row: str) -> str:
        """Its value as text."""
        return f"{row}.{self.name}" if self.text else f"cast({row}.{self.name} as varchar({self.size}))"


_MADE = (Column("created_at", 0, 63), Column("created_by", 0, 63))  # a deleted row comes back with them


def columns_of(body: str, domains: dict[str, int]) -> list[Column]:
    """The columns of a table, in order."""
    found = []
    for name, kind, rest in _COLUMN.findall(body):
        length = int("".join(re.findall(r"\d+", kind)) or 0)
        is_text = kind in domains or (kind.startswith("varchar") and "character set ascii" not in rest)
        text = (domains.get(kind) or length) if is_text else 0
        found.append(Column(name, text, max(text or length, 63)))
    return found


def audited(tables: str) -> dict[str, list[Column]]:
    """Table name -> the columns whose change is an edit, for each table that has a row version."""
    found: dict[str, list[Column]] = {}
    domains = {name: int(size) for name, size in _TEXT_DOMAIN.findall(tables)}
    for table, body in _TABLE.findall(tables):
        columns = columns_of(body, domains)
        if any(column.name == "rv" for column in columns):
            skipped = {"id", *_STAMPS, *_QUIET.get(table, ())}
            found[table] = [column for column in columns if column.name not in skipped]
    return found


def stamp(table: str, columns: list[Column]) -> str:
    """The trigger that keeps who made and changed a row, when, and its version."""
    entity = table.removesuffix("_t")
    changed = "\n      or ".join(column.differs() for column in columns)
    return f"""create trigger {entity}_stamp for {table} active before insert or update position 5 as
begin
  if (inserting) then
  begin
    new.rv = 0;
    if (new.created_by is null or not (is_owner() or is_freed('S'))) then
    begin
      new.created_by = my_id();
      if (new.created_by is null and not is_owner()) then exception e_not_in;
    end
    if (not (is_owner() or is_freed('S'))) then new.created_at = localtimestamp;
    new.changed_at = new.created_at;
    new.changed_by = new.created_by;
  end
  else
  begin
    new.id = old.id;
    new.created_at = old.created_at;
    new.created_by = old.created_by;
    new.changed_at = old.changed_at;
    new.changed_by = old.changed_by;
    new.rv = old.rv;
    if ({changed}) then
    begin
      new.rv = old.rv + 1;
      new.changed_at = localtimestamp;
      new.changed_by = my_id();
    end
  end
end
^
"""


def trail(table: str, columns: list[Column]) -> str:
    """The trigger that writes one entry for each change of a row."""
    entity = table.removesuffix("_t")
    spills = sum(c.packed for c in (*columns, *_MADE)) > _ROOM
    small = sum(c.packed for c in (*columns, *_MADE) if not c.is_long)
    updated = "\n".join(_piece(c, "new", c.differs(), spills, small) for c in columns)
    deleted = "\n".join(_piece(c, "", f"old.{c.name} is not null", spills, small) for c in (*columns, *_MADE))
    inserted = ""
    if table in _TOLD_WHEN_MADE:
        pieces = "\n".join(_made(c) for c in columns)
        inserted = f"\n  else\n  begin\n    c = '';\n{pieces}\n  end"
    counter = "\n  declare n integer;" if table in _OFTEN else ""
    return f"""create trigger {entity}_audit for {table} active after insert or update or delete position 20 as
  declare v d_letter = 'I';{counter}
  declare c varchar({_ROOM}) character set utf8 collate ucs_basic;
  declare rest blob sub_type text character set utf8;
begin
  if (updating) then
  begin
    if (new.rv = old.rv) then exit;
    v = 'U';
    c = '';
{updated}
  end
  else if (deleting) then
  begin
    v = 'D';
    c = '';
{deleted}
  end{inserted}
  if (char_length(c) > {_KEPT}) then
  begin
    rest = blob_append(rest, c);
    c = '';
  end
{_entry(entity, table in _OFTEN)}
end
^
"""


def _entry(entity: str, often: bool) -> str:
    """Writes the entry.

    An act writes into audit_t itself, so that its entries have the order in which they are taken back; what others have
    changed before it gets its numbers first, once a transaction: else it would look like changed since.
    """
    row = f"'{entity}', iif(:v = 'D', old.id, new.id), :v, :c, :rest);"
    if not often:
        return f"  insert into audit_t (entity, row_id, verb, changes, rest)\n  values ({row}"
    return f"""  if (rdb$get_context('USER_TRANSACTION', 'PADDOCK_ACT') is null) then
    insert into audit_new_t (at_tz, login, conn, entity, row_id, verb, changes, rest)
    values ('now', current_user, current_connection, {row}
  else
  begin
    if (v <> 'I' and rdb$get_context('USER_TRANSACTION', 'PADDOCK_NUMBERED') is null) then
    begin
      rdb$set_context('USER_TRANSACTION', 'PADDOCK_NUMBERED', '1');
      execute procedure audit_number(2000000000) returning_values n;
    end
    insert into audit_t (entity, row_id, verb, changes, rest)
    values ({row}
  end"""


def _piece(column: Column, new: str, when: str, spills: bool, small: int) -> str:
    """Adds one field to what is packed: "name old_length new_length:old_value new_value;", -1 for null (see unpack).

    `small`: what the short fields may take together; a long one that does not leave that much room goes into the rest.
    """
    old_value, new_value = column.value("old"), column.value("new") if new else ""
    head = f"'{column.name} ' || coalesce(char_length({old_value}), -1) || ' '"
    head += f" || coalesce(char_length({new_value}), -1) || ':'" if new else " || '-1:'"
    parts = [head, f"coalesce({old_value}, '')", *([f"coalesce({new_value}, '')"] if new else []), "';'"]
    add = f"c = c || {' || '.join(parts)};"
    if not (spills and column.is_long):
        return f"    if ({when}) then\n      {add}"
    room = _ROOM - small - len(column.name) - 16
    sizes = " + ".join(f"coalesce(char_length({value}), 0)" for value in (old_value, new_value) if value)
    return f"""    if ({when}) then
    begin
      if (char_length(c) + {sizes} > {room}) then
        rest = blob_append(rest, {", ".join(parts)});
      else
        {add}
    end"""


def _made(column: Column) -> str:
    """Adds a field of a new row."""
    value = column.value("new")
    return (
        f"    if (new.{column.name} is not null) then\n"
        f"      c = c || '{column.name} -1 ' || char_length({value}) || ':' || {value} || ';';"
    )


def packed(field: str, old: str | None, new: str | None) -> str:
    """One field as the triggers pack it; what procedure unpack reads."""
    lengths = [-1 if value is None else len(value) for value in (old, new)]
    return f"{field} {lengths[0]} {lengths[1]}:{old or ''}{new or ''};"


def section(tables: str) -> str:
    """The whole generated section."""
    return "\n".join(
        f"{stamp(table, columns)}\n{trail(table, columns)}" for table, columns in audited(tables).items()
    )


def rewritten(text: str) -> str:
    """The text of schema.sql with its generated section made anew."""
    return generated.replaced(text, "db/audit.py", section(parts(text)[0]))


if __name__ == "__main__":
    sys.exit(generated.main(rewritten))
