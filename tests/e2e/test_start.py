"""What the start dialog says when it cannot open a base, and that one may try again."""

from __future__ import annotations

import socket

from tests.bases import Served
from tests.e2e.program import Start


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port: int = door.getsockname()[1]
    return port


def test_each_mistake_at_the_start_has_its_sentence_and_can_be_put_right(
    start: Start, served_base: Served
) -> None:
    server, port = f"127.0.0.1/{served_base.rig.port}", closed_port()
    anna = start("--server", f"127.0.0.1/{port}:{served_base.target.alias}", "--user", served_base.login)
    anna.focus("Password")
    anna.write(served_base.password)
    anna.keys("Return")
    anna.sees(f"127.0.0.1 does not take connections at port {port}.")

    anna.focus("Server")
    anna.replace(f"{server}:nobody_knows_it")
    anna.keys("Return")
    anna.sees("has no base “nobody_knows_it”")

    anna.focus("Password")
    anna.keys("shift+Tab", "shift+Tab")
    anna.focus("Server")
    anna.replace(str(served_base.target))
    anna.keys("Tab", "Tab")
    anna.focus("Password")
    anna.replace("wrong")
    anna.keys("Return")
    anna.sees("127.0.0.1 does not know this log-in with this password", f"“{served_base.target.alias}”")

    anna.focus("Password")
    anna.replace(served_base.password)
    anna.keys("Return")
    anna.window("— Paddock CRM")
    anna.leave()
