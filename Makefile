# `make` builds the compiler and compiles every contract in Specs; `make test` proves the result with real software.
SHELL := /bin/bash

.PHONY: build test test-core test-conformance test-python test-receiver test-browser test-asterisk bench format format-check help

build: ## build the compiler (release, static) and compile every contract in Specs  [the default]
	@Tests/stages/build.sh

test: ## say what is missing and how large it is, get it, run every stage, end with one summary
	@Tests/stages/all.sh

test-core: ## Swift tests only; needs nothing but libyaml
	@Tests/stages/all.sh core

test-conformance: ## the committed outputs are fresh, and the conformance suite passes over them
	@Tests/stages/all.sh conformance

test-python: ## every emitted file through the types of its real reader (official Python packages)
	@Tests/stages/all.sh python

test-receiver: ## the emitted receiver between a stand-in for the service and callers who misbehave
	@Tests/stages/all.sh receiver

test-browser: ## every widget in Chromium: both themes, both display modes, phone and desktop width
	@Tests/stages/all.sh browser

test-asterisk: ## the emitted dialplans in a real Asterisk, called by SIPp
	@Tests/stages/all.sh asterisk

bench: ## how fast the compiler, its validator and its widgets are, as ratios in one run
	@Tests/stages/bench.sh

format: ## lay out every Swift file as .swift-format says
	@swift format --in-place --parallel --recursive Package.swift Sources Tests Plugins Templates

format-check: ## fail if a Swift file is not laid out so
	@swift format lint --strict --parallel --recursive Package.swift Sources Tests Plugins Templates

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-17s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo '  PARLANCE_CORPUS=DIR    the suites by others (default: ../shared/corpus); without them: NOT RUN'
	@echo '  PARLANCE_SUDO=no       never use sudo; what is missing is then skipped, and named'
	@echo '  All that is downloaded goes to .tools/, but for Debian packages, which apt installs.'
