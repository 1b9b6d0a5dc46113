"""What every test stands on: a home of its own, the guards, bases, the test rig's server."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator

# Before Qt and the engine are loaded: no display, nothing of the user's own settings, passwords or lock files.
_home = tempfile.mkdtemp(prefix="paddock-test-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ.update(
    QT_QPA_PLATFORM="offscreen",
    HOME=_home,
    XDG_CONFIG_HOME=f"{_home}/config",
    XDG_DATA_HOME=f"{_home}/data",
    XDG_CACHE_HOME=f"{_home}/cache",
    XDG_STATE_HOME=f"{_home}/state",
    FIREBIRD_LOCK=f"{_home}/lock",
    PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring",
    DBUS_SESSION_BUS_ADDRESS="disabled:",  # a program on a bare screen would else start a bus of its own, which outlives it
)
os.mkdir(f"{_home}/lock")

import pytest  # noqa: E402
from hypothesis import settings  # noqa: E402

from tests.bases import base_path, base_template, served_base  # noqa: E402, F401 -- fixtures
from tests.guards import (  # noqa: E402, F401 -- fixtures, all autouse, and their hook
    collected_as_ever,
    dialogs,
    expected_log,
    no_thread_left,
    nothing_left_on_the_screen,
    pytest_runtest_makereport,
)
from tests.rig.server import ServerRig  # noqa: E402

# Examples take what they take on a busy machine; a check of a submission tries the same ones each time.
settings.register_profile("paddock", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("paddock")


@pytest.fixture(scope="session")
def server_rig() -> Iterator[ServerRig]:
    """A running Firebird 5 server; one for each process of the test run, started when first asked for."""
    with ServerRig() as rig:
        yield rig
