# Everything a newcomer needs: `make run` and `make test` set up what they need themselves.

VENV := .venv
BIN := $(VENV)/bin

.PHONY: help run test stress lint setup venv wheel package release checkers bench bench-million screenshots settings reference docs texts translations clean

help: ## print this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

run: setup ## set everything up and run the demo: in a window, or, without a display, in the terminal
	@packaging/run.sh

test: setup ## set everything up and run the whole test suite, no display needed
	@$(BIN)/python -m pytest -n auto --dist worksteal -q

stress: setup ## run the long tests: many faults, many kills, a hundred thousand hostile inputs
	@QANNEAL_FUZZ=100000 $(BIN)/python -m pytest tests/stress tests/fuzz tests/e2e/test_token_nowhere.py \
		-n 2 --dist worksteal -q -s --timeout 1200

lint: setup ## check style, format, types and layers
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

setup:
	@packaging/setup.sh

# PyTorch takes gigabytes on Linux, so `make run` and `make test` do without it.
venv: setup ## make .venv with all extras, PyTorch for tests and benchmarks among them
	@$(BIN)/python -c 'import matplotlib, torch' 2>/dev/null || \
		$(BIN)/python -m pip install --quiet -c packaging/constraints.txt -e '.[peers]'

# PYTHONS="python3.12 …" tries only these; BY="--by pipx --by uv" lets these install it.
wheel: docs ## build wheel and sdist in dist/, and try the wheel in empty environments of all Pythons there are
	@$(BIN)/python -P -c 'import build' 2>/dev/null || \
		$(BIN)/python -m pip install --quiet -c packaging/constraints.txt -e '.[package]'
	@rm -rf dist/*.whl dist/*.tar.gz
	@$(BIN)/python -P packaging/distributions.py dist
	@$(BIN)/python packaging/try_wheel.py dist/*.whl $(BY) $(PYTHONS)

package: PYTHONS = $(BIN)/python
package: wheel ## build the application that needs no Python, dist/qanneal/, and on Debian a package of it; try both
	@packaging/package.sh
	@if command -v dpkg-shlibdeps >/dev/null; then packaging/linux/deb.sh && packaging/linux/check_deb.sh; fi

release: ## do all that a release needs, in order, in about an hour: on Debian, as root, with debootstrap
	@packaging/release.sh

checkers: setup ## check reports, pages and drawings with the Nu checker, html-validate, axe and svglint (npm, Java, Chromium)
	@packaging/checkers/check.sh

bench: venv ## run all benchmarks beside their peers, in about ten minutes, and write docs/benchmarks.md
	@$(BIN)/python benchmarks/page.py

bench-million: venv ## run those with 1,000,000 steps and 20,000 runs, in some minutes and with 5 GB of temporary files
	@$(BIN)/python benchmarks/page.py million live_million

screenshots: setup ## redraw the pictures of the README and the manual
	@QT_QPA_PLATFORM=offscreen $(BIN)/python packaging/screenshots.py
	@QT_QPA_PLATFORM=offscreen $(BIN)/python packaging/chip_sheets.py
	@QT_QPA_PLATFORM=offscreen $(BIN)/python packaging/beside_graph_library.py
	@$(BIN)/python packaging/explanations.py

settings: setup ## write docs/settings.md, every setting of a run, from the program
	@$(BIN)/python packaging/settings_page.py > docs/settings.md

reference: settings ## write the pages of the manual that the program knows best: settings, terminal, presets, metrics, Python
	@$(BIN)/python packaging/reference_pages.py
	@$(BIN)/python packaging/python_page.py > docs/python.md

docs: setup ## build the manual, which F1 opens: resources/manual/index.html
	@$(BIN)/python -c 'import furo, myst_parser, sphinx' 2>/dev/null || \
		$(BIN)/python -m pip install --quiet -c packaging/constraints.txt -e '.[docs]'
	@rm -rf resources/manual build/manual-cache # what is built upon has a poorer index, and pages that are no more
	@$(BIN)/python -m sphinx -q -W --keep-going -b html -d build/manual-cache docs resources/manual

docs-links: docs ## ask whether the manual's links to the outside answer; needs the internet
	@$(BIN)/python -m sphinx -q -b linkcheck -d build/manual-cache docs build/manual-links

texts: setup ## print every text that a user can see, grouped by room
	@$(BIN)/python packaging/texts.py

translations: setup ## bring the catalogues of translations in step with the code, and compile them
	@$(BIN)/python packaging/translations.py

clean: ## remove .venv, builds and caches
	rm -rf $(VENV) build resources/manual dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
