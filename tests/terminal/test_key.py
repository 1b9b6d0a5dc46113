"""The hardware key, with SoftHSM in its place: made on the token, signs, survives being pulled out, never guesses a PIN."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from terminal import key as keys
from terminal.key import Key, KeyTrouble
from terminal.key_text import pem
from tests.terminal.tokens import PIN, Token, soft_token  # noqa: F401 - fixture


def verified(public: bytes, signature: bytes, message: bytes) -> bool:
    key = load_pem_public_key(pem(public).encode())
    assert isinstance(key, RSAPublicKey)
    assert key.key_size == keys.BITS
    try:
        key.verify(signature, message, PKCS1v15(), hashes.SHA256())
    except InvalidSignature:
        return False
    return True


def test_the_key_signs_what_its_public_part_proves(soft_token: Token) -> None:  # noqa: F811
    key = Key(soft_token.library, soft_token.label)
    key.open(PIN)
    signature = key.sign(b"challenge")
    assert key.public() == soft_token.public
    assert verified(soft_token.public, signature, b"challenge")
    assert not verified(soft_token.public, signature, b"another")
    key.close()


def test_libraries_and_tokens_are_found(soft_token: Token) -> None:  # noqa: F811
    assert "SoftHSM" in {found.maker for found in keys.find_libraries()}
    assert "SoftHSM" not in {found.maker for found in keys.find_libraries(windows=True)}
    (seen,) = [token for token in keys.tokens(soft_token.library) if token.label == "paddock"]
    assert seen.keys == (keys.LABEL,)
    assert not seen.locked


def test_no_library_is_looked_for_where_anybody_may_put_one() -> None:
    """Each user of a Windows computer may make folders in C:, so C:\\usr and C:\\SoftHSM2 too."""
    windows = [one for _, patterns in keys.LIBRARIES for one in patterns if "\\" in one]
    assert windows
    assert [one for one in windows if not one.startswith(("{system}\\", "{program_files}\\"))] == []


def test_a_key_that_is_there_is_not_made_again(soft_token: Token) -> None:  # noqa: F811
    with pytest.raises(KeyTrouble) as trouble:
        Key(soft_token.library, soft_token.label).make(PIN)
    assert trouble.value.state == "exists"


@pytest.mark.parametrize(
    ("token", "label", "pin", "state"),
    [
        ("paddock", keys.LABEL, "000000", "wrong_pin"),
        ("another", keys.LABEL, PIN, "no_token"),
        ("paddock", "another", PIN, "no_key"),
    ],
)
def test_each_trouble_has_its_name(soft_token: Token, token: str, label: str, pin: str, state: str) -> None:  # noqa: F811
    key = Key(soft_token.library, token, label)
    with pytest.raises(KeyTrouble) as trouble:
        key.open(pin)
    assert trouble.value.state == state
    assert not key.is_open
    with pytest.raises(KeyTrouble):
        key.sign(b"x")


def test_a_library_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "driver.so").write_text("no library")
    for path in (tmp_path / "driver.so", tmp_path / "missing.so"):
        with pytest.raises(KeyTrouble) as trouble:
            keys.load(str(path))
        assert trouble.value.state == "no_library"


def test_a_key_that_was_pulled_out_works_again_when_it_is_back(soft_token: Token) -> None:  # noqa: F811
    key = Key(soft_token.library, soft_token.label)
    key.open(PIN)
    soft_token.pull()
    with pytest.raises(KeyTrouble) as trouble:
        key.sign(b"challenge")
    assert trouble.value.state == "no_token"
    with pytest.raises(KeyTrouble):
        key.open(PIN)
    soft_token.plug()
    key.open(PIN)
    assert verified(soft_token.public, key.sign(b"challenge"), b"challenge")
    key.close()


def test_the_command_line_makes_no_secret_leave(
    soft_token: Token,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "key.pem"
    monkeypatch.setenv("PADDOCK_PIN", PIN)
    assert keys.main(["export", soft_token.library, str(out), "--token", "paddock"]) == 0
    assert out.read_text() == pem(soft_token.public)
    assert keys.main(["make", soft_token.library, str(out), "--token", "paddock"]) == 1
    assert "already" in capsys.readouterr().err
    assert keys.main(["list", soft_token.library]) == 0
    assert keys.main(["find"]) == 0
    assert "SoftHSM" in capsys.readouterr().out
