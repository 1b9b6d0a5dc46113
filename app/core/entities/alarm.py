"""Alarms, a journal that the base writes, and the rules they follow, which the head edits."""

from __future__ import annotations

from app.core.entity import Block, Choice, Col, Entity, Filter, Flag, Number, Tab, Text
from app.core.texts import T

KINDS = (
    ("many_cards", T("Alarm", "Many cards opened")),
    ("others_clients", T("Alarm", "Many clients of others opened")),
    ("night_login", T("Alarm", "Log-in at night")),
    ("new_address", T("Alarm", "Log-in from a new address")),
    ("decoy", T("Alarm", "Planted client touched")),
    ("quota", T("Alarm", "Limit nearly used up")),
    ("right_widened", T("Alarm", "Rights widened")),
    ("timed", T("Alarm", "Scheduled work failed")),
    ("licence", T("Alarm", "Licence near its end")),
)
STATES = (("N", T("Alarm", "New")), ("S", T("Alarm", "Seen")))
TOLD = (
    ("A", T("Alarm", "The person's head and those above")),
    ("D", T("Alarm", "Only who sees the alarms of all")),
)

ALARM = Entity(
    key="alarm",
    one=T("Alarm", "Alarm"),
    many=T("Alarm", "Alarms"),
    icon="warning",
    sort="newest",
    title="employee",
    has_uid=False,
    fields=(),
    columns=(
        Col(name="at_ts", label=T("Alarm", "When"), kind="moment", width=16, sort="newest"),
        Col(name="kind", label=T("Alarm", "What"), kind="choice", width=30, options=KINDS),
        Col(name="employee", label=T("Alarm", "Who"), width=24),
        Col(name="words", label=T("Alarm", "Details"), width=36),
        Col(name="amount", label=T("Alarm", "How many"), kind="int", width=10),
        Col(name="state", label=T("Alarm", "State"), kind="choice", width=10, options=STATES),
        Col(name="seen_name", label=T("Alarm", "Seen by"), width=20),
        Col(name="seen_at", label=T("Alarm", "Seen at"), kind="moment", width=16, shown=False),
    ),
    filters=(
        Filter(name="state", label=T("Alarm", "State"), kind="choice", options=STATES),
        Filter(name="kind", label=T("Alarm", "What"), kind="choice", options=KINDS),
        Filter(name="employee", label=T("Alarm", "Who"), kind="ref", to="employee"),
        Filter(name="at", label=T("Alarm", "When"), kind="period"),
    ),
    empty=T("Alarm", "No alarms. The rules they follow stand in the section “Rules of alarms”."),
)

ALARM_RULE = Entity(
    key="alarm_rule",
    one=T("AlarmRule", "Rule of alarms"),
    many=T("AlarmRule", "Rules of alarms"),
    icon="reminder",
    sort="name",
    fields=(
        Text(name="name", label=T("AlarmRule", "Name"), size=80, required=True),
        Choice(name="kind", label=T("AlarmRule", "What"), required=True, options=KINDS),
        Number(
            name="threshold",
            label=T("AlarmRule", "From how many"),
            low=1,
            high=100_000,
            hint=T("AlarmRule", "Cards, clients; of a limit: per cent"),
        ),
        Number(
            name="minutes",
            label=T("AlarmRule", "Within minutes"),
            low=1,
            high=1440,
            hint=T("AlarmRule", "The same is not told again within this time"),
        ),
        Number(name="hour_from", label=T("AlarmRule", "Night from hour"), low=0, high=23),
        Number(name="hour_to", label=T("AlarmRule", "Night to hour"), low=0, high=23),
        Choice(name="tell", label=T("AlarmRule", "Who is told"), required=True, options=TOLD),
        Flag(name="is_active", label=T("AlarmRule", "Switched on")),
    ),
    columns=(
        Col(name="name", label=T("AlarmRule", "Name"), width=30, sort="name"),
        Col(name="kind", label=T("AlarmRule", "What"), kind="choice", width=30, options=KINDS),
        Col(name="threshold", label=T("AlarmRule", "From how many"), kind="int", width=14),
        Col(name="minutes", label=T("AlarmRule", "Within minutes"), kind="int", width=14),
        Col(name="hour_from", label=T("AlarmRule", "Night from hour"), kind="int", width=14),
        Col(name="hour_to", label=T("AlarmRule", "Night to hour"), kind="int", width=14),
        Col(name="tell", label=T("AlarmRule", "Who is told"), kind="choice", width=28, options=TOLD),
        Col(name="is_active", label=T("AlarmRule", "Switched on"), kind="flag", width=12),
    ),
    filters=(
        Filter(name="kind", label=T("AlarmRule", "What"), kind="choice", options=KINDS),
        Filter(name="active", label=T("AlarmRule", "Switched on"), kind="flag"),
    ),
    card=(
        Block(
            key="main",
            title=T("AlarmRule", "Rule of alarms"),
            optional=False,
            rows=(
                ("name", "kind"),
                ("threshold", "minutes"),
                ("hour_from", "hour_to"),
                ("tell", "is_active"),
            ),
        ),
    ),
    tabs=(Tab(key="history", title=T("AlarmRule", "History"), kind="history"),),
    empty=T("AlarmRule", "No rules: nobody is told of anything. Press Ins to add one."),
    defaults=lambda _facts: {"tell": "A", "is_active": True, "minutes": 60},
)
