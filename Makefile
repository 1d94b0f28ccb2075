# diglot: one Markdown source, two scripts, an EPUB and a PDF.
# `make` sets up what is missing and builds source/; `make test` tests; `make help` tells the rest.

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := build
.PHONY: build preview setup nastaliq test check check-code check-outputs check-outside fuzz booklet bench profile dist pins clean help

VENV   := .venv
BIN    := $(VENV)/bin
BUILD  := build
PAPER  := A4
PYTEST := $(BIN)/pytest --quiet --numprocesses=auto
# What a set-up follows from; a newer one of these sets up again.
PINS   := pyproject.toml .setup/constraints.txt .setup/setup $(wildcard .setup/engines/*.json .setup/nastaliq/*.json)

build: $(VENV)/.ready-build        ## build every document of source/ into build/ (default)
	@$(BIN)/diglot build source --directory $(BUILD)

setup: $(VENV)/.ready-build        ## set up only: libraries, packages, fonts; the command is .venv/bin/diglot
	@echo "$(BIN)/diglot is ready"

nastaliq: $(VENV)/.ready-nastaliq  ## set up the font for documents that are set in Nastaliq

test: $(VENV)/.ready-test          ## run the tests
	@$(PYTEST)

check: check-code check-outputs check-outside   ## run every gate: code, outputs, outside judges

check-code: $(VENV)/.ready-check   ## ruff and mypy
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy --no-error-summary

check-outputs: $(VENV)/.ready-check build   ## build, then check every source and every output
	@$(BIN)/diglot check source $(BUILD)

check-outside: $(VENV)/.ready-check   ## the tests that need minutes, or programs from outside: epubcheck, reading systems
	@$(PYTEST) -m "outside or slow" -r s

booklet: build                     ## put every PDF on sheets of PAPER (A4) to fold into a booklet, into build/booklets/
	@for file in $(BUILD)/*.pdf; do \
	  $(BIN)/diglot impose "$$file" --booklet --paper $(PAPER) \
	    --output "$(BUILD)/booklets/$$(basename "$$file")" || exit; \
	done

bench: $(VENV)/.ready-bench        ## build the same texts with diglot and its peers, and say what each cost
	@$(BIN)/python -m benchmarks $(BENCH)

profile: $(VENV)/.ready-build      ## say where the time of a build goes
	@$(BIN)/python -m benchmarks.profile $(BENCH)

fuzz: $(VENV)/.ready-check         ## read many texts that nobody would write, and check their outputs
	@$(PYTEST) -m fuzz tests/fuzz tests/reader

preview: $(VENV)/.ready-build      ## show the documents of source/ in a browser, and build them at every change
	@$(BIN)/diglot watch source --directory $(BUILD)

dist: build                        ## pack what was built, with checksums and a build record, into dist/
	@$(BIN)/diglot pack $(BUILD) --output dist/documents.tar

# Each set-up holds the one before it, and they must not run at once.
$(VENV)/.ready-build: $(PINS)
	@sh .setup/setup build
$(VENV)/.ready-test: $(PINS) $(VENV)/.ready-build
	@sh .setup/setup test
$(VENV)/.ready-nastaliq: $(PINS) $(VENV)/.ready-build
	@sh .setup/setup nastaliq
$(VENV)/.ready-bench: $(PINS) $(VENV)/.ready-build
	@sh .setup/setup bench
$(VENV)/.ready-check: $(PINS) $(VENV)/.ready-test
	@sh .setup/setup check

pins:                              ## pin the newest versions that pyproject.toml allows
	@sh .setup/pin

clean:                             ## remove what was built, and caches; the set-up stays
	@rm -rf $(BUILD) dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find tests -name __pycache__ -type d -prune -exec rm -rf {} +

help:                              ## say what there is to make
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/make \1	\2/p' Makefile | expand -t 22
