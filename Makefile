# The two commands of the README: `make run` and `make test`. Each sets up all it needs.

PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8501
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: run load test bench lock clean

run: .venv/run load
	$(BIN)/streamlit run dashboard.py --server.port $(PORT)

load: .venv/run
	$(BIN)/kpi load

test: .venv/dev .venv/chromium .venv/nginx
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder

bench: .venv/dev .venv/chromium
	$(BIN)/python -m tests.bench

# Everything is installed from the lock files, hashes checked, and the project itself without its dependencies.
.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv .venv

.venv/run: .venv/bin/python requirements.lock pyproject.toml
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	touch $@

.venv/dev: .venv/run requirements-dev.lock
	$(PIP) --require-hashes -r requirements-dev.lock
	touch $@

# A Chromium for the browser tests: Debian's packages, else the system's, else Playwright's own.
.venv/chromium: .venv/dev
	{ command -v chromium && command -v chromium-headless-shell; } \
		|| { command -v apt-get && [ "$$(id -u)" = 0 ] && apt-get update -qq \
			&& apt-get install -y -qq chromium chromium-headless-shell; } \
		|| command -v chromium || command -v google-chrome || $(BIN)/playwright install chromium
	touch $@

# An nginx to stand in front in browser tests: the system's, else Debian's package; without one they say so and go on.
.venv/nginx: .venv/dev
	PATH="$$PATH:/usr/sbin"; command -v nginx \
		|| { command -v apt-get && [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq nginx-light; } \
		|| echo "no nginx: the tests that need one are skipped; install nginx-light to run them"
	touch $@

# Anew after a change of dependencies in pyproject.toml; needs uv.
lock:
	uv pip compile pyproject.toml --group build $(LOCK) --output-file requirements.lock
	uv pip compile pyproject.toml --extra units --group dev $(LOCK) --constraints requirements.lock --output-file requirements-dev.lock

LOCK := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet

clean:
	rm -rf .venv data/warehouse
