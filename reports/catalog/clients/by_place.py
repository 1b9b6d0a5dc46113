"""Clients by region and city."""

from __future__ import annotations

from app.core.texts import T
from reports.catalog.common import (
    ACTIVE,
    BASE,
    CITY,
    CLIENT,
    CLIENT_FILTERS,
    CLIENTS,
    ENTERED,
    KEY,
    LAST_CONTACT,
    MANAGER,
    REGION,
    SHARE,
    STATUS,
)
from reports.params import NumberParam
from reports.report import Chart, Col, Group, Report

REPORT = Report(
    key="clients/by_place",
    title=T("Report", "Clients by region and city"),
    group=BASE,
    blocks=("client",),
    about=T(
        "Report", "How many clients there are in each place, how many are active and were contacted lately."
    ),
    params=(
        NumberParam("days", T("Report", "Contacted within days"), 90, 1, 3650, ago=True),
        *CLIENT_FILTERS,
    ),
    columns=(
        Col("region", REGION, unset=True),
        Col("city", CITY, unset=True),
        Col("clients", CLIENTS, "int", total="sum", counts=True),
        Col("active", ACTIVE, "int", total="sum", drill="only_active", counts=True),
        Col(
            "contacted",
            T("Report", "Contacted"),
            "int",
            total="sum",
            drill="only_contacted",
            counts=True,
        ),
        Col("share", SHARE, "share", of=("clients",)),
    ),
    entity="client",
    keys=("region", "city"),
    groups=(Group("region", "region"),),
    group_by=("region",),
    rows=(
        Col("id", KEY, "id"),
        Col("region", REGION),
        Col("city", CITY),
        Col("name", CLIENT, weight=2.0),
        Col("status", STATUS),
        Col("employee", MANAGER),
        Col("created_at", ENTERED, "day"),
        Col("last_at", LAST_CONTACT, "day"),
    ),
    chart=Chart("bar", "region", ("clients", "active"), by_group=True, top=15),
)
