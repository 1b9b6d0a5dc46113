"""What every test stands on: the test rig's server, bases, and the guards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.rig.server import ServerRig


@pytest.fixture(scope="session")
def server_rig() -> Iterator[ServerRig]:
    """A running Firebird 5 server; one for each process of the test run, started when first asked for."""
    with ServerRig() as rig:
        yield rig
