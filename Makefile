# Everyday commands. `make demo` and `make test` set up what they need first.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
UV := $(shell uv --version >/dev/null 2>&1 && command -v uv)
BIN := .venv/bin
READY := .venv/.ready
# Production settings, for the checks that only they can pass.
PUBLIC := NEWSDESK_HOSTS=news.example.org NEWSDESK_SECRET_KEY=check-only-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ
POSTGRES ?= postgres://postgres@127.0.0.1:5432/newsdesk

.PHONY: setup demo serve test test-postgres test-browser eval eval-tools fixture lock clean
.PHONY: check check-style check-types check-templates check-layers check-migrations check-deploy

setup: $(READY)

$(READY): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed, this is " + sys.version)'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
ifeq ($(UV),)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
else
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
endif
	@touch $@

demo: $(READY)
	@$(BIN)/python manage.py demo

serve: $(READY)
	$(BIN)/python manage.py migrate --verbosity 0
	$(BIN)/python -m gunicorn newsdesk.wsgi --bind 127.0.0.1:8000 --threads 8

# What needs PostgreSQL or Chromium is skipped with a word where there is none.
test: $(READY)
	$(BIN)/python -m pytest

test-postgres: $(READY)
	DATABASE_URL=$(POSTGRES) $(BIN)/python -m pytest -m "not browser"

test-browser: $(READY)
	$(BIN)/python -m pytest -m browser

check: check-style check-types check-templates check-layers check-migrations check-deploy

check-style: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

check-types: $(READY)
	$(BIN)/mypy

check-templates: $(READY)
	$(BIN)/djade --check --target-version 5.2 $$(git ls-files 'templates/*.html')

check-layers: $(READY)
	$(BIN)/lint-imports

check-migrations: $(READY)
	$(BIN)/python manage.py makemigrations --check --dry-run

check-deploy: $(READY)
	$(PUBLIC) $(BIN)/python manage.py check --deploy --fail-level WARNING

# Scores against the public sets, where they lie beside this checkout, and our own gold; fails under a floor.
# Other systems are measured in the same run where they are installed; what is absent is named.
eval: $(READY)
	$(BIN)/python -m tests.evaluation --write

# Those other systems. They serve measuring only and are no part of `make setup`.
eval-tools: $(READY)
ifeq ($(UV),)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group eval
else
	$(UV) pip install --quiet --python $(BIN)/python --group eval
endif

# The sample stories for `manage.py loaddata demo`, made anew from fixtures/articles.
fixture: $(READY)
	rm -rf var/fixture
	NEWSDESK_VAR=var/fixture DATABASE_URL= $(BIN)/python manage.py demo --no-serve >/dev/null
	NEWSDESK_VAR=var/fixture DATABASE_URL= $(BIN)/python manage.py dumpdata events --exclude events.clue --exclude events.namekey --indent 1 --output fixtures/demo.json

lock:
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links -o requirements.lock

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
