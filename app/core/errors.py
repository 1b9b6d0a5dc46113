"""What a user reads when something failed: one sentence, and what to do. The closed set of db.errors, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.core.blocks import BY_KEY
from app.core.entities import ENTITIES
from app.core.texts import T
from db import engine
from db import errors as db
from db.errors import Cancelled as Cancelled  # what screens tell apart; they never import db
from db.errors import Conflict as Conflict
from db.errors import Duplicate as Duplicate
from db.errors import LineDown as LineDown
from db.errors import Rule as Rule
from db.errors import SessionEnded as SessionEnded
from db.errors import ShutOut as ShutOut
from db.errors import WrongPassword as WrongPassword


@dataclass(frozen=True)
class Explanation:
    """A sentence with places for `values`, of which some are words of the program themselves. `details` are for the makers of
    the program, shown on request."""

    text: T
    values: Mapping[str, str | T] = field(default_factory=dict)
    details: str = ""


class TakenOver(db.SessionEnded):
    """The person goes on with this session at another computer."""


BUG = T(
    "Errors",
    "Something went wrong in the program. Nothing was saved by this step. "
    "Copy the details and send them to your administrator.",
)

PLAIN: dict[type[Exception], T] = {
    db.Conflict: T(
        "Errors", "Somebody else has changed this record meanwhile. Open it again and look at the change."
    ),
    db.Busy: T(
        "Errors", "Somebody else is saving the same record at this moment. Try again in a few seconds."
    ),
    db.Forbidden: T("Errors", "Your rights do not allow this. Ask your administrator if you need it."),
    db.Cancelled: T("Errors", "Stopped. Nothing was changed."),
    TakenOver: T(
        "Errors",
        "You have taken this session over at another computer. What you had typed here is offered there.",
    ),
    db.ShutOut: T(
        "Errors",
        "An administrator has ended your session, and the base does not let you in again: your log-in is blocked, or its "
        "password was changed. What you typed is kept on this computer. Ask your administrator.",
    ),
    db.SessionEnded: T(
        "Errors",
        "Your session was ended by an administrator, or by you from another computer. What you typed is kept on this computer. "
        "Sign in again to go on.",
    ),
    db.LineDown: T(
        "Errors",
        "The connection to the base is lost. What you typed is kept here. "
        "The program connects again by itself; then save once more.",
    ),
}

CONNECT: dict[type[Exception], T] = {
    db.NoSuchHost: T(
        "Errors", "There is no computer named {host} in the network. Check the spelling of the address."
    ),
    db.PortClosed: T(
        "Errors",
        "{host} does not take connections at port {port}. "
        "Check the port, and ask the administrator whether the Firebird server runs.",
    ),
    db.NoAnswer: T(
        "Errors",
        "{host} does not answer at port {port}. Check your network or VPN; a firewall may stand in between.",
    ),
    db.WrongPassword: T(
        "Errors", "The name or the password is wrong. Check the keyboard layout and Caps Lock, and try again."
    ),
    db.BaseExists: T("Errors", "There is a file {base} already. Choose another name for the new base."),
    db.BaseInUse: T(
        "Errors",
        "The base {base} is open in another program. Close it there, or put the base under a server.",
    ),
    db.BaseClosed: T(
        "Errors", "The administrator has closed the base {base} for maintenance. Try again later."
    ),
    db.NotABase: T(
        "Errors", "{base} is not a base of this program, or the file is damaged. Restore it from a backup."
    ),
    db.NotFirebird5: T(
        "Errors",
        "The base {base} is not run by Firebird 5. Ask the administrator to install Firebird 5.0 on the server.",
    ),
    db.ConnectFailed: T(
        "Errors", "Connecting to {base} failed. Copy the details and send them to your administrator."
    ),
}
NO_FILE = T("Errors", "There is no base {base}. Check the path, or whether the disk is connected.")
NO_ALIAS = T(
    "Errors",
    "The server {host} knows no base named {base}. Ask the administrator for the base's name on the server.",
)

# Exceptions of the base by their key; {0}, {1} are the values that follow the key.
RULES: dict[str, T] = {
    "not_staff": T(
        "Errors", "You have no place in this base. Ask your administrator to add you as an employee."
    ),
    "not_yours": T("Errors", "This record belongs to another branch or person; you cannot change it."),
    "not_admin": T("Errors", "Only an administrator can do this."),
    "gone": T("Errors", "This record is not there any more: somebody has deleted it."),
    "stale": T(
        "Errors", "Somebody else has changed this record meanwhile. Open it again and look at the change."
    ),
    "file_too_big": T(
        "Errors", "The file is larger than {0} MB, the limit of your firm. Make it smaller or link to it."
    ),
    "file_damaged": T("Errors", "The file arrived damaged. Attach it again."),
    "act_too_old": T(
        "Errors",
        "This was done more than {0} days ago and cannot be taken back any more. Nothing was changed. "
        "The history of each record still shows what it was.",
    ),
    "act_closed": T("Errors", "This change is finished or undone already."),
    "department_loop": T(
        "Errors", "A department cannot be part of itself. Choose another parent department."
    ),
    "system_dictionary": T(
        "Errors", "The program itself needs this value: it can be renamed but not deleted."
    ),
    "no_branch": T("Errors", "Choose a branch."),
    "too_long": T("Errors", "The text is too long for this field. Shorten it."),
    "may_not_reassign": T(
        "Errors",
        "Your rights do not let you give this to another person or branch. Nothing was changed. "
        "Ask your head of department to hand it over.",
    ),
    "may_not_delete": T(
        "Errors",
        "Your rights do not let you delete this. Nothing was changed. Ask your head of department, or archive it instead.",
    ),
    "audit_kept": T(
        "Errors",
        "The audit keeps what has happened: nobody changes or deletes its entries, not even an administrator. "
        "Nothing was changed.",
    ),
    "seats_taken": T(
        "Errors",
        "All {0} terminal and remote seats are taken: {1}. Ask one of them to leave, or an administrator to release a seat.",
    ),
    "seats_own": T(
        "Errors",
        "All {0} terminal and remote seats are taken, one of them by yourself at {1}: you are still signed in there. "
        "Take that session over, or close the program there.",
    ),
    "seat_handing": T("Errors", "The program at the other computer has not left yet. Try again in a minute."),
    "draft_no_room": T("Errors", "There is no room for more drafts. They stay on this computer."),
    "seat_no_key": T(
        "Errors",
        "No terminal or remote seats: the hardware key of the licence has not been seen for more than 72 hours. "
        "Work in the office goes on. Ask an administrator to plug the key in and to look at the keeper.",
    ),
    "seat_expired": T(
        "Errors",
        "No terminal or remote seats: the licence has expired. Work in the office goes on. "
        "Ask an administrator to install the new one.",
    ),
    "seat_trial_over": T(
        "Errors",
        "No terminal or remote seats: the 30 days of trial are over and there is no licence. Work in the office goes on. "
        "Ask an administrator to install one.",
    ),
    "seat_clock": T(
        "Errors",
        "No terminal or remote seats: the clock of the server is wrong, it was later before. "
        "Ask an administrator to set it right.",
    ),
    "seat_many": T(
        "Errors",
        "You have {0} connections from the computer {1} already. Close a copy of the program there.",
    ),
    "seat_inside": T("Errors", "Connections from inside the server are not allowed."),
    "seat_busy": T("Errors", "Too many people sign in at this moment. Try again in a few seconds."),
    "seat_trouble": T(
        "Errors",
        "The seats of this base cannot be counted at the moment. Try again, and tell your administrator if it stays so.",
    ),
    "seat_not_private": T(
        "Errors",
        "{0} is an address on the Internet: an office network has a private one (10., 172.16. to 172.31., 192.168.). "
        "Choose another kind.",
    ),
    "licence_bad": T(
        "Errors",
        "The base refuses this licence: the vendor did not sign it, or it is for another base. Nothing was changed.",
    ),
    "licence_used": T("Errors", "This file was used before. Ask the vendor for a new one."),
    "lease_no_challenge": T("Errors", "The key has answered too late. It is asked again."),
    "lease_no_licence": T("Errors", "There is no licence in this base whose key could be asked."),
    "lease_clock": T("Errors", "The clock of the server is wrong, it was later before. Set it right."),
    "lease_wrong_key": T("Errors", "The key that is plugged in is not one that the licence names."),
    "may_not": T(
        "Errors",
        "Your rights do not allow this step here. Nothing was changed. Ask your head of department if you need it.",
    ),
    "own_rights": T(
        "Errors",
        "Nobody changes the own rights, nor those of the own role. Nothing was changed. "
        "Ask the director or an administrator.",
    ),
    "blocked": T("Errors", "Your log-in is blocked. Ask your administrator to let you in again."),
    "login_guarded": T(
        "Errors",
        "This log-in belongs to the base itself; nobody changes it from inside the program. Nothing was changed. "
        "Choose another log-in.",
    ),
    "own_login": T(
        "Errors",
        "Nobody blocks, resets or changes the own log-in this way. Nothing was changed. Ask another administrator; "
        "your own password you change under File.",
    ),
    "no_users": T(
        "Errors",
        "This base is a file on this computer and asks nobody for a password. Nothing was changed. "
        "Put it under a server to have passwords.",
    ),
    "no_login": T("Errors", "This employee has no log-in yet. Make one first."),
    "login_letters": T(
        "Errors",
        "A log-in is of Latin capital letters, digits and _, begins with a letter and has at most 31 characters.",
    ),
    "no_colleague": T(
        "Errors",
        "This colleague does not work here any more. Nothing was handed over. Choose somebody else.",
    ),
    "beyond_own": T(
        "Errors",
        "You cannot give more than you have yourself. Nothing was changed. Ask somebody whose rights reach further.",
    ),
}
RULES |= {
    "may_not_export": T(
        "Errors",
        "Your rights do not let you carry this out of the program. Nothing was written. "
        "Ask your head of department if you need it.",
    ),
    "may_not_print": T(
        "Errors",
        "Your rights do not let you print this or save it as PDF. Nothing was written. "
        "Ask your head of department if you need it.",
    ),
    "quota_hour": T(
        "Errors",
        "Rows to carry out: {0}. Your limit is {1} rows an hour, and {2} of them are left. Nothing was written. "
        "Take fewer rows, come back in an hour, or ask a superior for consent.",
    ),
    "quota_day": T(
        "Errors",
        "Rows to carry out: {0}. Your limit is {1} rows in 24 hours, and {2} of them are left. Nothing was written. "
        "Take fewer rows, come back tomorrow, or ask a superior for consent.",
    ),
    "quota_files_hour": T(
        "Errors",
        "You have opened {0} files within an hour, your limit. Come back later, or ask your head of department for more.",
    ),
    "quota_files_day": T(
        "Errors",
        "You have opened {0} files within 24 hours, your limit. Come back tomorrow, or ask your head of department for more.",
    ),
    "quota_cards_hour": T(
        "Errors",
        "You have looked at the phones of {0} clients and persons within an hour, your limit. "
        "Come back later, or ask your head of department for more.",
    ),
    "quota_cards_day": T(
        "Errors",
        "You have looked at the phones of {0} clients and persons within 24 hours, your limit. "
        "Come back tomorrow, or ask your head of department for more.",
    ),
    "consent_needed": T(
        "Errors",
        "Rows to carry out: {0}. More than {1} at once need the consent of a superior. Nothing was written.",
    ),
    "consent_own": T("Errors", "Nobody agrees to the own request. Ask another superior."),
    "consent_closed": T("Errors", "This request was answered already."),
    "no_keeper": T(
        "Errors",
        "The keeper is not at work at this base, so nothing is done by the clock. Nothing was done now. Start the keeper "
        "(see the manual: The hardware key), or make the backup on this computer.",
    ),
    "may_not_report": T(
        "Errors",
        "This report is made of records that your rights do not let you see ({0}); its figures would be wrong. Nothing was built. "
        "Ask your head of department if you need it.",
    ),
    "hidden_field": T(
        "Errors",
        "The field “{0}” ({1}) is hidden from you: you cannot write into it. Nothing was changed. "
        "Ask your head of department if you need it.",
    ),
}
RULES |= {
    "not_in": T(
        "Errors",
        "Nothing is open to this session: your password or your token is still asked for. Sign in again.",
    ),
    "token_wrong": T(
        "Errors",
        "This token does not open this base for you. Plug in the one that was registered for you, or ask your administrator.",
    ),
    "token_away": T(
        "Errors", "Your token is not plugged in, or its PIN is not typed. Plug it in and sign in again."
    ),
    "token_stale": T("Errors", "The token took too long to answer. Try once more."),
    "token_none": T("Errors", "This person has no token yet. Register one first."),
    "token_last": T(
        "Errors",
        "This is the only token you sign in with. Register another one first, or ask an administrator.",
    ),
    "token_many": T("Errors", "A person has at most {0} tokens. Remove one that is not used any more."),
    "token_not_seen": T(
        "Errors",
        "Register your token in this session first: else you would shut yourself out. Nothing was changed.",
    ),
}
UNKNOWN_RULE = T("Errors", "A rule of your firm's base does not allow this ({key}).")

DUPLICATE = T(
    "Errors", "There is one like this already, and it must be the only one. Change it or use the other."
)
DUPLICATES: dict[str, T] = {
    "token_key_uq": T("Errors", "This token is registered already, for this person or another one."),
    "employee_login_uq": T("Errors", "There is an employee with this log-in already. Choose another log-in."),
    "branch_name_uq": T("Errors", "There is a branch of this name already."),
    "seat_net_prefix_uq": T("Errors", "This address is in the list already."),
    "dictionary_name_uq": T("Errors", "This value is in the dictionary already."),
}
IN_USE = T(
    "Errors",
    "Other records refer to this one, so it cannot be deleted. Switch it off instead, or move them first.",
)
INVALID = T("Errors", "A value is not allowed here. Check what you typed ({constraint}).")
INVALIDS: dict[str, T] = {
    "string_truncation": RULES["too_long"],
    "numeric_overflow": T("Errors", "The number is too large for this field."),
    "conversion": T("Errors", "A value is not of the right kind: check numbers and dates."),
    "employee_login_ck": T(
        "Errors", "A log-in consists of Latin letters, digits and _ and begins with a letter."
    ),
    "employment_dates_ck": T("Errors", "The last day cannot be before the first."),
    "seat_net_prefix_ck": T("Errors", "Write an address, or its beginning up to a dot: 192.168.7."),
    "channel_typed_ck": T("Errors", "Write the number or address."),
    "task_subject_ck": T("Errors", "Write what is to be done."),
}
NO_NAME = T("Errors", "Write a name.")


def explain(error: BaseException) -> Explanation:
    """The sentence for an error; anything unknown is a bug, with details."""
    if isinstance(error, db.ConnectFailed):
        return _connect(error)
    if isinstance(error, db.Rule):
        return _rule(error.key, error.values)
    if isinstance(error, db.Duplicate):
        return Explanation(DUPLICATES.get(error.constraint, DUPLICATE))
    if isinstance(error, db.InUse):
        return Explanation(IN_USE)
    if isinstance(error, db.Invalid):
        return _invalid(error.constraint)
    for kind, text in PLAIN.items():
        if isinstance(error, kind):
            return Explanation(text)
    return Explanation(BUG, details=f"{type(error).__name__}: {error}")


def _connect(error: db.ConnectFailed) -> Explanation:
    if isinstance(error, db.Refused):
        return _rule(error.key, error.values)
    target = error.target
    server = isinstance(target, engine.Server)
    values = {
        "host": target.host if server else "",
        "port": str(target.port) if server else "",
        "base": target.alias if server else str(target),
    }
    if isinstance(error, db.BaseNotFound):
        return Explanation(NO_ALIAS if server else NO_FILE, values)
    text = CONNECT.get(type(error), CONNECT[db.ConnectFailed])
    return Explanation(text, values, error.detail if type(error) is db.ConnectFailed else "")


def _rule(key: str, values: tuple[str, ...]) -> Explanation:
    text = RULES.get(key)
    if text is None:
        return Explanation(UNKNOWN_RULE, {"key": key})
    if key == "hidden_field" and values:
        return Explanation(text, _field_named(values[0]))
    if key == "may_not_report" and values:
        return Explanation(text, {"0": BY_KEY[values[0]].title if values[0] in BY_KEY else values[0]})
    return Explanation(text, {str(i): value for i, value in enumerate(values)})


def _field_named(name: str) -> dict[str, str | T]:
    """The words for a field that the base calls `client.note`: its label and the list it is of."""
    key, _, column = name.partition(".")
    if key not in ENTITIES:
        return {"0": name}
    labels = {one.name: one.label for one in ENTITIES[key].hideable}
    return {"0": labels.get(column, column), "1": ENTITIES[key].many}


def _invalid(constraint: str) -> Explanation:
    if constraint in INVALIDS:
        return Explanation(INVALIDS[constraint])
    if constraint.endswith(("_name_ck", ".name")):
        return Explanation(NO_NAME)
    return Explanation(INVALID, {"constraint": constraint})
