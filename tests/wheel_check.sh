#!/usr/bin/env bash
# Builds the wheel, installs it in a fresh environment outside the checkout, and does the main job there.
# Usage: tests/wheel_check.sh PYTHON, where PYTHON has `build` and `hatchling`.
set -euo pipefail
python=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
checkout=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$python" -m build --wheel --no-isolation --outdir "$work/dist" "$checkout" >"$work/build.log" 2>&1 ||
  { cat "$work/build.log" >&2; exit 1; }
"$python" -m venv "$work/venv"
"$work/venv/bin/pip" --disable-pip-version-check --quiet install --require-hashes --requirement requirements/run.txt
"$work/venv/bin/pip" --disable-pip-version-check --quiet install --no-deps "$work"/dist/*.whl
cp examples/barrier_log.xlsx "$work/log.xlsx"
mkdir "$work/home"

cd "$work"
export HOME="$work/home"
unset BALCONY_HOME BALCONY_MODEL BALCONY_PLAYBOOK
venv/bin/balcony doctor
venv/bin/balcony triage log.xlsx --out triaged.xlsx --limit 3
venv/bin/balcony classify "The printers jam every morning and the lease has run out." >reading.jsonl
venv/bin/python - <<'PY'
import json
import openpyxl

header = [cell.value for cell in openpyxl.load_workbook("triaged.xlsx")["Barrier log"][4]]
assert header[-10:][0] == "balcony_label" and header[-1] == "balcony_model", header
assert json.loads(open("reading.jsonl").read())["label"] in ("none", "technical", "adaptive")
PY
echo "The wheel works alone."
