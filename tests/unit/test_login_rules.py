"""What a log-in and a password may be."""

from __future__ import annotations

import pytest

from app.core.login_rules import PasswordRules, first_password, login_problem, propose, score
from app.core.settings import Settings


@pytest.mark.parametrize(
    ("name", "login"),
    [
        ("Юлия Щербакова", "YSHCHERBAKOVA"),
        ("Jürgen Müller", "JMULLER"),
        ("Ёлкин", "ELKIN"),
        ("O'Neill Anna Maria", "OMARIA"),
        ("7", "USER7"),
        ("—", "USER"),
        ("李 小龙", "LXIAOLONG"),
    ],
)
def test_a_log_in_is_proposed_from_any_name(name: str, login: str) -> None:
    assert propose(name) == login
    assert login_problem(propose(name)) is None


def test_a_proposed_log_in_is_free() -> None:
    assert propose("Anna Karenina", {"AKARENINA", "AKARENINA2"}) == "AKARENINA3"


@pytest.mark.parametrize(
    ("login", "says"),
    [
        ("", "Write"),
        ("ИВАН", "Latin letters"),
        ("A-B", "cannot be in it"),
        ("A B", "cannot be in it"),
        ("7UP", "begins with a letter"),
        ("_A", "begins with a letter"),
        ("A" * 32, "31"),
        ("SYSDBA", "belongs to the base"),
        ("PADDOCK_OWNER", "belongs to the base"),
        ("ANNA", "Somebody has"),
    ],
)
def test_a_bad_log_in_is_told_in_a_sentence(login: str, says: str) -> None:
    problem = login_problem(login, {"ANNA"})
    assert problem is not None
    assert says in problem.mark.text


def test_the_sign_that_is_not_latin_is_named() -> None:
    problem = login_problem("IВAN")  # a Cyrillic В among Latin letters
    assert problem is not None
    assert problem.values == {"sign": "В"}


@pytest.mark.parametrize(
    "password",
    ["password12", "йцукенгшщзх", "gfhjkm1985", "ghbdtnghbdtn", "1234567890", "KARENINA1877", "Каренина1877"],
)
def test_what_is_guessed_easily_is_refused_in_both_alphabets(password: str) -> None:
    problem = PasswordRules(10).problem(password, "AKARENINA", names=["Anna", "Каренина", "Karenina", "1877"])
    assert problem is not None
    assert "guessed" in problem.mark.text
    assert PasswordRules(10, guess=False).problem(password, "AKARENINA") is None


def test_good_passwords_and_first_ones_are_taken() -> None:
    rules = PasswordRules(10)
    assert rules.problem("seven blue kettles", "ANNA") is None
    assert rules.problem("три синих чайника", "ANNA") is None
    assert all(rules.problem(first_password(), "ANNA") is None for _ in range(50))
    assert score("x" * 500) < 4


def test_the_firm_sets_the_length() -> None:
    rules = PasswordRules.of(Settings({"password.length": "16", "password.guess": "false"}))
    problem = rules.problem("fifteen letters", "ANNA")
    assert problem is not None
    assert problem.values == {"length": "16"}
    assert rules.problem("sixteen letters!", "ANNA") is None


def test_the_old_password_and_the_log_in_are_no_new_password() -> None:
    rules = PasswordRules(8)
    old = "seven blue kettles"
    assert rules.problem(old, "ANNA", old) is not None
    assert rules.problem("KARENINA", "karenina") is not None
