r"""The keeper as a Windows service (through pywin32, which only Windows has).

    paddock-keeper install FILE           make the service, started with the computer; FILE is its configuration
    paddock-keeper start | stop | remove

It runs in session 0, where Windows shows the tokens that are plugged into this computer. What it has to say is in keeper.log,
beside its status.
"""

from __future__ import annotations

import sys
from pathlib import Path

NAME = "PaddockKeeper"
_PARAMETERS = rf"SYSTEM\CurrentControlSet\Services\{NAME}\Parameters"


def for_pywin32(words: list[str]) -> tuple[list[str], Path | None]:
    """The words as pywin32 wants them, and the configuration to note. Raises ValueError with how to write it.

    pywin32 takes options in front of the command only, and passes over those behind it without a word.
    """
    if not words or words[0] != "install":
        return words, None
    if len(words) != 2 or words[1].startswith("-"):
        raise ValueError("paddock-keeper install FILE: the configuration of the keeper")
    return ["--startup", "auto", "install"], Path(words[1]).absolute()


if sys.platform == "win32":  # pragma: no cover - only there
    import logging
    import winreg

    import servicemanager
    import win32serviceutil

    from app.core.logfile import log_file
    from terminal.keeper import BadConfig, Config, Keeper

    class KeeperService(win32serviceutil.ServiceFramework):
        """What the service manager calls."""

        _svc_name_ = NAME
        _svc_display_name_ = "Paddock CRM keeper"
        _svc_description_ = "Holds the hardware key of the licence and does timed work."

        def SvcDoRun(self) -> None:
            """Run until told to stop."""
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _PARAMETERS) as parameters:
                file = Path(winreg.QueryValueEx(parameters, "Config")[0])
            config = Config.read(file)
            log = log_file(config.state / "keeper.log")
            logging.basicConfig(level=logging.INFO, handlers=[log], format="%(asctime)s %(message)s")
            self.keeper = Keeper(config)
            servicemanager.LogInfoMsg(f"{NAME}: {file}")
            self.keeper.run()

        def SvcStop(self) -> None:
            """End the loop; the service has stopped when it has."""
            self.ReportServiceStatus(3)  # SERVICE_STOP_PENDING
            self.keeper.over.set()

    def _command(words: list[str]) -> int:
        """Hand the command to pywin32; note the configuration when the service was made. Returns the exit code."""
        try:
            words, file = for_pywin32(words)
            if file is not None:
                Config.read(file)
        except (ValueError, BadConfig) as error:
            sys.stderr.write(f"{error}\n")
            return 2
        # by its name: pywin32 would note the path of this file, whose folder would then come first in the search for modules
        code = win32serviceutil.HandleCommandLine(
            KeeperService, f"terminal.service.{KeeperService.__name__}", ["paddock-keeper", *words]
        )
        if file is not None and not code:
            with winreg.CreateKey(winreg.HKEY_LOCAL_MACHINE, _PARAMETERS) as parameters:
                winreg.SetValueEx(parameters, "Config", 0, winreg.REG_SZ, str(file))
        return int(code or 0)


def main(arguments: list[str] | None = None) -> int:
    """Returns the exit code; 2 where there is no Windows, for wrong words or a wrong configuration."""
    if sys.platform == "win32":
        return _command(sys.argv[1:] if arguments is None else arguments)
    sys.stderr.write("This is for Windows. On Linux install terminal/paddock-keeper.service.\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
