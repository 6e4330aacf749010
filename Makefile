# `make` sets everything up and cleans raw/ into clean/.  The folder is called clean/, so no target
# is: the one that empties it is `wipe`.
.DEFAULT_GOAL := batch
PYTHON ?= python3
WORKERS ?= 2
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

EXAMPLES := example-jsonl example-datatrove example-scrapy example-langchain example-datasets

.PHONY: batch test check lint types rules docs golden pictures quality train bench examples \
	$(EXAMPLES) wipe lock help

batch: $(VENV)/ready ## Clean every page of raw/ into clean/, only what changed
	$(BIN)/chaffinch batch raw clean --workers $(WORKERS)

test: $(VENV)/ready-dev ## Run the tests
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: lint types test ## All that CI runs, in the same order

lint: $(VENV)/ready-dev ## Style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/ready-dev ## Types, strictly
	$(BIN)/mypy

rules: $(VENV)/ready ## Try every example of every rule
	$(BIN)/chaffinch rules check

docs: $(VENV)/ready ## Rewrite docs/rules.md and docs/rule.schema.json
	$(BIN)/chaffinch rules docs > docs/rules.md
	$(BIN)/chaffinch rules schema > docs/rule.schema.json

golden: $(VENV)/ready-dev ## Rewrite tests/golden; read the diff before you commit it
	$(BIN)/python -m pytest tests/test_golden.py --rewrite

pictures: $(VENV)/ready-dev ## Take the pictures of docs/ anew (needs Chromium)
	$(BIN)/python bench/pictures.py

quality: $(VENV)/ready-bench ## Measure against labelled pages (QUALITY=folder of the data)
	$(BIN)/python bench/quality.py $(QUALITY)
	$(BIN)/python bench/html_quality.py $(QUALITY)
	$(BIN)/python bench/text_quality.py $(QUALITY)
	$(BIN)/python bench/articles.py $(QUALITY)
	$(BIN)/python bench/passages.py $(QUALITY)

train: $(VENV)/ready-bench ## Train all scores anew (QUALITY=folder of the data)
	$(BIN)/python bench/train.py $(QUALITY)/data --out pipeline/chaffinch/html/trees.py
	$(BIN)/python bench/train_text.py $(QUALITY)/data --out pipeline/chaffinch/judge/trees.py
	$(BIN)/python bench/train_articles.py $(QUALITY)

bench: $(VENV)/ready-bench ## Measure speed against other tools, in one run
	$(BIN)/python bench/speed.py

examples: $(EXAMPLES) ## Run Chaffinch inside other tools, over raw/

$(EXAMPLES): $(VENV)/ready-dev build/examples/in

build/examples/in:
	mkdir -p $@

example-jsonl:
	PATH="$(CURDIR)/$(BIN):$$PATH" docs/examples/with_jsonl.sh raw/*.txt > build/examples/pipe.jsonl

example-datatrove:
	$(BIN)/python docs/examples/pages.py raw/*.txt > build/examples/in/pages.jsonl
	$(BIN)/python docs/examples/with_datatrove.py build/examples/in build/examples/datatrove

example-scrapy:
	$(BIN)/python docs/examples/with_scrapy.py raw build/examples/scrapy.jsonl

example-langchain:
	$(BIN)/python docs/examples/with_langchain.py raw/15*.html raw/16*.html raw/17*.html

example-datasets:
	$(BIN)/python docs/examples/with_datasets.py raw/*.txt build/examples/datasets.parquet

wipe: ## Empty clean/
	find clean -mindepth 1 -not -name .gitkeep -delete

lock: ## Pin the newest versions within the declared bounds (needs uv)
	uv pip compile pyproject.toml --group build $(LOCK) -o requirements.lock
	uv pip compile pyproject.toml --group dev $(ADAPTERS) $(LOCK) -c requirements.lock \
		-o requirements-dev.lock
	uv pip compile pyproject.toml --group dev --group bench $(ADAPTERS) $(LOCK) \
		-c requirements-dev.lock -o requirements-bench.lock

LOCK := --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url -q
# The tools whose adapters are tested.
ADAPTERS := --extra datasets --extra datatrove --extra langchain --extra scrapy

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# The virtual environments: made once, and again when what they hold changes.
$(VENV)/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/ready-dev: $(VENV)/ready requirements-dev.lock
	$(INSTALL) --require-hashes -r requirements-dev.lock
	touch $@

$(VENV)/ready-bench: $(VENV)/ready-dev requirements-bench.lock
	$(INSTALL) --require-hashes -r requirements-bench.lock
	touch $@
