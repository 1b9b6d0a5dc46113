"""What stands on every report beside its rows: who made it and when, its parameters, the words of its headings and totals.

Without the libraries that draw paper, which a person who reads reports on the screen never needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.core.texts import T
from reports.format import NOT_SET, Format
from reports.params import spoken
from reports.run import Line, Result

MADE = T("Report", "Made {moment} by {author}")
TOTAL = T("Report", "Total")
TOTAL_OF = T("Report", "Total: {name}")


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands on every report beside its rows: how to say things, who made it, when, for which firm."""

    form: Format
    author: str
    moment: datetime
    firm: str = ""


def parameters(result: Result, form: Format) -> list[tuple[str, str]]:
    """Title and answer of every parameter that limits the report, then its groupings."""
    made = []
    for param in result.report.params:
        said = spoken(param, result.choices.get(param.name, param.initial()), result.today, form)
        if said:
            made.append((form.words(param.title), said))
    if result.note:
        made.append((form.words(T("Report", "Rows behind")), result.note))
    if result.group_by:
        names = [result.report.column(result.report.grouping(key).shows).title for key in result.group_by]
        made.append((form.words(T("Report", "Grouped by")), ", ".join(form.words(name) for name in names)))
    return made


def label(result: Result, form: Format, line: Line) -> str:
    """The words of a heading, a subtotal or the total."""
    if line.kind == "total":
        return form.words(TOTAL)
    column = result.report.column(result.report.grouping(result.group_by[line.depth]).shows)
    name = form.cell(column, line.label) or form.words(NOT_SET)
    if line.kind == "sub":
        return form.words(TOTAL_OF).format(name=name)
    return f"{name} ({form.number(line.count)})"
