"""Tells each client's plot: who spoke with whom, what was written down, which task followed, was it done."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from random import Random

from db.demo.country import table
from db.demo.firm import engineers, sellers
from db.demo.model import Change, Client, Contact, Employee, Employment, Interaction, Task, World
from db.demo.notes import Facts, write
from db.demo.plot import Event, timeline

# step -> kinds to choose from, direction, minutes from-to, result, roles asked for first
_SHAPE: dict[str, tuple[str, str, tuple[int, int], str, tuple[str, ...]]] = {
    "first_in": ("CCLT", "I", (3, 15), "informed", ("buyer", "warehouse")),
    "first_out": ("C", "O", (2, 9), "call_back", ("buyer", "assistant")),
    "expo": ("M", "N", (10, 30), "agreed", ("buyer", "director")),
    "no_answer": ("C", "O", (0, 1), "not_reached", ("buyer",)),
    "need": ("CCM", "O", (8, 40), "agreed", ("buyer", "warehouse")),
    "visit": ("M", "O", (40, 150), "agreed", ("warehouse", "engineer")),
    "offer": ("L", "O", (0, 0), "offer_sent", ("buyer",)),
    "chase": ("CCCT", "O", (2, 12), "think", ("buyer",)),
    "haggle": ("C", "I", (5, 25), "think", ("buyer", "director")),
    "approve": ("CL", "I", (3, 12), "agreed", ("buyer", "director")),
    "order": ("LM", "I", (0, 40), "order", ("director", "buyer")),
    "paid": ("N", "N", (0, 0), "informed", ("accountant",)),
    "deliver": ("CN", "O", (2, 8), "solved", ("warehouse",)),
    "after": ("C", "O", (3, 15), "solved", ("warehouse", "buyer")),
    "complaint": ("CCL", "I", (4, 20), "call_back", ("warehouse", "engineer")),
    "fixed": ("CL", "O", (2, 10), "solved", ("warehouse", "engineer")),
    "service": ("M", "O", (30, 120), "solved", ("engineer", "warehouse")),
    "debt": ("CL", "O", (2, 10), "agreed", ("accountant",)),
    "repeat": ("CCL", "I", (3, 15), "agreed", ("buyer",)),
    "routine": ("CCCT", "O", (2, 10), "informed", ("buyer", "director")),
    "lost_price": ("CL", "I", (2, 12), "refused", ("buyer", "director")),
    "lost_time": ("CL", "I", (2, 12), "refused", ("buyer",)),
    "lost_need": ("CL", "I", (2, 12), "refused", ("director", "buyer")),
    "silence": ("NL", "O", (0, 0), "not_reached", ("buyer",)),
    "greet": ("CT", "O", (1, 6), "informed", ()),
    "holiday": ("LT", "O", (0, 0), "informed", ()),
    "newperson": ("CM", "I", (4, 30), "informed", ("buyer",)),
    "internal": ("N", "N", (0, 0), "", ("director",)),
    "prices": ("L", "O", (0, 0), "informed", ("buyer",)),
    "papers": ("L", "O", (0, 0), "informed", ("accountant",)),
    "handover": ("N", "N", (0, 0), "", ("buyer",)),
}
_STATUS = {
    "need": "talks",
    "visit": "talks",
    "offer": "offer",
    "order": "active",
    "lost_price": "lost",
    "lost_time": "lost",
    "lost_need": "lost",
    "repeat": "talks",
}
_SERVICE = ("complaint", "fixed", "service")


class Teller:
    """Writes interactions and tasks of all clients into the world, client after client."""

    def __init__(self, world: World, rng: Random) -> None:
        self.world = world
        self.rng = rng
        self.numbers: Counter[str] = Counter()
        self.jobs: dict[int, list[Employment]] = {}
        for employment in world.employments:
            self.jobs.setdefault(employment.client, []).append(employment)
        self.sellers = {b.key: sellers(world, b.key) for b in world.branches}
        self.engineers = {b.key: engineers(world, b.key) for b in world.branches}

    def tell(self, client: Client) -> None:
        people = [self.world.contacts[j.contact - 1] for j in self.jobs.get(client.key, ())]
        events = timeline(self.rng, client, people, self.world.now)
        scene = _Scene(self, client, events)
        for number, event in enumerate(events):
            after = events[number + 1].at if number + 1 < len(events) else None
            scene.play(event, after)
        _settle_status(self.world, client, events)

    def number(self, kind: str, at: datetime) -> str:
        """The next number of an offer or order of that month."""
        month = f"{at:%y%m}"
        self.numbers[kind + month] += 1
        return str(
            table(f"words_{self.world.language}")[kind].format(f"{month}-{self.numbers[kind + month]:02d}")
        )

    def staff_of(
        self, client: Client, job: str, at: datetime, main: Contact | None, roles: tuple[str, ...]
    ) -> Contact | None:
        """The person for this talk: the main one, or somebody whose role fits, employed on that day."""
        day = at.date()
        present = [
            j
            for j in self.jobs.get(client.key, ())
            if (j.until is None or j.until > day)
            and (j.since is None or j.since <= day)
            and self.world.contacts[j.contact - 1].created_at <= at
        ]
        if (
            main is not None
            and any(j.contact == main.key for j in present)
            and self.rng.random() < 0.6
            and job != "newperson"
        ):
            return main
        fitting = [j for j in present if j.role in roles] or present
        return self.world.contacts[self.rng.choice(fitting).contact - 1] if fitting else main


class _Scene:
    """One client's story on its way: the offer and order talked of, who looks after the client."""

    def __init__(self, teller: Teller, client: Client, events: list[Event]) -> None:
        self.teller = teller
        self.world, self.rng = teller.world, teller.rng
        self.client = client
        self.offer = self.order = ""
        self.item = self.rng.randrange(16)
        self.rival = self.rng.randrange(6)
        self.usual = self.amount = self.rng.choice((120, 250, 480, 900, 1700, 3200)) * self.rng.randrange(
            900, 1200
        )
        self.seller = self.world.employees[client.employee - 1]
        self.before: Employee | None = None
        self.switch = self._switch(events)
        self.main: Contact | None = None
        jobs = teller.jobs.get(client.key)
        if jobs:
            self.main = self.world.contacts[jobs[0].contact - 1]
        self.thai = client.country == "TH" and self.rng.random() < 0.6

    def _switch(self, events: list[Event]) -> datetime:
        """When the client changed hands: a third did; those whom leavers had looked after did last year."""
        pool = self.teller.sellers[self.client.branch]
        if len(events) < 12 or self.rng.random() > 0.36:
            return datetime.min
        self.before = self.rng.choice(pool)
        if self.before.key == self.seller.key:
            self.before = None
            return datetime.min
        if not self.before.active:
            return self.world.now - timedelta(days=self.rng.randrange(240, 330))
        return events[self.rng.randrange(4, len(events) - 2)].at

    def play(self, event: Event, after: datetime | None) -> None:
        at, step = event
        if self.before is not None and at >= self.switch:
            change = Change(
                self.client.key, at, self.seller.key, "employee", self.before.key, self.seller.key
            )
            self.world.changes.append(change)
            self._speak(Event(at - timedelta(minutes=2), "handover"), self.seller, None)
            self.before = None
        employee = self.before or self.seller
        if step in _SERVICE and self.rng.random() < 0.7:
            employee = self.rng.choice(self.teller.engineers[self.client.branch])
        if step == "offer":
            self._new_offer(at)
        elif step == "papers" and not self.order:
            step = "prices"
        elif step == "order":
            self.order = self.teller.number("order", at)
        self._speak(Event(at, step), employee, after)

    def _new_offer(self, at: datetime) -> None:
        self.offer = self.teller.number("offer", at)
        self.item += self.rng.randrange(3)
        self.amount = int(self.usual * self.rng.uniform(0.6, 1.5))

    def _speak(self, event: Event, employee: Employee, after: datetime | None) -> None:
        at, step = event
        client = self.client
        kinds, direction, minutes, result, roles = _SHAPE[step]
        contact = self.teller.staff_of(client, step, at, self.main, roles)
        if step == "newperson" and contact is not None:
            self.main = contact
        language = (
            "th" if self.thai else "ru" if client.language == "ru" and self.world.language == "ru" else "en"
        )
        note = write(self.rng, language, step, self._facts(contact, employee, at))
        kind = self.rng.choice(kinds)
        entry = Interaction(
            key=len(self.world.interactions) + 1,
            client=client.key,
            contact=contact.key if contact else None,
            employee=employee.key,
            at=at,
            kind=kind,
            direction="N" if kind == "N" else direction,
            minutes=self.rng.randint(*minutes) if kind in "CM" and minutes[1] else None,
            result=result,
            summary=note.summary,
            key_points=note.key_points if step != "no_answer" else "",
            next_step=note.next_step if step not in ("greet", "holiday", "internal") else "",
            step=step,
        )
        self.world.interactions.append(entry)
        if entry.next_step:
            self._task(entry, employee, after)

    def _facts(self, contact: Contact | None, employee: Employee, at: datetime) -> Facts:
        client = self.client
        return Facts(
            who=contact.salutation if contact else client.name,
            who_sex=contact.sex if contact else "m",
            employee_sex=employee.sex,
            firm=client.name,
            city=client.city,
            country=client.country,
            at=at.date(),
            offer=self.offer,
            order=self.order,
            amount=self.amount,
            item=self.item,
            rival=self.rival,
            boss=(self.before or self.seller).name,
        )

    def _task(self, entry: Interaction, employee: Employee, after: datetime | None) -> None:
        """A quarter of the next steps became tasks; at a story's end some stay open, some are late."""
        rng, now = self.rng, self.world.now
        if after is None:
            self._last_task(entry, employee)
            return
        if rng.random() > 0.26:
            return
        planned = max(entry.at + timedelta(hours=2), after + timedelta(days=rng.randrange(-2, 3)))
        due = planned.replace(hour=rng.choice((10, 11, 12, 15, 17, 18)), minute=0)
        due = max(due, entry.at + timedelta(hours=1))
        task = self._make(entry, employee, due)
        if rng.random() < 0.03:
            task.withdrawn = True
        else:
            task.done_at = min(after, now)
            task.result = rng.choice(table(f"notes_{self.world.language}")["tasks"]["done"])

    def _last_task(self, entry: Interaction, employee: Employee) -> None:
        rng, now = self.rng, self.world.now
        chance = {
            "key": 0.95,
            "regular": 0.75,
            "fresh": 0.9,
            "rare": 0.6,
            "stuck": 0.2,
            "asleep": 0.15,
            "lost": 0.1,
        }
        if rng.random() > chance.get(self.client.segment, 0.0):
            return
        day = entry.at + timedelta(days=rng.randrange(2, 15))
        late = self.client.segment in ("stuck", "asleep", "lost") or rng.random() < 0.22
        if not late and day < now:
            day = now + timedelta(days=rng.randrange(0, 21))
        elif late and day > now:
            day = now - timedelta(days=1)
        due = day.replace(hour=rng.choice((10, 11, 12, 15, 17, 18)), minute=0, second=0, microsecond=0)
        self._make(
            entry, employee if employee.active else self.seller, max(due, entry.at + timedelta(hours=1))
        )

    def _make(self, entry: Interaction, employee: Employee, due: datetime) -> Task:
        task = Task(
            key=len(self.world.tasks) + 1,
            subject=entry.next_step,
            client=entry.client,
            contact=entry.contact,
            employee=employee.key,
            author=employee.key,
            interaction=entry.key,
            created_at=entry.at,
            due_at=due.replace(second=0, microsecond=0),
            remind_at=due - timedelta(minutes=30) if self.rng.random() < 0.5 else None,
        )
        self.world.tasks.append(task)
        return task


def _settle_status(world: World, client: Client, events: list[Event]) -> None:
    """The status that the story led to, and since when."""
    for at, step in events:
        status = _STATUS.get(step)
        if status is None or (status in ("talks", "offer") and client.status == "active"):
            continue
        if status != client.status:
            _change_status(world, client, at, status)
    if client.segment == "asleep" and events:
        _change_status(world, client, min(world.now, events[-1].at + timedelta(days=90)), "paused")


def _change_status(world: World, client: Client, at: datetime, status: str) -> None:
    world.changes.append(Change(client.key, at, client.employee, "status", client.status, status))
    client.status, client.status_since = status, at


def daily_round(world: World, rng: Random) -> None:
    """Tasks without a client: reports, meetings, the fair."""
    subjects = table(f"notes_{world.language}")["tasks"]["internal"]
    working = [e for e in world.employees if e.active]
    days = (world.now - world.first).days
    for _ in range(len(world.clients) * 2 // 5):
        day = world.first + timedelta(days=rng.randrange(days + 12))
        due = day.replace(hour=rng.choice((10, 12, 16, 18)), minute=0, second=0, microsecond=0)
        created = max(world.first, min(world.now, due - timedelta(days=rng.randrange(1, 8))))
        employee = rng.choice(working)
        task = Task(
            key=len(world.tasks) + 1,
            subject=rng.choice(subjects),
            client=None,
            contact=None,
            employee=employee.key,
            author=rng.choice(working).key,
            interaction=None,
            created_at=created,
            due_at=max(due, created + timedelta(hours=1)),
            remind_at=None,
        )
        if due < world.now and rng.random() < 0.95:
            task.done_at = min(world.now, due - timedelta(minutes=rng.randrange(5, 300)))
            task.done_at = max(task.done_at, created)
        world.tasks.append(task)


def in_order(world: World) -> None:
    """Number interactions and tasks as they came to be: keys rise with time, as they do in a base in use."""
    world.interactions.sort(key=lambda i: (i.at, i.key))
    new = {entry.key: number for number, entry in enumerate(world.interactions, 1)}
    for number, entry in enumerate(world.interactions, 1):
        entry.key = number
    world.tasks.sort(key=lambda t: (t.created_at, t.key))
    world.changes.sort(key=lambda c: (c.at, c.client))
    for number, task in enumerate(world.tasks, 1):
        task.key = number
        if task.interaction is not None:
            task.interaction = new[task.interaction]
