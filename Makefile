# Everything happens in .venv, made here with the pinned files in requirements/.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help demo test lint format encoder model example-casebook wheel-check requirements clean
.DEFAULT_GOAL := help

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-17s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: .venv/ready  ## set up, then triage the example barrier log
	@mkdir -p out
	$(BIN)/balcony triage examples/barrier_log.xlsx --out out/barrier_log_triaged.xlsx

test: .venv/ready-dev lint  ## set up, then check lint, types, layers and run the tests
	$(BIN)/python -m pytest -n auto

lint: .venv/ready-dev  ## ruff, mypy and import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: .venv/ready-dev  ## mend what ruff can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

model: .venv/ready-dev  ## fit the default model's heads again from training_data/; REAL=FILE adds figures on real text
	$(BIN)/python -m classifier.training training_data models/default $(REAL)

encoder: .venv/ready-dev  ## fine-tune the encoder again; BASE=FOLDER holds a copy of all-MiniLM-L6-v2
	$(PIP) install --editable '.[train-encoder]'
	$(BIN)/python -m classifier.finetuning.run training_data $(BASE) models/default
	$(MAKE) model

example-casebook: .venv/ready  ## play the example year into a casebook of its own: BALCONY_HOME=out/example
	rm -rf out/example
	mkdir -p out/example
	BALCONY_HOME=out/example $(BIN)/python examples/play_year.py --logs out/example/logs

wheel-check: .venv/ready-dev  ## build the wheel and use it alone, in an environment outside the checkout
	tests/wheel_check.sh $(BIN)/python

requirements:  ## compile requirements/*.txt again (needs uv)
	uv pip compile pyproject.toml --group install --universal --python-version 3.11 --generate-hashes --no-header --quiet --upgrade --output-file requirements/run.txt
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header --quiet --upgrade --constraint requirements/run.txt --output-file requirements/dev.txt

clean:  ## remove .venv and what the targets made
	rm -rf .venv out build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Balcony needs Python 3.11 or newer; say which with: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/ready: .venv/bin/python requirements/run.txt pyproject.toml
	@echo "Setting up .venv (a minute, once)"
	$(PIP) install --require-hashes --requirement requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/ready-dev: .venv/ready requirements/dev.txt
	$(PIP) install --require-hashes --requirement requirements/dev.txt
	@touch $@
