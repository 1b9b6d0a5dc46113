"""What a token costs at the sign-in over the branch line: turns and bytes, which repeat from run to run."""

from __future__ import annotations

import base64

import pytest

from app.core import begin, tokens
from tests.bench.wire import Office
from tests.db.token_base import der_of, signed
from tests.rig.server import ServerRig

pytestmark = pytest.mark.server


class Key:
    """In place of a token."""

    public = property(lambda self: der_of("wire"))

    def open(self, pin: str) -> None: ...

    def open_or_make(self, pin: str) -> None: ...

    def close(self) -> None: ...

    def sign(self, text: bytes) -> bytes:
        return base64.b64decode(signed("wire", text.decode()))


def test_a_token_adds_six_turns_and_one_kilobyte_to_the_sign_in(server_rig: ServerRig) -> None:
    key = Key()
    with Office("small", server_rig) as office:
        with office.sign_in() as session:
            me = begin.begin()(session).facts.me_id
            tokens.register(me, "Token", key, "")(session)
            tokens.require(me, True)(session)

        def sign_in() -> None:
            session = office.sign_in()
            with pytest.raises(begin.TokenWanted):
                begin.begin("client")(session)
            tokens.prove(key)(session)
            assert begin.begin("client")(session).page.rows
            opened.append(session)

        opened = []
        cost = office.cost(sign_in)
        again = office.cost(lambda: tokens.prove(key)(opened[0]))
        opened[0].close()
    assert cost.turns <= 14
    assert cost.size <= 13 * 1024
    assert again.turns == 2
