"""The keeper as a Windows service (through pywin32, which only Windows has).

    python -m terminal.service install --startup auto     make the service; then set its configuration:
    reg add HKLM\\SYSTEM\\CurrentControlSet\\Services\\PaddockKeeper\\Parameters /v Config /d C:\\ProgramData\\Paddock\\keeper.toml
    python -m terminal.service start | stop | remove

It runs in session 0, where Windows shows the tokens that are plugged into this computer.
"""

from __future__ import annotations

import sys
from pathlib import Path

NAME = "PaddockKeeper"

if sys.platform == "win32":  # pragma: no cover - only there
    import winreg

    import servicemanager
    import win32serviceutil

    from terminal.keeper import Config, Keeper

    class KeeperService(win32serviceutil.ServiceFramework):
        """What the service manager calls."""

        _svc_name_ = NAME
        _svc_display_name_ = "Paddock CRM keeper"
        _svc_description_ = "Holds the hardware key of the licence and does timed work."

        def SvcDoRun(self) -> None:
            """Run until told to stop."""
            place = rf"SYSTEM\CurrentControlSet\Services\{NAME}\Parameters"
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place) as parameters:
                config = Path(winreg.QueryValueEx(parameters, "Config")[0])
            self.keeper = Keeper(Config.read(config))
            servicemanager.LogInfoMsg(f"{NAME}: {config}")
            self.keeper.run()

        def SvcStop(self) -> None:
            """End the loop; the service has stopped when it has."""
            self.ReportServiceStatus(3)  # SERVICE_STOP_PENDING
            self.keeper.over.set()


def main() -> int:
    """Hand the command to pywin32. Returns 2 where there is no Windows."""
    if sys.platform == "win32":
        win32serviceutil.HandleCommandLine(KeeperService)
        return 0
    sys.stderr.write("This is for Windows. On Linux install terminal/paddock-keeper.service.\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
