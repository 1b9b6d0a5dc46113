"""A SoftHSM token in a folder of the tests' own, in place of hardware. Pulling it out is moving its folder away."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from terminal import key as keys

PIN, SO_PIN = "271828", "31415926"


@dataclass
class Token:
    """label: of the token; library: of SoftHSM; public: of the licence key on it, PKCS#1 in DER."""

    library: str
    label: str
    folder: Path
    public: bytes = b""

    def pull(self) -> None:
        """Out of the port."""
        self.folder.rename(self.folder.with_suffix(".out"))
        self.folder.mkdir()

    def plug(self) -> None:
        """Back again."""
        shutil.rmtree(self.folder)
        self.folder.with_suffix(".out").rename(self.folder)


@pytest.fixture(scope="session")
def soft_token(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Token]:
    """One token with a licence key; the library reads its configuration once in a process."""
    home = tmp_path_factory.mktemp("hsm")
    folder = home / "tokens"
    folder.mkdir()
    conf = home / "softhsm2.conf"
    conf.write_text(f"directories.tokendir = {folder}\nobjectstore.backend = file\nlog.level = ERROR\n")
    before = os.environ.get("SOFTHSM2_CONF")
    os.environ["SOFTHSM2_CONF"] = str(conf)
    subprocess.run(
        [
            "softhsm2-util",
            "--init-token",
            "--free",
            "--label",
            "paddock",
            "--pin",
            PIN,
            "--so-pin",
            SO_PIN,
        ],
        check=True,
        capture_output=True,
        timeout=60,
    )
    library = next(found.path for found in keys.find_libraries() if found.maker == "SoftHSM")
    token = Token(library, "paddock", folder)
    token.public = keys.Key(library, "paddock").make(PIN)
    yield token
    if before is None:
        del os.environ["SOFTHSM2_CONF"]
    else:
        os.environ["SOFTHSM2_CONF"] = before
