# run, test, test-all, soak, lint, audit, bench, words, pictures; each builds what it needs in .venv/
PYTHON ?= python3
BIN := .venv/bin
export PYTHONPATH := $(CURDIR)
# Bytecode is kept even where the machine says otherwise: without it, finding the tests takes half as long again.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run test test-all soak lint audit bench words pictures

run: .venv/run
	$(BIN)/streamlit run app.py

# what needs neither a browser, nor nginx, nor every page over every store in every language
test: .venv/dev
	$(BIN)/python -m pytest -m "not browser and not matrix and not hosted"

# everything; no test may be skipped, unless ../shared is not there
test-all: export CXDASH_ALL_TESTS = 1
test-all: test
	$(BIN)/python -m pytest -m "browser or matrix or hosted"

# long fuzzing and kills; CXDASH_SOAK says how many times as long as in the gate
soak: export CXDASH_SOAK ?= 50
soak: .venv/dev
	$(BIN)/python -m pytest -m "hypothesis or soak"

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.advisories

# known weaknesses of what is installed, where pypi.org can be asked; says in one line where it cannot
audit: .venv/dev
	$(BIN)/python -m tests.advisories

bench: .venv/dev
	$(BIN)/python -m benchmarks

# takes new sentences from the code into the catalogues
words: .venv/dev
	$(BIN)/python -m cxdash.i18n.catalogues

# draws the README's pictures from the demo
pictures: .venv/dev
	$(BIN)/python docs/pictures.py

.venv: .venv/run

# Bytecode is compiled here: without it a start takes five times as long. So are pictures, and the demo company is made.
.venv/run: requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m compileall -q .venv/lib cxdash pages app.py || true
	$(BIN)/python -m cxdash.ui.shell.rehearsal 2>/dev/null || true
	touch $@

.venv/dev: .venv/run requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@
