"""Passwords in the system's keyring, only for people who ask for it.

A bare Linux desktop or a terminal server may have no keyring: then nothing is kept, and the person is told.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator

from db.engine import Target

SERVICE = "Paddock CRM"
_LOG = logging.getLogger(__name__)


class Passwords:
    """Passwords in the system's keyring. Any call may wait for the person to unlock it: never from the GUI
    thread.
    """

    def can_keep(self) -> bool:
        """Whether there is a keyring at all: a bare Linux desktop or a service has none."""
        try:
            import keyring
            from keyring.backends import chainer, fail, null
        except ImportError:
            return False
        with contextlib.suppress(Exception):
            backend = keyring.get_keyring()
            if isinstance(backend, chainer.ChainerBackend):
                return bool(backend.backends)
            return not isinstance(backend, fail.Keyring | null.Keyring)
        return False

    def find(self, target: Target, user: str) -> str | None:
        with _no_keyring():
            import keyring

            return keyring.get_password(_service(target), user)
        return None

    def keep(self, target: Target, user: str, password: str) -> bool:
        """Whether it was kept."""
        with _no_keyring():
            import keyring

            keyring.set_password(_service(target), user, password)
            return True
        return False

    def forget(self, target: Target, user: str) -> None:
        with _no_keyring():
            import keyring

            keyring.delete_password(_service(target), user)


passwords = Passwords()


@contextlib.contextmanager
def _no_keyring() -> Iterator[None]:
    """Every back end has errors of its own; none of them may stop the log-in."""
    try:
        yield
    except Exception as error:  # noqa: BLE001
        _LOG.info("keyring: %s", type(error).__name__)


def _service(target: Target) -> str:
    return f"{SERVICE} {target}"
