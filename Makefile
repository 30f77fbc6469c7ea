# Everything a newcomer needs: `make run` and `make test` set up what they need themselves.

VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test lint venv peers bench screenshots clean

run: venv
	@packaging/run.sh

test: venv
	@$(BIN)/python -m pytest -n auto --dist worksteal -q

lint: venv
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

venv:
	@packaging/setup.sh

# PyTorch, the peer of some tests and of the benchmarks; gigabytes on Linux, so not part of `make test`.
peers: venv
	@$(BIN)/python -c 'import torch' 2>/dev/null || $(BIN)/python -m pip install --quiet -c packaging/constraints.txt -e '.[peers]'

# Our inner loops beside those of peers, as ratios.
bench: peers
	@$(BIN)/python benchmarks/peers.py
	@QT_QPA_PLATFORM=offscreen $(BIN)/python benchmarks/chip.py

screenshots: venv
	@QT_QPA_PLATFORM=offscreen $(BIN)/python packaging/screenshots.py

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
