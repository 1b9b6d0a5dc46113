#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Lets a single Windows host serve Paddock CRM as a RemoteApp without a session collection, or takes it back.
.DESCRIPTION
Writes the program into the list of allowed applications (TSAppAllowList) of this host. Only the one entry is made; other
programs stay as forbidden or allowed as they were. With -Undo the entry is taken away.
.PARAMETER FilePath
The program on this host.
.PARAMETER Alias
The name in connection files: ||Alias.
.PARAMETER Arguments
What the program is started with; it may get no others then.
.PARAMETER Undo
Take the entry away.
.EXAMPLE
.\Set-PaddockSingleHost.ps1 -Arguments '--line 512' -WhatIf
#>
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
param(
    [string]$FilePath = "$env:ProgramFiles\Paddock CRM\paddock.exe",

    [ValidatePattern('^[A-Za-z0-9_-]{1,32}$')]
    [string]$Alias = 'Paddock',

    [string]$Arguments = '',

    [switch]$Undo
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$list = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Terminal Server\TSAppAllowList\Applications'
$entry = Join-Path -Path $list -ChildPath $Alias

if ($Undo) {
    if (-not (Test-Path -LiteralPath $entry)) {
        Write-Output -InputObject "$Alias is not allowed on this host."
    }
    elseif ($PSCmdlet.ShouldProcess($entry, 'Remove')) {
        Remove-Item -LiteralPath $entry -Recurse
        Write-Output -InputObject "$Alias is no longer allowed on this host."
    }
    return
}

if (-not (Test-Path -LiteralPath $FilePath -PathType Leaf)) {
    throw "There is no program at $FilePath."
}

# CommandLineSetting: 0 no arguments, 1 any, 2 always RequiredCommandLine
$setting = 1
if ($Arguments) {
    $setting = 2
}

if ($PSCmdlet.ShouldProcess($entry, "Allow $FilePath")) {
    New-Item -Path $entry -Force | Out-Null
    $values = @(
        @{ Name = 'Name'; Value = 'Paddock CRM'; PropertyType = 'String' }
        @{ Name = 'Path'; Value = $FilePath; PropertyType = 'String' }
        @{ Name = 'CommandLineSetting'; Value = $setting; PropertyType = 'DWord' }
        @{ Name = 'RequiredCommandLine'; Value = $Arguments; PropertyType = 'String' }
        @{ Name = 'ShowInTSWA'; Value = 0; PropertyType = 'DWord' }
    )
    foreach ($value in $values) {
        New-ItemProperty -Path $entry @value -Force | Out-Null
    }
    Write-Output -InputObject "$Alias is allowed on this host."
}
