"""From the file of a report to a statement with its values."""

from __future__ import annotations

import pytest

from reports.statement import StatementError, compose, named, parse

FILE = """
-- name: report
select source_id, count(*)      -- a remark stays out of the way
  from client_list
 where 1 = 1
   and employee_id = :employee          --? employee
   and created_at >= :period_from and created_at < :period_until   --? period_from period_until
   and note <> 'at 10:30, it''s :employee'
 group by source_id

-- name: rows
select id from client_list
"""


def test_a_file_holds_named_statements() -> None:
    assert set(parse(FILE)) == {"report", "rows"}
    assert parse(FILE)["rows"] == "select id from client_list"


def test_a_line_stays_only_with_its_values() -> None:
    report = parse(FILE)["report"]
    text, values = compose(report, {})
    assert "employee_id" not in text
    assert values == ()
    text, values = compose(report, {"employee": 7, "period_from": "a"})
    assert "employee_id = ?" in text
    assert "created_at" not in text
    assert values == (7,)


def test_a_line_can_stay_only_without_a_value() -> None:
    text = "select 1\n and not is_archived --? !archived"
    assert "is_archived" in compose(text, {})[0]
    assert "is_archived" not in compose(text, {"archived": True})[0]


def test_values_stand_in_the_order_of_their_places() -> None:
    _, values = compose(parse(FILE)["report"], {"period_until": 3, "period_from": 2, "employee": 1})
    assert values == (1, 2, 3)


def test_a_colon_inside_quotes_is_no_place() -> None:
    text, _ = compose(parse(FILE)["report"], {})
    assert "'at 10:30, it''s :employee'" in text


def test_a_key_without_a_value_still_counts_as_given() -> None:
    text, values = compose("where a is not distinct from :a --? a", {"a": None})
    assert (text, values) == ("where a is not distinct from ?", (None,))


def test_a_place_without_a_value_is_our_mistake() -> None:
    with pytest.raises(StatementError):
        compose("select :nothing from x", {})


def test_text_before_the_first_name_and_a_name_used_twice_are_our_mistakes() -> None:
    with pytest.raises(StatementError):
        parse("select 1")
    with pytest.raises(StatementError):
        parse("-- name: a\nselect 1\n-- name: a\nselect 2")


def test_every_value_a_statement_can_use_is_known() -> None:
    assert named(parse(FILE)["report"]) == {"employee", "period_from", "period_until"}
