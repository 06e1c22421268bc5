# Sourced by run, check and test: a virtual environment that holds exactly what a lock file says.

say() { printf '\033[1m· %s\033[0m\n' "$*"; }

find_python() {
  local one
  for one in python3.13 python3.12 python3.11 python3; do
    if command -v "$one" >/dev/null && "$one" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$one"
      return
    fi
  done
  echo "warmfield needs Python 3.11 or newer: apt-get install python3 python3-venv" >&2
  exit 2
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else
    echo "Please run this once as root: $*" >&2
    exit 2
  fi
}

# venv DIR LOCK: make it, or bring it up to date when the lock has changed.
venv() {
  local dir=$1 lock=$2 stamp
  stamp=$(cat "$lock" pyproject.toml | sha256sum | cut -d' ' -f1)
  if [ "$(cat "$dir/installed" 2>/dev/null)" = "$stamp" ]; then return; fi
  if [ ! -x "$dir/bin/pip" ]; then
    say "making $dir"
    if ! "$(find_python)" -m venv "$dir" 2>/dev/null; then
      rm -rf "$dir"
      as_root apt-get install -y --no-install-recommends python3-venv
      "$(find_python)" -m venv "$dir"
    fi
  fi
  say "installing what $lock pins into $dir (once, about a minute)"
  "$dir/bin/pip" install --quiet --disable-pip-version-check --require-hashes -r "$lock"
  if [ "$lock" != requirements/synapse.lock ]; then
    "$dir/bin/pip" install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
  fi
  echo "$stamp" >"$dir/installed"
}
