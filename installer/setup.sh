# Set-up shared by ./run and ./test (sourced by them, in the root of the project): system packages, the
# environment .venv, Python packages, compiled translations.  What is done is remembered in .venv, so the
# next start compares two checksums and does nothing.  POSIX sh; Debian, Ubuntu and their kin.
#
#   set_up run     what the program needs
#   set_up test    the same and what the tests need
#
# PADDOCK_NO_APT=1 leaves the system packages alone (for systems that have them under other names).

venv=.venv
python=$venv/bin/python

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

set_up() { # KIND
    stamp=$venv/paddock-$1.stamp
    wanted=$(cat pyproject.toml installer/packages.txt installer/setup.sh | cksum)
    if ! { [ -x $python ] && [ -r $stamp ] && read -r had <$stamp && [ "$had" = "$wanted" ]; }; then
        system_packages "$1"
        environment
        python_packages "$1"
        [ "$1" != test ] || listener
        printf '%s\n' "$wanted" >$stamp
    fi
    translations
}

# -- system packages

names_of() { # KIND...: the names in packages.txt
    for kind in "$@"; do sed -n "s/^$kind  *//p" installer/packages.txt; done
}

system_packages() { # KIND
    [ -z "${PADDOCK_NO_APT:-}" ] || return 0
    case $1 in run) kinds=run ;; *) kinds="run test" ;; esac
    if ! command -v dpkg-query >/dev/null; then
        say "This is no Debian or Ubuntu: make sure that the libraries of these packages are there:"
        say "  $(names_of $kinds | tr '\n' ' ')"
        return 0
    fi
    missing=$(names_of $kinds | not_installed)
    [ -n "$(find_python)" ] || missing="$missing $(python_to_install)"
    [ -z "$missing" ] || apt_install $missing
}

not_installed() { # reads names, prints those that no installed package has or provides
    names=$(cat)
    dpkg-query -W -f='${db:Status-Status} ${Package}, ${Provides}\n' | awk -v names="$names" '
        $1 == "installed" { gsub(/\([^)]*\)|,/, ""); for (i = 2; i <= NF; i++) there[$i] = 1 }
        END { n = split(names, wanted); for (i = 1; i <= n; i++) if (!(wanted[i] in there)) print wanted[i] }'
}

apt_install() { # NAME...
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        as_root=sudo
    else
        fail "Missing system packages. Install them as root, then start again:
  apt-get install --no-install-recommends $*"
    fi
    say "Installing system packages: $*"
    # policy-rc.d is not needed: none of them brings a service
    $as_root env DEBIAN_FRONTEND=noninteractive sh -c '
        apt-get update -q || echo "apt-get update failed; going on with the package lists that are there"
        exec apt-get install -q -y --no-install-recommends "$@"' apt "$@" >&2 ||
        fail "apt-get could not install them; see above."
}

# -- Python

fits() { # PYTHON: a version that the project takes
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null
}

find_python() { # prints the first that fits and can make environments; fails when there is none
    for name in python3 python3.13 python3.12 python3.11; do
        if command -v $name >/dev/null && fits $name && $name -c 'import ensurepip, venv' 2>/dev/null; then
            command -v $name
            return 0
        fi
    done
    return 1
}

python_to_install() { # the names for apt when find_python finds none
    name=python3
    if command -v python3 >/dev/null && ! fits python3; then # the system's own is too old or too new
        for other in python3.12 python3.11 python3.13; do
            if apt-cache show $other >/dev/null 2>&1; then name=$other; break; fi
        done
    fi
    echo $name $name-venv
}

environment() {
    if [ -x $python ] && fits $python; then return 0; fi
    base=$(find_python) || fail "Python 3.11, 3.12 or 3.13 with its venv module is needed. Install it, then start again."
    say "Making the environment $venv with $base"
    "$base" -m venv --clear $venv
}

python_packages() { # KIND
    say "Installing Python packages"
    $python - "$1" >$venv/requirements.txt <<'PYTHON'
import sys, tomllib
project = tomllib.load(open("pyproject.toml", "rb"))["project"]
print(*project["dependencies"], *(project["optional-dependencies"]["test"] if sys.argv[1] == "test" else ()), sep="\n")
PYTHON
    $python -m pip install -q --disable-pip-version-check -r $venv/requirements.txt >&2 ||
        fail "pip could not install the Python packages; see above."
}

# -- the listener of the test rig: one program out of a package that is not installed, so that no service starts

listener() {
    package=$(names_of listener)
    if [ -x /usr/sbin/firebird ] || [ -x $venv/listener/firebird ] || [ -n "${PADDOCK_NO_APT:-}" ]; then return 0; fi
    command -v apt-get >/dev/null || return 0
    say "Unpacking the listener of the test rig"
    rm -rf $venv/listener && mkdir -p $venv/listener
    (
        cd $venv/listener
        apt-get -q -o APT::Sandbox::User=root download $package >&2 && dpkg-deb -x ./*.deb . &&
            mv "$(find . -type f -path '*bin/firebird')" . && rm -rf ./*.deb etc lib usr var
    ) || fail "The program of $package could not be fetched; see above."
}

# -- translations: .ts to .qm where newer

translations() {
    for ts in app/bridge/i18n/*.ts; do
        if [ -e "$ts" ] && ! [ "${ts%.ts}.qm" -nt "$ts" ]; then
            $python installer/translations.py build
            return
        fi
    done
}
