"""The keeper as a service of Windows: what its command line says, as far as it goes on any system."""

from __future__ import annotations

from pathlib import Path

import pytest

from terminal import service


def test_the_service_module_of_windows_says_where_it_belongs(capsys: pytest.CaptureFixture[str]) -> None:
    assert service.main() == 2
    assert "Windows" in capsys.readouterr().err


def test_the_service_starts_with_the_computer() -> None:
    words, config = service.for_pywin32(["install", "keeper.toml"])
    assert words == ["--startup", "auto", "install"]  # behind the command pywin32 would pass over it
    assert config == Path("keeper.toml").absolute()
    assert service.for_pywin32(["stop"]) == (["stop"], None)


@pytest.mark.parametrize(
    "words", [["install"], ["install", "--startup", "auto"], ["install", "--help"], ["install", "a", "b"]]
)
def test_a_service_without_a_configuration_is_not_made(words: list[str]) -> None:
    with pytest.raises(ValueError, match="install FILE"):
        service.for_pywin32(words)
