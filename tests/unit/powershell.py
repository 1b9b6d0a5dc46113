"""Reads PowerShell by its grammar (tree-sitter) and tells what breaks the house's rules: those of its analyser that matter here, and
that whatever a script changes it asks for first and takes back with -Undo."""

from __future__ import annotations

import re
from collections.abc import Iterator

import tree_sitter_powershell
from tree_sitter import Language, Node, Parser

# the list of Get-Verb, and the four verbs of the engine's own commands
_VERBS = """Add Clear Close Copy Enter Exit Find Format Get Hide Join Lock Move New Open Optimize Out Pop Push Redo Remove Rename Reset Resize
    Search Select Set Show Skip Split Step Switch Undo Unlock Watch Connect Disconnect Read Receive Send Write Backup Checkpoint Compare
    Compress Convert ConvertFrom ConvertTo Dismount Edit Expand Export Group Import Initialize Limit Merge Mount Publish Restore Save Sync
    Unpublish Update Debug Measure Ping Repair Resolve Test Trace Approve Assert Build Complete Confirm Deny Deploy Disable Enable Install
    Invoke Register Request Restart Resume Start Stop Submit Suspend Uninstall Unregister Wait Block Grant Protect Revoke Unblock Unprotect
    Use Where ForEach Sort Tee"""
APPROVED = frozenset(_VERBS.split())
CHANGES = frozenset({"New", "Set", "Remove", "Add", "Clear", "Rename", "Move", "Copy", "Register", "Unregister", "Install"})  # fmt: skip
HARMLESS = frozenset({"Set-StrictMode"})
FORBIDDEN = frozenset({"Write-Host", "Invoke-Expression"})
_LANGUAGE = Language(tree_sitter_powershell.language())


def words(node: Node) -> str:
    """The text of a node."""
    return (node.text or b"").decode()


def walk(node: Node) -> Iterator[Node]:
    """A node and everything in it."""
    yield node
    for child in node.children:
        yield from walk(child)


class Command:
    """One call of a command: its name, and its arguments by parameter ("" for what is given without one)."""

    def __init__(self, node: Node) -> None:
        self.node = node
        name = node.child_by_field_name("command_name") or next(
            child for child in node.children if child.type == "command_name"
        )
        self.name = words(name)
        self.verb, _, self.noun = self.name.partition("-")
        self.given: dict[str, str] = {}
        self.bare: list[str] = []
        parameter = ""
        elements = next((child for child in node.children if child.type == "command_elements"), None)
        for one in elements.children if elements is not None else ():
            if one.type == "command_parameter":
                parameter = words(one).lstrip("-").rstrip(":")
                self.given[parameter] = ""
            elif one.type not in ("command_argument_sep", "redirection"):
                if parameter:
                    self.given[parameter] = words(one)
                elif not words(one).startswith("@"):  # what is splatted has names of its own
                    self.bare.append(words(one))
                parameter = ""

    @property
    def path(self) -> str:
        """The place it works at, as written."""
        return self.given.get("LiteralPath") or self.given.get("Path") or ""

    def conditions(self) -> Iterator[str]:
        """What has to be so for this call to be reached: the conditions of the branches that it stands in."""
        node: Node | None = self.node
        while node is not None and node.parent is not None:
            above = node.parent
            if node.type == "statement_block" and above.type in ("if_statement", "elseif_clause"):
                yield words(next(child for child in above.children if child.type == "pipeline"))
            node = above.parent if above.type in ("elseif_clauses", "else_clause", "elseif_clause") else above


class Script:
    """One script, read."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.root = Parser(_LANGUAGE).parse(source.encode()).root_node
        self.commands = [Command(node) for node in walk(self.root) if node.type == "command"]

    def faults(self) -> list[str]:
        """What breaks a rule; nothing for a script that keeps them all."""
        if self.root.has_error:
            return [f"line {n.start_point.row + 1}: {words(n)[:40]}" for n in walk(self.root) if n.is_error or n.is_missing]  # fmt: skip
        return [*self._begins(), *self._names(), *self._asks(), *self._takes_back(), *self._explains()]

    def statements(self) -> list[str]:
        """The statements of the script itself, without comments and parameters."""
        found = next((child for child in self.root.children if child.type == "statement_list"), None)
        return (
            [words(child) for child in found.children if child.type != "comment"] if found is not None else []
        )

    def _begins(self) -> Iterator[str]:
        if self.statements()[:2] != ["Set-StrictMode -Version Latest", "$ErrorActionPreference = 'Stop'"]:
            yield "it does not begin with strict mode and errors that stop it"

    def _names(self) -> Iterator[str]:
        for one in self.commands:
            if not re.fullmatch(r"[A-Z][A-Za-z]+-[A-Z][A-Za-z]+", one.name):
                yield f"{one.name}: an alias or a program"
            elif one.verb not in APPROVED or one.name in FORBIDDEN:
                yield f"{one.name}: not to be used"
            if one.bare:
                yield f"{one.name}: {one.bare[0]} without the name of its parameter"

    def changing(self, undoing: bool) -> list[Command]:
        """Calls that change something, in the part that takes back or in the other."""
        found = [one for one in self.commands if one.verb in CHANGES and one.name not in HARMLESS]
        return [one for one in found if ("$Undo" in one.conditions()) == undoing]

    def _asks(self) -> Iterator[str]:
        if not re.search(r"\[CmdletBinding\([^)]*SupportsShouldProcess = \$true", self.source):
            yield "it does not know -WhatIf"
        for one in (*self.changing(False), *self.changing(True)):
            if not any("$PSCmdlet.ShouldProcess(" in condition for condition in one.conditions()):
                yield f"{one.name}: changes without asking ShouldProcess"

    def _takes_back(self) -> Iterator[str]:
        removes = [one for one in self.changing(True) if one.verb == "Remove"]
        if not removes:
            yield "it has no -Undo"
        for one in self.changing(False):
            noun = one.noun.removesuffix("Property")
            same = [undo for undo in removes if undo.noun.removesuffix("Property") == noun]
            if not any(undo.path == one.path for undo in same):
                yield f"{one.name} {one.path}: -Undo does not take it back"
        branch = next((node for node in walk(self.root) if node.type == "if_statement" and words(node).startswith("if ($Undo)")), None)  # fmt: skip
        if branch is None or not words(branch).rstrip("} \n").endswith("return"):
            yield "what takes back does not end the script"

    def _explains(self) -> Iterator[str]:
        declared = [
            words(node).lstrip("$")
            for one in walk(self.root)
            if one.type == "script_parameter"
            for node in one.children
            if node.type == "variable"
        ]
        told = re.findall(r"^\.PARAMETER (\w+)", self.source, re.MULTILINE)
        if declared != told:
            yield f"parameters {declared}, explained {told}"
