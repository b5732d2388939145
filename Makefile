# Two commands matter: `make run` reads the sample papers, `make test` runs every check. Each sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help setup run test lint samples sample clean

help:  ## what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

setup: $(VENV)/.run-ready  ## build .venv with what paperledger needs to run

$(BIN)/uv:
	$(PYTHON) -c 'import sys; sys.exit("paperledger needs Python 3.11 or newer, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt uv

$(VENV)/.run-ready: $(BIN)/uv pyproject.toml constraints.txt
	$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python -c constraints.txt -e .
	$(BIN)/python -m compileall -q extractors flows paperledger.py
	@touch $@

$(VENV)/.test-ready: $(VENV)/.run-ready
	$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python -c constraints.txt -e '.[dev]'
	@touch $@

run: setup  ## read the sample papers of corpus/ into outputs/
	$(BIN)/paperledger run

lint: $(VENV)/.test-ready  ## style, types and import rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: $(VENV)/.test-ready lint  ## every check: style, types, import rules, tests
	$(BIN)/python -m pytest

samples: $(VENV)/.test-ready  ## typeset the sample papers from corpus/samples/content/
	$(BIN)/python -m corpus.samples.typeset

sample: $(VENV)/.run-ready  ## build outputs/sample anew from the sample papers, to be reviewed
	rm -rf build/sample
	$(BIN)/paperledger run --engine local --quiet --out build/sample
	rm -rf outputs/sample
	cp -RL build/sample/latest outputs/sample
	rm -rf $(addprefix outputs/sample/,dataset.xlsx dataset.sqlite explore.html pages)
	chmod -R u+w outputs/sample

clean:  ## take away .venv and caches, never outputs
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info
