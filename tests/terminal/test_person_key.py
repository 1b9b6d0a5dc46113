"""The token a person signs in with, with SoftHSM in its place: found, opened with the PIN, missed when it is pulled out."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from app.core.tokens import SignerAway
from terminal import key as keys
from terminal.key import Key, KeyTrouble, TokenFlag
from terminal.person_key import PersonKey, Watch, plugged
from tests.terminal.test_key import verified
from tests.terminal.tokens import PIN, Token, soft_token  # noqa: F401 - fixture


@pytest.fixture
def key(soft_token: Token) -> Iterator[PersonKey]:  # noqa: F811
    made = PersonKey(soft_token.library, soft_token.label)
    made.open_or_make(PIN)
    yield made
    made.close()


def test_the_key_of_a_person_is_apart_from_that_of_the_licence(soft_token: Token, key: PersonKey) -> None:  # noqa: F811
    assert verified(key.public, key.sign(b"text"), b"text")
    assert key.public != soft_token.public
    key.open_or_make(PIN)  # it is there already: the same one
    assert verified(key.public, key.sign(b"text"), b"text")
    key.close()
    found = {one.token.label: one for one in plugged()}
    assert found["paddock"].has_key
    assert found["paddock"].library.path == soft_token.library


def test_looking_for_tokens_does_not_shut_a_key_that_is_open(key: PersonKey) -> None:
    assert any(one.has_key for one in plugged())
    assert key.is_there()
    assert verified(key.public, key.sign(b"text"), b"text")


def test_a_library_that_does_not_work_is_as_one_without_tokens(key: PersonKey, tmp_path: object) -> None:
    assert [one.number for one in plugged((f"{tmp_path}/none.so",))] == [one.number for one in plugged()]


def test_without_the_pin_and_without_the_token_nothing_is_signed(soft_token: Token, key: PersonKey) -> None:  # noqa: F811
    soft_token.pull()
    try:
        assert not key.is_there()
        assert not key.is_open
        with pytest.raises(SignerAway):
            key.sign(b"text")
        with pytest.raises(KeyTrouble) as trouble:
            key.open(PIN)
        assert trouble.value.state == "no_token"
    finally:
        soft_token.plug()
    assert not key.is_there()  # back in its port, but nobody has typed the PIN
    with pytest.raises(SignerAway):
        key.sign(b"text")
    key.open(PIN)
    assert key.is_there()


def test_a_wrong_pin_is_given_once_and_tells_what_is_left(
    key: PersonKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[str] = []
    real = Key._signed_in

    def counted(self: Key, token: object, pin: str, rw: bool = False) -> object:
        given.append(pin)
        return real(self, token, pin, rw)

    monkeypatch.setattr(Key, "_signed_in", counted)
    with pytest.raises(KeyTrouble) as trouble:
        key.open_or_make("000000")
    assert (trouble.value.state, trouble.value.tries, given) == ("wrong_pin", "few", ["000000"])
    assert not key.is_open
    key.open(PIN)


@pytest.mark.parametrize(
    ("flag", "state", "tries"),
    [
        (TokenFlag.USER_PIN_LOCKED, "locked", ""),
        (TokenFlag.USER_PIN_FINAL_TRY, "wrong_pin", "last"),
        (TokenFlag(0), "wrong_pin", ""),
    ],
)
def test_what_a_token_says_after_a_wrong_pin_is_told(flag: TokenFlag, state: str, tries: str) -> None:
    class Fake:
        flags = flag

        @property
        def slot(self) -> Fake:
            return self

        def get_token(self) -> Fake:
            return self

        def open(self, **_: object) -> object:
            raise keys.wrong.PinIncorrect

    with pytest.raises(KeyTrouble) as trouble:
        Key("", "")._signed_in(Fake(), "1")
    assert (trouble.value.state, trouble.value.tries) == (state, tries)


def test_another_key_on_the_token_is_not_the_persons(key: PersonKey) -> None:
    key._public = b"another one"
    with pytest.raises(KeyTrouble) as trouble:
        key.open(PIN)
    assert trouble.value.state == "other_key"
    assert not key.is_open


def test_a_token_that_is_pulled_out_is_missed_once_and_watched_again_when_it_is_back(
    soft_token: Token,  # noqa: F811
    key: PersonKey,
) -> None:
    gone = threading.Semaphore(0)
    watch = Watch(key, gone.release, pause=0.02)
    try:
        assert not gone.acquire(timeout=0.2)
        for _ in range(2):
            soft_token.pull()
            assert gone.acquire(timeout=10)
            assert not gone.acquire(timeout=0.2)
            soft_token.plug()
            key.open(PIN)
            assert not gone.acquire(timeout=0.2)
        for _ in range(5):  # again at once, before anybody has looked
            soft_token.pull()
            assert gone.acquire(timeout=10)
            soft_token.plug()
            key.open(PIN)
    finally:
        watch.end()
    watch._thread.join(5)
    key.close()
    assert not gone.acquire(timeout=0.1)


def test_signing_and_looking_go_together(key: PersonKey) -> None:
    wrong: list[bytes] = []

    def sign() -> None:
        for i in range(30):
            text = str(i).encode()
            if not verified(key.public, key.sign(text), text):
                wrong.append(text)

    threads = [threading.Thread(target=sign) for _ in range(4)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        assert key.is_there()
    assert wrong == []
