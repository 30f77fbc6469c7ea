"""How to cite the program, and the paper that it implements."""

from qanneal_gui import __version__

SOFTWARE = f"""\
@software{{qanneal,
  title   = {{qanneal: training neural networks with a quantum annealer}},
  author  = {{{{The qanneal developers}}}},
  version = {{{__version__}}},
  license = {{Apache-2.0}}
}}"""

PAPER = """\
@misc{yang2023training,
  title         = {Training Multilayer Perceptrons by Sampling with Quantum Annealers},
  author        = {Yang, Frances Fengyi and Sasdelli, Michele and Chin, Tat-Jun},
  year          = {2023},
  eprint        = {2303.12352},
  archivePrefix = {arXiv}
}"""
