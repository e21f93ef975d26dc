# The verbs of Rumbo. `make run` opens it; `make test` proves it. See README.md.
SHELL := /bin/sh
PY := .venv/bin/python
DATA := ../shared/data
.DEFAULT_GOAL := help

.PHONY: help run demo test check lint types rooms unit pages second browser faults screens bench lock messages clean

help:            ## this list
	@grep -hE '^[a-z]+: .*##' Makefile | sed 's/: .*##/\t/' | sort

.venv/run.stamp: requirements/run.txt pyproject.toml hatch_build.py
	@sh scripts/make-venv.sh run
	@touch $@

.venv/dev.stamp: requirements/dev.txt .venv/run.stamp
	@sh scripts/make-venv.sh dev
	@touch $@

.venv/words.stamp: .venv/run.stamp $(shell find src -name '*.po')
	@$(PY) hatch_build.py
	@touch $@

run: .venv/words.stamp ## open Rumbo in the browser (makes .venv the first time)
	@$(PY) -m rumbo open

demo: .venv/words.stamp ## an invented person's story, to look around
	@$(PY) -m rumbo open --demo

test: .venv/dev.stamp  ## everything CI runs, with the time of each part
	@$(PY) scripts/run_checks.py lint types rooms unit pages second browser faults

check: .venv/dev.stamp ## the fast part: lint, types, rooms, unit
	@$(PY) scripts/run_checks.py lint types rooms unit

lint types rooms unit pages second browser faults: .venv/dev.stamp
	@$(PY) scripts/run_checks.py $@

screens: .venv/dev.stamp .venv/words.stamp ## a picture of every page and sheet into build/screens/
	@$(PY) scripts/run_checks.py screens

bench: .venv/dev.stamp ## measure, and print the figures (needs ../shared/data)
	@test -d $(DATA)/records || { echo "make bench measures on real files, and $(DATA) is not there." >&2; exit 1; }
	@for each in start.py unlocking.py laying_out.py "kinds.py $(DATA)/recurrence/events.csv" "kinds_eod.py $(DATA)/recurrence/seer_eod33_terms_flat.csv" kinds_speed.py "reading.py $(DATA)/records/synthea" threads.py sheets.py uploads.py "registry.py --only replay $(DATA)/trials/registry_v2 $(DATA)/trials/trials.jsonl.gz" "trials_fit.py $(DATA)/trials/trials.jsonl.gz $(DATA)/trials" "criteria.py $(DATA)/trials/trials.jsonl.gz $(DATA)/trials/gold.json"; do \
	  echo "== bench/$$each"; $(PY) bench/$$each || exit 1; done

messages: .venv/dev.stamp ## collect what templates say into the .po files, and compile them
	@$(PY) scripts/messages.py

lock: .venv/dev.stamp  ## resolve requirements/*.in anew, with hashes and without index addresses
	@for part in run dev; do .venv/bin/uv pip compile -q --upgrade --python-version 3.11 --universal \
	  --generate-hashes --no-emit-index-url --no-header requirements/$$part.in -o requirements/$$part.txt; done
