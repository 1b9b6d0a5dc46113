#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Publishes Paddock CRM as a RemoteApp in a session collection of Remote Desktop Services, or takes it back.
.DESCRIPTION
Run it on the connection broker. The program must be installed at the same path on every host of the collection.
With -Undo the program is no longer published; nothing is uninstalled, and open sessions go on.
.PARAMETER CollectionName
The session collection.
.PARAMETER FilePath
The program on the hosts.
.PARAMETER Alias
The name in connection files: ||Alias.
.PARAMETER UserGroup
Who may start it; without it, whoever may use the collection.
.PARAMETER Arguments
What the program is started with, --line 512 for a thin line, say.
.PARAMETER ConnectionBroker
The broker, when it is another computer.
.PARAMETER Undo
Take the program back.
.EXAMPLE
.\Publish-PaddockRemoteApp.ps1 -CollectionName Office -UserGroup 'FIRM\Sales' -WhatIf
#>
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
param(
    [Parameter(Mandatory = $true)]
    [string]$CollectionName,

    [string]$FilePath = "$env:ProgramFiles\Paddock CRM\paddock.exe",

    [ValidatePattern('^[A-Za-z0-9_-]{1,32}$')]
    [string]$Alias = 'Paddock',

    [string[]]$UserGroup,

    [string]$Arguments = '',

    [string]$ConnectionBroker = "$env:COMPUTERNAME.$env:USERDNSDOMAIN".TrimEnd('.'),

    [switch]$Undo
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module -Name RemoteDesktop

$place = @{ CollectionName = $CollectionName; ConnectionBroker = $ConnectionBroker }
$published = Get-RDRemoteApp @place | Where-Object -Property Alias -EQ -Value $Alias

if ($Undo) {
    if ($null -eq $published) {
        Write-Output -InputObject "$Alias is not published in $CollectionName."
    }
    elseif ($PSCmdlet.ShouldProcess("$Alias in $CollectionName", 'Take back')) {
        Remove-RDRemoteApp @place -Alias $Alias -Force
        Write-Output -InputObject "$Alias is no longer published in $CollectionName."
    }
    return
}

$wanted = @{
    Alias              = $Alias
    DisplayName        = 'Paddock CRM'
    FilePath           = $FilePath
    CommandLineSetting = 'Allow'
    ShowInWebAccess    = $true
}
if ($Arguments) {
    $wanted.CommandLineSetting = 'Require'
    $wanted.RequiredCommandLine = $Arguments
}
if ($UserGroup) {
    $wanted.UserGroups = $UserGroup
}

if ($PSCmdlet.ShouldProcess("$FilePath as $Alias in $CollectionName", 'Publish')) {
    if ($null -eq $published) {
        New-RDRemoteApp @place @wanted | Out-Null
    }
    else {
        Set-RDRemoteApp @place @wanted | Out-Null
    }
    Write-Output -InputObject "$Alias is published in $CollectionName."
}
