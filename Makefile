# Two commands on a fresh machine: `make run` and `make test`. Everything they need goes into .venv.
.DEFAULT_GOAL := help
.PHONY: help run test pytest lint lock docs reference bench speed pages processes scale lineage soak fuzz bi clean

BIN := .venv/bin
REPORTS ?= reports/sample
FIGURES ?= 100000
KILLS ?= 200
FILES ?= 2000
SEED ?= 1
SITE ?= docs-site
# Lint and docs work on a warehouse of their own, so that yours is never locked or touched.
SCRATCH := target/scratch
DBT_ENV := SITREP_WAREHOUSE=$(SCRATCH)/sitrep.duckdb DBT_SEND_ANONYMOUS_USAGE_STATS=false

help: ## say what there is
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:[^#]*## /|/' | awk -F'|' '{printf "  make %-9s %s\n", $$1, $$2}'

run: ## read the sample reports, build and test the warehouse, show what is in it
	@scripts/environment.sh run
	@$(BIN)/sitrep run $(REPORTS)

test: ## exactly what CI runs: lint, types, tests (dbt build on fixtures included)
	@scripts/environment.sh dev
	@$(MAKE) --no-print-directory -j2 lint pytest

pytest: ## the tests alone, in two processes
	@scripts/environment.sh dev
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

lint: ## ruff, mypy and sqlfluff
	@scripts/environment.sh dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@mkdir -p $(SCRATCH)
	$(DBT_ENV) $(BIN)/sqlfluff lint --disable-progress-bar models analyses tests/dbt

lock: ## resolve the lock files again (needs uv), list the licences; `make lock UPGRADE=--upgrade` takes newer releases
	scripts/lock.sh $(UPGRADE)
	@scripts/environment.sh dev
	$(BIN)/python scripts/licences.py

docs: ## write the dbt documentation and the lineage of columns to docs-site/; `make docs SITE=folder` elsewhere
	@scripts/environment.sh dev
	@mkdir -p $(SCRATCH)
	@$(BIN)/sitrep run $(REPORTS) --warehouse $(SCRATCH)/sitrep.duckdb --quiet
	$(DBT_ENV) $(BIN)/dbt docs generate --static --profiles-dir profiles --target-path $(SCRATCH)/docs --log-path $(SCRATCH)/logs
	@$(BIN)/python -m scripts.docs_site $(SCRATCH)/docs $(SITE)

reference: ## write docs/reference/ again from help, YAML and the raw schema
	@scripts/environment.sh dev
	@$(BIN)/python -m scripts.reference

bench: ## wall and CPU of a run beside an empty dbt build
	@scripts/environment.sh run
	$(BIN)/python benchmarks/make_run.py

speed: ## how fast figures are found, beside a plain scan for digits
	@scripts/environment.sh run
	$(BIN)/python -m benchmarks.figures

pages: ## how fast pages of PDFs are read, beside other readers; `make pages PDFS=folder` reads yours
	@scripts/environment.sh dev
	$(BIN)/python -m benchmarks.pages $(PDFS)

processes: ## pages read and stored per second by two processes and by one, beside plain arithmetic
	@scripts/environment.sh run
	$(BIN)/python -m benchmarks.reading

scale: ## time and memory of the models on many figures; `make scale FIGURES=1000000`
	@scripts/environment.sh run
	$(BIN)/python -m benchmarks.classifying --figures $(FIGURES)

lineage: ## how long sitrep doctor takes for one long report, beside the same text as many short ones
	@scripts/environment.sh run
	$(BIN)/python -m benchmarks.doctor

soak: ## kill publishing and whole runs 200 times each (hours); `make soak KILLS=1000 SEED=2`
	@scripts/environment.sh dev
	SITREP_KILLS=$(KILLS) $(BIN)/python -m pytest tests/warehouse/test_publish_killed.py tests/warehouse/test_publish_readers.py
	$(BIN)/python -m tests.warehouse.soak --kills $(KILLS) --seed $(SEED)

fuzz: ## read many PDFs spoiled at random; `make fuzz FILES=10000 SEED=2` reads others
	@scripts/environment.sh dev
	$(BIN)/python -m tests.ingest.fuzz --files $(FILES) --seed $(SEED)

bi: ## install what else opens the published file (Node, WebAssembly, older DuckDB, Streamlit, notebooks), and test it
	@scripts/environment.sh dev
	scripts/bi.sh
	$(BIN)/python -m pytest tests/warehouse/test_bi_clients.py

clean: ## remove the environment and what builds leave behind; your warehouse stays
	rm -rf .venv target logs docs-site build .pytest_cache .ruff_cache .mypy_cache .hypothesis ingest/*.egg-info
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +
