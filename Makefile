# The verbs of daily work. Stamp files in .venv make each set-up step run once, and again only when
# pyproject.toml or constraints.txt changed.

PYTHON ?= python3
OUT ?= out
VENV := .venv
BIN := $(VENV)/bin
SCREEN := $(if $(filter Linux,$(shell uname -s)),$(DISPLAY)$(WAYLAND_DISPLAY),yes)
PIP := $(BIN)/python -m pip --disable-pip-version-check install -qq -c constraints.txt
TRAINER := .venv-train
# without these the C library hands memory back and fetches it again with every step, a quarter of the time
ROOMY := MALLOC_TRIM_THRESHOLD_=4000000000 MALLOC_MMAP_THRESHOLD_=4000000000 MALLOC_TOP_PAD_=500000000
TRAIN := PYTHONPATH=src $(ROOMY) $(TRAINER)/bin/python -m sourcemark_training
PYTEST := QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest

.DEFAULT_GOAL := help
.PHONY: help run test lint format bench fuzz soak train curve wheel clean

help: ## list the verbs
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/run.stamp ## set up, then open the window on the sample project
ifneq ($(strip $(SCREEN)),)
	@$(BIN)/python .ci/qt_libraries.py --screen
	$(BIN)/sourcemark sample --open
else
	@$(BIN)/python .ci/qt_libraries.py
	@echo "There is no screen here: the window is drawn out of sight; its picture and the exports go to $(OUT)/"
	QT_QPA_PLATFORM=offscreen $(BIN)/sourcemark sample --picture $(OUT)
endif

test: $(VENV)/dev.stamp ## set up, then run every test: style, types, import rules, behaviour
	@$(BIN)/python .ci/qt_libraries.py
	$(PYTEST) -n 2

lint: $(VENV)/dev.stamp ## style, types and import rules only
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/dev.stamp ## put the code into the house style
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(VENV)/dev.stamp ## measure against the floors into docs/benchmarks.md; let nothing else run meanwhile
	@$(BIN)/python .ci/qt_libraries.py
	QT_QPA_PLATFORM=offscreen $(BIN)/python tests/benchmarks/run.py

fuzz: $(VENV)/dev.stamp ## the property tests, with a hundred times the examples; 10,000 spoilt files for every reader
	@$(BIN)/python .ci/qt_libraries.py
	$(PYTEST) -n 2 -m hypothesis --hypothesis-profile=fuzz --timeout=3600
	$(BIN)/python tests/fuzz/run.py --inputs 10000

soak: $(VENV)/dev.stamp ## the tests that run long
	@$(BIN)/python .ci/qt_libraries.py
	$(PYTEST) -m soak --timeout=7200

train: $(TRAINER)/train.stamp ## train the model of proposals into resources/suggest and docs/model-card.md (40 minutes)
	$(TRAIN) ship

curve: $(TRAINER)/train.stamp ## train it on a quarter and a half of the articles: are more worth writing?
	$(TRAIN) curve

wheel: $(VENV)/dev.stamp ## build dist/sourcemark-*.whl
	$(BIN)/python -m pip wheel --no-deps --no-build-isolation --wheel-dir dist .

clean: ## remove all that these verbs made
	rm -rf $(VENV) $(TRAINER) build dist out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/python $(TRAINER)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(None if (3, 11) <= sys.version_info < (3, 14) else "Sourcemark needs \
	Python 3.11, 3.12 or 3.13; this is " + sys.version.split()[0] + ". Name another: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(@:/bin/python=)

$(VENV)/run.stamp: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing into $(VENV): once, some 300 MB to download"
	@$(PIP) pip
	@$(PIP) --build-constraint constraints.txt -e .
	@touch $@

$(VENV)/dev.stamp: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing into $(VENV): once, some 300 MB to download"
	@$(PIP) pip
	@$(PIP) --build-constraint constraints.txt -e . --group dev
	@touch $(VENV)/run.stamp $@

$(TRAINER)/train.stamp: pyproject.toml constraints-train.txt | $(TRAINER)/bin/python
	@echo "Installing into $(TRAINER): once, some 500 MB to download where torch comes without CUDA, else several GB"
	@$(TRAINER)/bin/python -m pip --disable-pip-version-check install -qq -c constraints.txt pip
	@$(TRAINER)/bin/python -m pip --disable-pip-version-check install -qq -c constraints-train.txt --group train
	@touch $@
