"""Everything that touches Ocean: clamped problems, chips, embeddings, samplers and their cost."""

import warnings

# WORKAROUND: of homebase, which Ocean brings, Python 3.12 and newer complain when they compile it: on the
# terminal, at the first start after pipx or uv have installed it.
warnings.filterwarnings("ignore", category=SyntaxWarning, module=r".*\bhomebase\b")
