# Everything here runs in a virtual environment of its own, .venv, made at the first need.
# On Windows: python -m pip install -c constraints.txt -e . and then wres-xl demo.

PYTHON ?= python3

BIN = .venv/bin
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
DECLARED = pyproject.toml constraints.txt

.DEFAULT_GOAL = help
.PHONY: help demo test lint template bench clean
.DELETE_ON_ERROR:

help: ## Show what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/make \1\t\2/' | expand -t 14

demo: .venv/installed ## Report on the example trust: nine indicators in the terminal and a workbook
	$(BIN)/wres-xl demo examples/necs-2020-21 --replace

test: lint ## Check the style and the types, and run every test, LibreOffice's included
	sh .ci/install-office
	$(BIN)/python -m pytest -n 2

lint: .venv/installed-for-tests ## Check the style and the types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/mypy bench tests/libreoffice

template: .venv/installed-for-tests ## Build workbook_template.xlsm anew, after its pages were changed
	$(BIN)/wres-xl template build --replace

bench: .venv/installed-for-tests ## Measure speed and memory beside plain readers and scripts
	$(BIN)/python bench/bench.py

clean: ## Remove the virtual environment, the demo and everything that was built
	rm -rf .venv build dist demo .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python $(DECLARED)
	$(PIP) --editable .
	@touch $@

.venv/installed-for-tests: .venv/bin/python $(DECLARED)
	$(PIP) --editable '.[excel,test,lint]'
	@touch $@ .venv/installed
