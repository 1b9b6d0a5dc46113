"""All declarations of entities, by key. A new entity is a new file here and a line in this list."""

from __future__ import annotations

from app.core.entities.act import ACT
from app.core.entities.alarm import ALARM, ALARM_RULE
from app.core.entities.attachment import ATTACHMENT
from app.core.entities.audit import AUDIT
from app.core.entities.branch import BRANCH
from app.core.entities.channel import CHANNEL
from app.core.entities.client import CLIENT
from app.core.entities.contact import CONTACT
from app.core.entities.department import DEPARTMENT
from app.core.entities.dictionary import DICTIONARY, DICTIONARY_KIND
from app.core.entities.employee import EMPLOYEE
from app.core.entities.employment import EMPLOYMENT
from app.core.entities.interaction import INTERACTION
from app.core.entities.seat_net import SEAT_NET
from app.core.entities.staff_role import STAFF_ROLE
from app.core.entities.stand_in import STAND_IN
from app.core.entities.task import TASK
from app.core.entity import Entity

ENTITIES: dict[str, Entity] = {
    entity.key: entity
    for entity in (
        CLIENT,
        CONTACT,
        EMPLOYMENT,
        CHANNEL,
        INTERACTION,
        TASK,
        ATTACHMENT,
        EMPLOYEE,
        DEPARTMENT,
        BRANCH,
        DICTIONARY,
        DICTIONARY_KIND,
        STAFF_ROLE,
        STAND_IN,
        SEAT_NET,
        ACT,
        AUDIT,
        ALARM,
        ALARM_RULE,
    )
}
