"""Coverage-guided fuzzing of one parser, for whoever has an hour: needs ``pip install atheris``.

cd tests && ../.venv/bin/python -m fuzz.atheris_parsers "dead qubits" -max_total_time=600
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["qanneal_gui"]):
    from fuzz.parsers import PARSERS


def main() -> None:
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in PARSERS:
        sys.exit(f"Name one of: {', '.join(PARSERS)}.")
    parser = PARSERS[name](Path(tempfile.mkdtemp()))

    def one_input(content: bytes) -> None:
        try:
            parser.read(content)
        except parser.refusals:
            return

    atheris.Setup([sys.argv[0], *sys.argv[2:]], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
