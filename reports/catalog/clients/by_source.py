"""Clients by source."""

from __future__ import annotations

from app.core.texts import T
from reports.catalog.common import (
    ACTIVE,
    ARCHIVED,
    BASE,
    CLIENTS,
    KEY,
    OF_BRANCH,
    OF_MANAGER,
    OF_STATUS,
    SHARE,
    SOURCE,
    client_rows,
)
from reports.params import Period
from reports.report import Chart, Col, Report

REPORT = Report(
    key="clients/by_source",
    title=T("Report", "Clients by source"),
    group=BASE,
    blocks=("client",),
    about=T("Report", "Where clients come from, and how many of them are active."),
    params=(
        Period("period", T("Report", "Entered within"), "all", compare=True),
        OF_MANAGER,
        OF_BRANCH,
        OF_STATUS,
        ARCHIVED,
    ),
    columns=(
        Col("source_id", KEY, "id"),
        Col("source", SOURCE, unset=True),
        Col("clients", CLIENTS, "int", total="sum", counts=True),
        Col("active", ACTIVE, "int", total="sum", drill="only_active", counts=True),
        Col(
            "earlier",
            T("Report", "Before"),
            "int",
            total="sum",
            counts=True,
            when="period_before_from",
            before="period",
        ),
        Col(
            "change",
            T("Report", "Difference"),
            "change",
            of=("clients", "earlier"),
            when="period_before_from",
        ),
        Col("share", SHARE, "share", of=("clients",)),
    ),
    entity="client",
    keys=("source_id",),
    rows=client_rows(Col("source_id", KEY, "id"), Col("source", SOURCE)),
    chart=Chart("pie", "source", ("clients",), top=7),
)
