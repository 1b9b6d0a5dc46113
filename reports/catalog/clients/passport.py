"""Client passport: one client on a printed card."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.core.texts import T
from reports.catalog.common import BASE, CITY, CLIENT, ENTERED, KEY, MANAGER, REGION, SOURCE, STATUS
from reports.catalog.work.by_employee import EMPLOYEE, KINDS
from reports.params import NumberParam, Pick
from reports.report import Col, Report, Row, Section, Values

FIELDS: tuple[tuple[str, T], ...] = (
    ("kind", T("Report", "Kind")),
    ("name", T("Report", "Name")),
    ("legal_name", T("Report", "Legal name")),
    ("country", T("Report", "Country")),
    ("tax_id", T("Report", "Tax number")),
    ("reg_code", T("Report", "Registration code")),
    ("reg_no", T("Report", "Register number")),
    ("region", REGION),
    ("city", CITY),
    ("address", T("Report", "Address")),
    ("status", STATUS),
    ("source", SOURCE),
    ("trade", T("Report", "Trade")),
    ("size", T("Report", "Size")),
    ("employee", MANAGER),
    ("branch", T("Report", "Branch")),
    ("birthday", T("Report", "Birthday")),
    ("created", ENTERED),
    ("note", T("Report", "Note")),
)
DAYS_OF = ("birthday", "created")
CLIENT_KINDS = (("O", T("Report", "Organisation")), ("P", T("Report", "Private person")))
CHANNELS = (
    ("P", T("Report", "Phone")),
    ("E", T("Report", "E-mail")),
    ("A", T("Report", "Address")),
    ("M", T("Report", "Messenger")),
    ("W", T("Report", "Site")),
)
MARKS = (("main", T("Report", "main")), ("bad", T("Report", "does not work")))
FEED = (
    *KINDS,
    ("task", T("Report", "Task, open")),
    ("done", T("Report", "Task, done")),
    ("withdrawn", T("Report", "Task, withdrawn")),
)
UNIT = "\x1f"


def lay_out(rows: Sequence[Row], values: Values) -> Sequence[Row]:
    """Rows of all sections in their order: the requisites taken apart, people at work first, the feed newest
    first."""
    made: list[Row] = []
    for row in rows:
        if row[0] == "requisites":
            made += _requisites(str(row[6]))
    rest = [row for row in rows if row[0] != "requisites"]
    feed = values["feed"]
    assert isinstance(feed, int)
    sections = {
        name: [row for row in rest if row[0] == name] for name in ("classes", "channels", "people", "feed")
    }
    sections["channels"].sort(
        key=lambda row: ("PEAMW".find(str(row[3]).strip()), row[5] != "main", str(row[6]))
    )
    sections["people"].sort(key=lambda row: (row[2] is not None, str(row[3])))
    newest = sorted(sections["feed"], key=lambda row: str(row[2]), reverse=True)
    sections["feed"] = newest[:feed]
    for name in ("classes", "channels", "people", "feed"):
        made += sections[name]
    return made


def _requisites(packed: str) -> list[Row]:
    made: list[Row] = []
    for (name, _), text in zip(FIELDS, packed.split(UNIT, len(FIELDS) - 1), strict=True):
        text = text.strip()
        if not text:
            continue
        moment, code = None, text if name == "kind" else ""
        if name in DAYS_OF:
            moment = datetime.fromisoformat(text)
        country = text if name == "country" else None
        made.append(("requisites", 0, moment, name, country, code, text))
    return made


REPORT = Report(
    key="clients/passport",
    title=T("Report", "Client passport"),
    group=BASE,
    blocks=("client", "contact", "channel", "interaction", "task"),
    about=T(
        "Report",
        "Everything about one client on a card: requisites, persons, channels and the latest events.",
    ),
    params=(
        Pick("client", CLIENT, "client", required=True),
        NumberParam("feed", T("Report", "Latest events, at most"), 30, 0, 500),
    ),
    columns=(
        Col("section", KEY, "id"),
        Col("place", KEY, "id"),
        Col("at_ts", T("Report", "When"), "moment"),
        Col("a", T("Report", "Field")),
        Col("b", T("Report", "Label")),
        Col("c", T("Report", "Remark")),
        Col("d", T("Report", "Value")),
    ),
    entity="client",
    work=lay_out,
    sections=(
        Section(
            "requisites",
            T("Report", "Requisites"),
            (
                Col("a", T("Report", "Field"), "choice", choices=FIELDS),
                Col("d", T("Report", "Value")),
                Col("c", T("Report", "Value"), "choice", choices=CLIENT_KINDS),
                Col("b", T("Report", "Value"), "country"),
            ),
            pairs=True,
        ),
        Section("classes", T("Report", "Classifiers"), (Col("a", KEY), Col("d", KEY)), pairs=True),
        Section(
            "channels",
            T("Report", "Phones and addresses"),
            (
                Col("a", T("Report", "Kind"), "choice", choices=CHANNELS),
                Col("d", T("Report", "Value"), weight=2.0),
                Col("b", T("Report", "Label")),
                Col("c", T("Report", "Remark"), "choice", choices=MARKS),
            ),
        ),
        Section(
            "people",
            T("Report", "Persons"),
            (
                Col("a", T("Report", "Name"), weight=2.0),
                Col("b", T("Report", "Position")),
                Col("c", T("Report", "Phone")),
                Col("d", T("Report", "E-mail")),
                Col("at_ts", T("Report", "Left the firm"), "day"),
            ),
        ),
        Section(
            "feed",
            T("Report", "Latest events"),
            (
                Col("at_ts", T("Report", "When"), "moment"),
                Col("a", T("Report", "What"), "choice", choices=FEED),
                Col("d", T("Report", "Contents"), weight=3.0),
                Col("c", T("Report", "Result")),
                Col("b", EMPLOYEE),
            ),
        ),
    ),
)
