"""Prints how rows are written through views that hide fields: the triggers of those views, and the guards of their tables.

    python -m db.hiding          rewrites the generated section of schema.sql
    python -m db.hiding --check  fails if it is not what would be written

A view hides a field with `case when c.note is not null and (select first 1 sees('client.note') from permission_t where block =
'client.note') is distinct from false then c.note end as note`: an empty field costs nothing, one that no rule is about, as most
are, one look-up. Such a column cannot be written by itself, so the view gets a trigger that writes the table. A hidden field that comes back empty stays what it is.
Any value of it is refused at the view, where the own old one reads as nothing: were only another value refused, the true one
could be guessed. The guard of the table refuses it in new rows and in changed ones, through whatever door it comes.
"""

from __future__ import annotations

import re
import sys

from db import generated
from db.script import parts

_VIEW = re.compile(r"^create view (\w+) as\n  select (.*?)\n    from (\w+_t) \w+\n", re.MULTILINE | re.DOTALL)
_HIDES = re.compile(r"sees\('(\w+)\.(\w+)'\)")
_CARD_ONLY = re.compile(
    r"case when \(select shown_scope\(\).*? end as (\w+)"
)  # phones: read by their card alone
_TABLE = re.compile(r"^create table (\w+_t) \($(.*?)^\);$", re.MULTILINE | re.DOTALL)
_COLUMN = re.compile(r"^  (?!constraint\b)(\w+)\s+(\S+)([^\n]*)", re.MULTILINE)
_DEFAULT = re.compile(r"\bdefault (timestamp '[^']*'|\S+)")
_KEPT = {"id", "rv", "created_at", "created_by", "changed_at", "changed_by"}  # the machinery's
_OF_DOMAIN = {"d_flag": "false", "d_moment": "localtimestamp"}
_SET = ",\n           "
_TEXT = ("d_memo", "d_line", "d_short", "d_name", "varchar")


def hidden(code: str) -> dict[str, tuple[str, ...]]:
    """Views that hide fields and may be written, with those fields, as part 2 of the schema spells them."""
    found = {}
    for name, columns, table in _VIEW.findall(code):
        fields = tuple(field for entity, field in _HIDES.findall(columns) if entity == name)
        if (fields or _CARD_ONLY.search(columns)) and table == f"{name}_t":
            found[name] = fields
    return found


def _columns(code: str, view: str) -> list[str]:
    body = next(columns for name, columns, _ in _VIEW.findall(code) if name == view)
    plain = re.sub(
        r"case when (?:\w+\.\w+ is not null and )?\(select (?:first 1 )?(?:sees|shown_scope)\(.*?\).*? then \w+\.\w+ end as (\w+)",
        r"x.\1",
        body,
    )
    return [item.strip().rpartition(".")[2] for item in plain.split(",")]


def _types(tables: str, table: str) -> dict[str, tuple[str, str]]:
    """Column -> type and what stands there when nothing is given."""
    body = next(body for name, body in _TABLE.findall(tables) if name == table)
    found = {}
    for name, kind, rest in _COLUMN.findall(body):
        default = _DEFAULT.search(rest)
        found[name] = kind, default[1].rstrip(",") if default else _OF_DOMAIN.get(kind.rstrip(","), "")
    return found


def triggers(tables: str, code: str, view: str, fields: tuple[str, ...]) -> str:
    """The trigger of one view and the guard of its table."""
    types = _types(tables, f"{view}_t")
    card_only = _CARD_ONLY.findall(next(body for name, body, _ in _VIEW.findall(code) if name == view))
    columns = [name for name in _columns(code, view) if name not in _KEPT]
    given = [f"coalesce(new.{c}, {types[c][1]})" if types[c][1] else f"new.{c}" for c in columns]
    written = [
        f"c.{c} = iif(new.{c} is null and c.{c} is not null and not sees('{view}.{c}'), c.{c}, new.{c})"
        if c in fields
        else f"c.{c} = coalesce(new.{c}, c.{c})"
        if c in card_only
        else f"c.{c} = new.{c}"
        for c in columns
    ]
    guard = f"""
create trigger {view}_hide for {view}_t active before insert or update position 2 as
begin
  if (inserting and (is_freed('S') or is_freed('L')) or not hides('{view}')) then exit;   -- put back, or asked once for many
  if (inserting) then
  begin
{_refusals(view, {f: _given(f, *types[f]) for f in fields})}
  end
  else
  begin
{_refusals(view, {f: _changed(f, _exact(types[f][0])) for f in fields})}
  end
end
^
"""
    probed = _refusals(view, {f: _changed(f) for f in fields}).replace("\n", "\n  ")
    probed = f"    if (hides('{view}')) then\n    begin\n  {probed}\n    end"
    return f"""create trigger {view}_write for {view} active before insert or update position 0 as
begin
  if (inserting) then
    insert into {view}_t ({", ".join(columns)})
    values ({", ".join(given)})
    returning id, rv into new.id, new.rv;
  else
  begin{chr(10) + probed if fields else ""}
    update {view}_t c
       set {_SET.join(written)}
     where c.id = old.id and c.rv = old.rv
    returning c.rv into new.rv;
    if (row_count = 0) then exception e_stale;
  end
end
^
""" + (guard if fields else "")


def _refusals(view: str, wanted: dict[str, str]) -> str:
    """A refusal for each field that is written and not seen, by name."""
    return "\n".join(
        f"    if ({when} and not sees('{view}.{f}')) then exception e_hidden_field 'hidden_field|{view}.{f}';"
        for f, when in wanted.items()
    )


def _given(field: str, kind: str, default: str) -> str:
    """Whether a new row has something there that its table would not put there by itself."""
    return f"new.{field} is distinct from {default}" if default else f"new.{field} is not null"


def _changed(field: str, collate: str = "") -> str:
    return f"new.{field}{collate} is distinct from old.{field}{collate}"


def _exact(kind: str) -> str:
    return " collate ucs_basic" if kind.startswith(_TEXT) else ""


def section(tables: str, code: str) -> str:
    """The whole generated section."""
    return "\n".join(triggers(tables, code, view, fields) for view, fields in hidden(code).items())


def rewritten(text: str) -> str:
    """The text of schema.sql with its generated section made anew."""
    return generated.replaced(text, "db/hiding.py", section(*parts(text)))


if __name__ == "__main__":
    sys.exit(generated.main(rewritten))
