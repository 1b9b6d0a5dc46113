"""Password and token as a person lives them: the PIN at the sign-in, the token pulled out at work and put back."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from app.core import begin, tokens
from app.core.cases import logins
from db.session import Session, open_session
from terminal.person_key import PersonKey
from tests.bases import Served
from tests.e2e.program import Person, Start
from tests.e2e.screen import wait_for
from tests.terminal.tokens import PIN, Token, soft_token  # noqa: F401 - fixture


@pytest.fixture
def anna(served_base: Served, soft_token: Token) -> Iterator[Session]:  # noqa: F811
    """A session in which her token has signed; the programs that she starts have to ask for it."""
    key = PersonKey(soft_token.library, soft_token.label)
    with open_session(served_base.target, served_base.login, served_base.password) as session:
        me = begin.begin()(session).facts.me_id
        tokens.register(me, "Token", key, PIN)(session)
        tokens.require(me, True)(session)
        yield session


def came_to_the_pin(start: Start, served: Served) -> Person:
    person = start("--server", str(served.target), "--user", served.login)
    person.focus("Password")
    person.write(served.password)
    person.keys("Return")
    person.sees("signs in with a password and a token")
    person.focus("PIN of the token")
    return person


def test_the_token_opens_the_base_and_locks_the_window_when_it_is_pulled_out(
    start: Start,
    served_base: Served,
    anna: Session,
    soft_token: Token,  # noqa: F811
) -> None:
    person = came_to_the_pin(start, served_base)
    person.write("000000")
    person.keys("Return")
    person.sees("The PIN is wrong.")
    person.focus("PIN of the token")
    person.write(PIN)
    person.keys("Return")
    person.window("— Paddock CRM")
    person.keys("ctrl+k")
    person.focus("Find")
    person.write("half a na")
    soft_token.pull()
    person.sees("Your token was pulled out. Your work is kept.")
    soft_token.plug()
    person.focus("PIN of your token")
    person.write(PIN)
    person.keys("Return")
    person.no_longer_sees("Your token was pulled out.")
    assert person.focus("Find") == "half a na"
    me = begin.begin()(anna).facts.me_id
    tokens.require(me, False)(anna)
    assert [one.label for one in tokens.tokens(me)(anna)] == ["Token"]
    person.keys("Escape")
    person.leave()


def test_who_gives_up_is_back_at_the_start_and_finds_the_base_shut(
    start: Start, served_base: Served, anna: Session
) -> None:
    person = came_to_the_pin(start, served_base)
    person.keys("Escape")
    person.sees("The base opens when your token has signed for you.")
    assert begin.begin()(anna).facts.login == served_base.login
    person.keys("Escape")
    wait_for(lambda: person.process.poll() is not None, "the end")


def test_whose_session_was_ended_signs_in_again_with_the_same_token(
    start: Start,
    served_base: Served,
    anna: Session,
    soft_token: Token,  # noqa: F811
) -> None:
    person = came_to_the_pin(start, served_base)
    person.write(PIN)
    person.keys("Return")
    person.window("— Paddock CRM")
    time.sleep(3)  # a line that is cut in the middle of a question is just a line that broke
    for one in logins.sessions()(anna):
        if not one.is_own:
            logins.end_session(one.conn)(anna)
    person.sees("Your session was ended by an administrator")
    person.focus("Password")
    person.write(served_base.password)
    person.keys("Return")
    person.focus("PIN of the token")
    person.keys("Escape")  # not now: then the window that is still there asks for the token
    person.sees("The base opens when your token has signed for you.", "PIN of your token")
    assert person.focus("Password")
    person.keys("Return")
    person.focus("PIN of the token")
    person.write(PIN)
    person.keys("Return")
    person.window("— Paddock CRM")
    person.no_longer_sees("PIN of your token")
    soft_token.pull()
    person.sees("Your token was pulled out. Your work is kept.")
    soft_token.plug()
    person.focus("PIN of your token")
    person.write(PIN)
    person.keys("Return")
    person.no_longer_sees("Your token was pulled out.")
    person.leave()
