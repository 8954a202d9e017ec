# Everything runs in .venv, which the first target that needs it makes.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help demo test check lint types layers gate eval bench lock clean
help:  ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

demo: .venv/.installed  ## compile the packaged example story: demo/dossier.html and an outline in the terminal
	@mkdir -p demo
	@$(BIN)/synopse brief src/synopse/examples/story.jsonl -o demo/dossier.html
	@$(BIN)/synopse brief src/synopse/examples/story.jsonl --format outline
	@echo "Written: demo/dossier.html"

test: .venv/.developing  ## run all tests
	$(BIN)/pytest

check: lint types layers test gate  ## what CI runs

lint: .venv/.developing  ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.developing  ## types
	$(BIN)/mypy

layers: .venv/.developing  ## which module may import which
	$(BIN)/lint-imports

gate: .venv/.developing  ## quality on the project's own gold must not fall below eval/floors.json
	$(BIN)/python -m eval.quality --gate

eval: .venv/.developing  ## the table of accuracy; DATA=folder for sets that lie elsewhere than in ../shared
	$(BIN)/python -m eval.quality $(if $(DATA),--data $(DATA))

bench: .venv/.developing  ## articles and tokens per second, by stage, and peak memory; minutes for linking 100,000 names
	$(BIN)/python -m eval.speed
	$(BIN)/python -m eval.linking

lock: .venv/.developing  ## write what is installed into the lock files
	$(BIN)/python tools/lock.py

clean:  ## remove all that was made
	rm -rf .venv demo .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

.venv/.installed: pyproject.toml requirements.lock
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

.venv/.developing: .venv/.installed requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	@touch $@
