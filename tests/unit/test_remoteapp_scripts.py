"""The PowerShell scripts, read by the language's grammar, keep the house's rules; and each rule notices what breaks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from terminal.remoteapp import rdp_file
from terminal.remoteapp.__main__ import SCRIPTS
from tests.unit.powershell import Script

FOLDER = Path(rdp_file.__file__).parent
HOST, FARM = "Set-PaddockSingleHost.ps1", "Publish-PaddockRemoteApp.ps1"


def source(name: str) -> str:
    return (FOLDER / name).read_text(encoding="ascii")


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_keeps_every_rule(name: str) -> None:
    assert Script(source(name)).faults() == []
    assert name.split("-")[0] in ("Set", "Publish")


def test_every_script_of_the_kit_is_looked_at() -> None:
    assert {path.name for path in FOLDER.glob("*.ps1")} == set(SCRIPTS) == {HOST, FARM}


SPOILT = [
    (HOST, "foreach ($value in $values) {", "foreach ($value in $values {", "line "),
    (HOST, "    return\n}\n", "    return\n", "line "),
    (HOST, "Set-StrictMode -Version Latest\n", "", "strict mode"),
    (FARM, "$ErrorActionPreference = 'Stop'", "$ErrorActionPreference = 'Continue'", "strict mode"),
    (FARM, "Where-Object -Property", "where -Property", "where: an alias"),
    (FARM, "Where-Object -Property", "? -Property", "an alias"),
    (HOST, "Remove-Item -LiteralPath $entry -Recurse", "rm -LiteralPath $entry -Recurse", "rm: an alias"),
    (HOST, "Write-Output -InputObject", "Write-Host -Object", "Write-Host: not to be used"),
    (FARM, "Import-Module -Name RemoteDesktop", "Load-Module -Name RemoteDesktop", "Load-Module: not to be used"),
    (HOST, "Join-Path -Path $list -ChildPath", "Join-Path $list -ChildPath", "without the name of its parameter"),
    (HOST, "SupportsShouldProcess = $true", "SupportsShouldProcess = $false", "-WhatIf"),
    (HOST, "elseif ($PSCmdlet.ShouldProcess($entry, 'Remove')) {", "else {", "Remove-Item: changes without"),
    (
        FARM,
        'if ($PSCmdlet.ShouldProcess("$FilePath as $Alias in $CollectionName", \'Publish\')) {',
        "if ($Alias) {",
        "New-RDRemoteApp: changes without",
    ),
    (HOST, "Remove-Item -LiteralPath $entry -Recurse", "Remove-Item -LiteralPath $list -Recurse", "does not take it back"),
    (HOST, "New-Item -Path $entry -Force", 'New-Item -Path "$entry-2" -Force', "does not take it back"),
    (HOST, "New-ItemProperty -Path $entry", "New-ItemProperty -Path $list", "does not take it back"),
    (FARM, "Remove-RDRemoteApp @place -Alias $Alias -Force", "Get-RDRemoteApp @place", "no -Undo"),
    (HOST, "    return\n}\n\nif (-not", "}\n\nif (-not", "does not end the script"),
    (HOST, ".PARAMETER Undo\nTake the entry away.\n", "", "parameters"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "good", "bad", "told"), SPOILT, ids=[told + str(i) for i, (*_, told) in enumerate(SPOILT)]
)
def test_each_rule_notices_what_breaks_it(name: str, good: str, bad: str, told: str) -> None:
    text = source(name)
    assert good in text
    faults = Script(text.replace(good, bad)).faults()
    assert any(told in fault for fault in faults), faults
