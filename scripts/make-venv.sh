#!/bin/sh
# Makes .venv from the hashed lists: `run` for using Rumbo, `dev` for checking it. Says what is missing, and why.
set -eu
part=$1
python=${PYTHON:-python3}

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  echo "Rumbo needs Python 3.11 or newer. Set PYTHON=/path/to/python3.11 if it has another name." >&2
  echo "Rumbo necesita Python 3.11 o más nuevo. Si tiene otro nombre: PYTHON=/ruta/a/python3.11." >&2
  exit 1
fi

if [ ! -x .venv/bin/python ]; then
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    # Debian and Ubuntu keep the venv module in a package of its own, and only root can install it.
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
      apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
    else
      echo "Rumbo keeps its programs in a folder of its own (.venv), and this computer lacks the piece that makes one." >&2
      echo "Please run:  sudo apt install python3-venv     (sudo: only the administrator can add programs)" >&2
      echo "Por favor ejecute:  sudo apt install python3-venv     (sudo: solo el administrador puede añadir programas)" >&2
      exit 1
    fi
  fi
  echo "Preparing Rumbo; this happens once. / Preparando Rumbo; solo ocurre una vez."
  "$python" -m venv .venv
fi

pip() { .venv/bin/python -m pip --disable-pip-version-check --quiet "$@"; }
pip install --require-hashes --only-binary :all: -r "requirements/$part.txt"
if [ "$part" = run ]; then
  pip install --no-deps --no-build-isolation -e .
fi
