"""The import as it stands, and its long steps: each a job on the long lane that tells how far it is and can be stopped."""

from __future__ import annotations

import copy
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.bridge.background import Call
from app.bridge.workplace import Workplace
from app.core.cases import import_clients
from app.core.cases.import_clients import Loaded
from app.core.clinic import build, duplicates, guess, heap, mapping, plan, reading
from app.core.clinic.doubts import Answers, Doubt
from app.core.clinic.duplicates import Pair
from app.core.clinic.mapping import Mapping
from app.core.clinic.model import Harvest, Known
from app.core.clinic.pack import Terms
from app.core.clinic.plan import Fate, Hit, Item, Plan
from app.core.clinic.refusal import Stopped
from app.core.clinic.table import Table

Done = Callable[[], None]


@dataclass
class State:
    """One import, from the file to the act."""

    path: str = ""
    table: Table | None = None
    mapping: Mapping | None = None
    answers: Answers = field(default_factory=Answers)
    known: Known = field(default_factory=Known)
    doubts: list[Doubt] = field(default_factory=list)
    harvest: Harvest | None = None
    pairs: list[Pair] = field(default_factory=list)
    joined: dict[tuple[int, int], bool] = field(default_factory=dict)  # the user's word on a pair
    hits: list[Hit] = field(default_factory=list)
    by_client: Plan | None = None  # every client of the file by itself, with its candidates
    plan: Plan | None = None  # what will be written, pairs joined
    terms: Terms = field(default_factory=Terms)
    loaded: Loaded | None = None

    @property
    def name(self) -> str:
        return Path(self.path).name

    def is_joined(self, pair: Pair) -> bool:
        """Whether two rows of the file become one client: the user's word, else when it is all but sure."""
        return self.joined.get((pair.first, pair.second), pair.certainty >= duplicates.SURE)


def _let_go(things: list[Any]) -> None:
    """Empty a long list in small pieces: freeing it at once would hold all threads for a quarter of a second."""
    while things:
        del things[-200:]


class Work:
    """Runs the steps. `done` and `done / of` are read by the window's timer; all results go into `state`."""

    def __init__(self, workplace: Workplace, owner: Any) -> None:
        self._workplace = workplace
        self._owner = owner
        self.state = State()
        self.done = 0
        self.of = 0
        self._reading: reading.Reading | None = None
        self._stop = threading.Event()
        self._call: Call | None = None
        self._waiting = False

    @property
    def running(self) -> bool:
        """Whether a step runs, or its answer is not delivered yet."""
        return self._waiting

    @property
    def stopped(self) -> bool:
        """Whether the user stopped the last step."""
        return self._stop.is_set()

    def stop(self) -> None:
        """End the step that runs; its `failed` is called, and `stopped` says why."""
        self._stop.set()
        if self._reading is not None:
            self._reading.stop()
        if self._call is not None:
            self._call.stop()

    def tell(self, done: int, of: int) -> None:
        """How far the step is; on the lane's thread. Raises Stopped when the user asked for it."""
        if self._stop.is_set():
            raise Stopped
        self.done, self.of = done, of

    def _run(self, job: Callable[[Any], Any], done: Done, failed: Callable[[Exception], None]) -> None:
        self._stop.clear()
        self.done = self.of = 0

        def quietly(session: Any) -> None:
            with heap.uncollected():
                job(session)

        def delivered(_: object) -> None:
            self._waiting = False
            done()

        def broken(error: Exception) -> None:
            self._waiting = False
            failed(error)

        self._waiting = True
        self._call = self._workplace.background.run(
            self._owner, quietly, delivered, broken, key="import", long=True
        )

    def forget(self) -> None:
        """The import is over, or another begins: give its memory back."""
        self.state = State()
        heap.release()

    # the steps

    def read(self, path: str, sheet: int | None, done: Done, failed: Callable[[Exception], None]) -> None:
        """Read a file and guess its columns."""
        one = self._reading = reading.Reading(path, sheet)
        settings = self._workplace.facts.settings
        region, area = str(settings.get("phone.region")), str(settings.get("phone.area"))

        def job(session: Any) -> None:
            table = one.run(lambda rows: self.tell(rows, 0))
            guessed = guess.mapping(table, region, area)
            self.state = State(path, table, guessed)

        self._run(job, done, failed)

    def guess_again(self, header_row: int) -> None:
        """Other headers: the columns are guessed anew."""
        state = self.state
        assert state.table is not None
        assert state.mapping is not None
        state.mapping = guess.columns_for(state.table, header_row, state.mapping.region, state.mapping.area)

    def use_recipe(self, text: str) -> bool:
        """Take the columns from a recipe; False when it is none."""
        state = self.state
        assert state.table is not None
        assert state.mapping is not None
        headers = mapping.headers_of(state.table, state.mapping.header_row)
        found = mapping.from_json(text, headers, state.mapping.header_row)
        if found is not None:
            state.mapping = found
        return found is not None

    def examine(self, done: Done, failed: Callable[[Exception], None]) -> None:
        """Read the rows, list the doubts."""
        state, may_add = self.state, self._workplace.facts.rights.may("I", "dictionary")

        def job(session: Any) -> None:
            import_clients.warm(session)
            state.known = import_clients.known(may_add)(session)
            self._harvest()

        self._run(job, done, failed)

    def _harvest(self) -> None:
        state = self.state
        assert state.table is not None
        assert state.mapping is not None
        _let_go(state.doubts)
        if state.by_client is not None:
            _let_go(state.by_client.items)
        if state.harvest is not None:
            _let_go(state.harvest.clients)
        state.harvest = build.harvest(
            state.table, state.mapping, copy.deepcopy(state.known), state.answers, self.tell
        )
        state.doubts = state.harvest.doubts

    def compare(self, done: Done, failed: Callable[[Exception], None]) -> None:
        """Read the rows by the answers, look for duplicates in the file and in the base."""
        state = self.state

        def job(session: Any) -> None:
            self._harvest()
            assert state.harvest is not None
            clients = state.harvest.clients
            state.pairs = duplicates.in_file(clients, self.tell)
            state.joined = {}
            state.hits = import_clients.candidates(clients, self.tell)(session)
            state.by_client = plan.make(clients, state.hits)

        self._run(job, done, failed)

    def weigh(self, done: Done, failed: Callable[[Exception], None]) -> None:
        """Join what is to be joined; what will be written."""
        self._run(lambda session: self._weigh(), done, failed)

    def _weigh(self) -> None:
        state = self.state
        assert state.harvest is not None
        assert state.by_client is not None
        pairs = [pair for pair in state.pairs if state.is_joined(pair)]
        touched = {place for pair in pairs for place in (pair.first, pair.second)}
        clients = list(state.harvest.clients)
        for place in touched:  # joining changes them: what the user goes back to stays as it was
            clients[place] = copy.deepcopy(clients[place])
        by_row = {item.client.row: item for item in state.by_client.items}
        items = []
        for client in duplicates.join(clients, pairs):
            joined = [by_row[row] for row in client.rows if row in by_row]
            item = max(joined, key=lambda one: one.candidates[0].certainty if one.candidates else 0.0)
            items.append(Item(client, item.candidates, item.fate, item.base_id, item.problem))
        state.plan = Plan(items)

    def load(self, done: Done, failed: Callable[[Exception], None]) -> None:
        """Write everything as one act."""
        state = self.state
        assert state.plan is not None
        job = import_clients.load(state.plan, state.name, state.terms, self.tell)

        def keep(session: Any) -> None:
            state.loaded = job(session)
            for things in (state.doubts, state.pairs, state.hits):  # not shown any more
                _let_go(things)

        self._run(keep, done, failed)

    def refused(self) -> list[tuple[int, str]]:
        """(row of the file, key of why) of everything that was not loaded."""
        state = self.state
        assert state.plan is not None
        found = [
            (row, item.problem)
            for item in state.plan.items
            if item.fate is Fate.REFUSED
            for row in item.client.rows
        ]
        if state.loaded is not None:
            found += [(row, key) for client, key in state.loaded.refused for row in client.rows]
        return sorted(found)
