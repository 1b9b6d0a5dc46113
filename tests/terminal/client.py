"""A client process of its own, at a computer of any name: signs in, says how that went, and stays until it is told to end.

Run as  python -m tests.terminal.client COMPUTER PORT ALIAS LOGIN PASSWORD [ROLE]  by tests.terminal.gate_base.Client.
"""

from __future__ import annotations

import sys

from db import engine, errors, sql
from db.session import open_session


def main() -> None:
    _, port, alias, login, password, *role = sys.argv[1:]
    try:
        session = open_session(engine.Server("127.0.0.1", int(port), alias), login, password, *role)
    except errors.Refused as refusal:
        print(f"{refusal.key}|{'|'.join(refusal.values)}", flush=True)
        return
    print("in", flush=True)
    for line in sys.stdin:
        try:
            if line.startswith("?"):
                print(session.rows(sql.Query("test", line[1:])), flush=True)
            elif line.startswith("!"):
                print(session.write(sql.Query("test", line[1:])), flush=True)
            if line[0] in "?!":
                session.end_reading()
                continue
            session.rows(sql.query("seat.poll", drafts=int(line or 0), idle=0))
            session.end_reading()
            print("polled", flush=True)
        except errors.DatabaseError as error:
            print(type(error).__name__, flush=True)
            return
    session.close()


if __name__ == "__main__":
    main()
