"""Words, parameters and columns that several reports share."""

from __future__ import annotations

from app.core.texts import T
from reports.params import Flag, Pick
from reports.report import Col, Group

BASE = T("Report", "Client base")
WORK = T("Report", "Work of the staff")
QUALITY = T("Report", "Data quality")
CONTROL = T("Report", "Control")

CLIENT = T("Report", "Client")
MANAGER = T("Report", "Responsible")
CITY = T("Report", "City")
REGION = T("Report", "Region")
STATUS = T("Report", "Status")
SOURCE = T("Report", "Source")
BRANCH = T("Report", "Branch")
CLIENTS = T("Report", "Clients")
SHARE = T("Report", "Share")
ACTIVE = T("Report", "Of them active")
LAST_CONTACT = T("Report", "Last contact")
NEXT_STEP = T("Report", "Next step")
DAYS = T("Report", "Days")
ENTERED = T("Report", "Entered")
KEY = T("Report", "Key")

OF_MANAGER = Pick("manager", MANAGER, "employee")
OF_BRANCH = Pick("branch", BRANCH, "branch")
OF_STATUS = Pick("status", STATUS, "dictionary:status")
OF_SOURCE = Pick("source", SOURCE, "dictionary:source")
ARCHIVED = Flag("archived", T("Report", "Archived clients too"))

CLIENT_FILTERS = (OF_MANAGER, OF_BRANCH, OF_STATUS, OF_SOURCE, ARCHIVED)
"""What every report about clients can be narrowed by; the lines of its statement have these names."""

CLIENT_GROUPS = (
    Group("employee_id", "employee"),
    Group("branch_id", "branch"),
    Group("status_id", "status"),
    Group("source_id", "source"),
)
"""The groupings that every list of clients offers; its columns begin with CLIENT_KEYS."""

CLIENT_KEYS = (
    Col("id", KEY, "id"),
    Col("employee_id", KEY, "id"),
    Col("branch_id", KEY, "id"),
    Col("status_id", KEY, "id"),
    Col("source_id", KEY, "id"),
    Col("name", CLIENT, weight=2.0),
    Col("employee", MANAGER),
    Col("branch", BRANCH),
    Col("status", STATUS),
    Col("source", SOURCE),
)


def client_rows(*keys: Col) -> tuple[Col, ...]:
    """The list behind a figure about clients: the keys of the figure, then what one wants to know of a
    client."""
    return (
        Col("id", KEY, "id"),
        *keys,
        Col("name", CLIENT, weight=2.0),
        Col("city", CITY),
        Col("status", STATUS),
        Col("employee", MANAGER),
        Col("created_at", ENTERED, "day"),
        Col("last_at", LAST_CONTACT, "day"),
    )
