"""The firm itself: branches, departments with their heads, employees, dictionaries."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from db.demo.country import mobile, slug, table
from db.demo.model import Branch, Department, Employee, Kind, World

CLASSIFIERS = ("class_abc", "interest", "loyalty")
SELLERS = "crm_manager"


def found(world: World, rng: Random) -> None:
    """Fill branches, departments, employees and dictionaries of the world."""
    words = table(f"words_{world.language}")
    for entry in words["branches"]:
        branch = Branch(len(world.branches) + 1, entry["name"], entry["city"], entry["phone"])
        world.branches.append(branch)
        for name in entry["departments"]:
            top = world.departments[0].key if world.departments else None
            world.departments.append(Department(len(world.departments) + 1, name, branch.key, top))
    for row in words["staff"]:
        _hire(world, rng, *row)
    for code, name in words["kinds"].items():
        world.kinds.append(Kind(code, name, code in CLASSIFIERS, list(words["values"][code].items())))


def _hire(
    world: World,
    rng: Random,
    login: str,
    name: str,
    sex: str,
    job: str,
    department: str,
    role: str,
    mark: str,
) -> None:
    home = next(d for d in world.departments if d.name == department)
    country = table(f"words_{world.language}")["home"]
    birthday = date(world.now.year - rng.randrange(24, 60), 1, 1) + timedelta(days=rng.randrange(365))
    latin = slug(name.split()[0 if world.language == "ru" else -1])
    employee = Employee(
        key=len(world.employees) + 1,
        login=login,
        name=name,
        sex=sex,
        job=job,
        department=home.key,
        branch=home.branch,
        role=role,
        phone=mobile(rng, country).e164,
        email=f"{login.lower()[0]}.{latin}@meridian.example.com",
        birthday=birthday,
        active=mark != "left",
    )
    world.employees.append(employee)
    if mark == "head":
        home.head = employee.key


def sellers(world: World, branch: int) -> list[Employee]:
    """Those who look after clients at a branch: sales managers and their heads, also those who have left."""
    chosen = [
        e
        for e in world.employees
        if e.branch == branch and e.role in ("crm_manager", "crm_head") and not _is_support(world, e)
    ]
    return [e for e in chosen if e.role == SELLERS] * 3 + [e for e in chosen if e.role != SELLERS]


def engineers(world: World, branch: int) -> list[Employee]:
    """The service people of a branch, or of the first branch."""
    service = [e for e in world.employees if _is_service(world, e)]
    return [e for e in service if e.branch == branch] or service


def _is_service(world: World, employee: Employee) -> bool:
    return "ервис" in world.departments[employee.department - 1].name or "Service" in (
        world.departments[employee.department - 1].name
    )


def _is_support(world: World, employee: Employee) -> bool:
    name = world.departments[employee.department - 1].name
    return _is_service(world, employee) or name in ("Маркетинг", "Marketing", "Дирекция", "Board")
