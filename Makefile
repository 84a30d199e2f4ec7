# make                        clean the samples into build/
# make SRC=texts OUT=clean    clean your own; JOBS=4, TO=xml, ONLY='*.html', SETTINGS=ours.toml, FLAGS=--force
# make test | check           the tests; format, lint, types and the tests
# make newcomer               all that a newcomer does, from an empty folder, with the libraries of all loaders
# make -n                     show what would be run
#
# One process cleans all sources and leaves alone what is up to date: see `gongwen clean --help`.

PYTHON ?= python3
SRC ?= samples
OUT ?= build
JOBS ?= 0
TO ?= xml
ONLY ?= $(if $(filter samples,$(SRC)),input.*)
SETTINGS ?=
FLAGS ?=

VENV := .venv
BIN := $(VENV)/bin
GONGWEN := $(BIN)/gongwen
PIP := $(BIN)/python -m pip install -q --disable-pip-version-check
WITH := $(if $(SETTINGS),--settings '$(SETTINGS)')

.PHONY: all clean-texts shards jsonl index report test newcomer check accept rules reprocess status audit clean help
.PHONY: bench $(addprefix bench-,outline one-line idempotence structure same-text figures html readers encodings search witness engines)

all: clean-texts

# The command exits with 1 if sources are in quarantine, and with 3 if a bug put one there. It has printed them, so make
# continues with the other targets.
clean-texts: $(VENV)/installed
	@$(GONGWEN) clean '$(SRC)' -o '$(OUT)' --jobs $(JOBS) --to $(TO) $(if $(ONLY),--only '$(ONLY)') $(WITH) $(FLAGS) \
	  || case $$? in 1|3) ;; *) exit 2 ;; esac

# Cleans each folder of SRC into its own output folder, as many at once as make -j says (names without spaces):
#   make -j 8 shards SRC=texts OUT=clean
# On a cluster, do the same with one `gongwen clean texts/x -o clean/x` per machine.
shards: $(addprefix shard/,$(notdir $(patsubst %/,%,$(wildcard $(SRC)/*/))))

shard/%: $(VENV)/installed
	@$(GONGWEN) clean '$(SRC)/$*' -o '$(OUT)/$*' --jobs 1 --to $(TO) $(if $(ONLY),--only '$(ONLY)') $(WITH) $(FLAGS) \
	  || case $$? in 1|3) ;; *) exit 2 ;; esac

# The following targets use the clean outputs and make again only what changed.
jsonl: clean-texts
	@$(GONGWEN) export '$(OUT)' --to jsonl

index: clean-texts
	@$(GONGWEN) index '$(OUT)' --db '$(OUT)/corpus.sqlite'

report: clean-texts
	@$(GONGWEN) report '$(OUT)'

# After a change of rules: cleans what is stale again, and shows what that changed.
reprocess: clean-texts
	@$(GONGWEN) diff '$(OUT)' --since

status: $(VENV)/installed
	@$(GONGWEN) status '$(OUT)' $(WITH)

audit: clean-texts
	$(GONGWEN) audit '$(OUT)' $(WITH)

rules: $(VENV)/installed
	@$(GONGWEN) rules

test: $(VENV)/for-tests
	$(BIN)/python -m pytest

# All that a newcomer does, from an empty folder, with the command of this checkout.
newcomer: $(VENV)/for-tests $(VENV)/for-others $(VENV)/for-engines
	bash tests/newcomer.sh $(GONGWEN)

check: $(VENV)/for-checks
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest --cov=gongwen --cov-report=term:skip-covered

# Rewrites samples/*/expected.xml and shows what that changes.
accept: $(VENV)/for-tests
	$(BIN)/python -m tests.accept

bench: $(VENV)/for-bench
	$(BIN)/python bench/speed.py

bench-html: $(VENV)/for-bench
	$(BIN)/python bench/web_pages.py

bench-readers: $(VENV)/installed
	$(BIN)/python bench/readers.py

bench-encodings: $(VENV)/for-bench
	@$(PIP) charset-normalizer resiliparse 2>/dev/null || echo 'without some peers'
	$(BIN)/python bench/encodings.py

bench-outline: $(VENV)/installed
	$(BIN)/python bench/outline.py

bench-structure: $(VENV)/for-tests
	$(BIN)/python bench/structure.py $(FLAGS)
bench-same-text: $(VENV)/for-tests
	$(BIN)/python bench/same_text.py $(FLAGS)

bench-one-line: $(VENV)/installed
	$(BIN)/python bench/one_line.py

bench-idempotence: $(VENV)/installed
	$(BIN)/python bench/idempotence.py

bench-search: $(VENV)/installed
	$(BIN)/python bench/search.py

bench-witness: $(VENV)/for-tests
	$(BIN)/python bench/witness.py

# Cleans SOURCES texts on each engine that is installed.
SOURCES ?= 20000
bench-engines: $(VENV)/for-engines
	$(BIN)/python bench/engines.py --sources $(SOURCES)

bench-figures: $(VENV)/installed
	$(BIN)/python bench/figures.py

clean:
	rm -rf build dist

help:
	@sed -n '/^#/!q; s/^# \{0,1\}//p' Makefile

$(VENV)/installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "gongwen needs Python 3.11 or later; name one: make PYTHON=python3.12"; exit 2; }
	@echo "installing into $(VENV)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) -e .
	@touch $@

# If the libraries of the extras can't be installed, the tests of their readers are skipped.
$(VENV)/for-tests: $(VENV)/installed
	@$(PIP) -e '.[test]'
	@$(PIP) -e '.[doc,pdf,warc,parquet]' 2>/dev/null || echo 'without some extras: their tests are skipped'
	@touch $@

# The libraries that the loaders are tested with.
$(VENV)/for-others: $(VENV)/for-tests
	@$(PIP) -e '.[langchain,llama-index,datasets,pandas,scrapy,mcp]' 2>/dev/null || echo 'without some loaders'
	@touch $@

# The libraries that the engines and s3 are tested with (2 GB); Spark also needs Java. s3fs and moto need the same version of
# boto3. `aiobotocore[boto3]` names it; without it, pip searches until it gives up.
$(VENV)/for-engines: $(VENV)/for-tests
	@$(PIP) -e '.[ray,spark]' 2>/dev/null || echo 'without Ray and Spark: their tests are skipped'
	@$(PIP) -e '.[s3]' 'aiobotocore[boto3]' 'moto[server]>=5' 2>/dev/null || echo 'without s3: its tests are skipped'
	@touch $@

$(VENV)/for-checks: $(VENV)/for-tests
	@$(PIP) -e '.[check]'
	@touch $@

# The tools that speed is compared with. lxml_html_clean is installed first, because some versions of pip can't resolve the
# extra `lxml[html-clean]` that two of them need.
$(VENV)/for-bench: $(VENV)/installed
	@$(PIP) lxml_html_clean
	@$(PIP) trafilatura readability-lxml jusText 2>/dev/null || { \
	  $(PIP) courlan htmldate chardet cssselect certifi urllib3 tld dateparser babel && \
	  $(PIP) --no-deps trafilatura readability-lxml jusText; }
	@touch $@
