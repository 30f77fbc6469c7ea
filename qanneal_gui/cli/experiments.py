"""The paper's experiments on the terminal: the same definitions that the window starts."""

import contextlib
import sys
import threading
import types
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

import click
from typing_extensions import override

from qanneal_gui.cli.connection import ConnectionTeller
from qanneal_gui.cli.output import emit, json_option, say
from qanneal_gui.cli.stopping import graceful_stop
from qanneal_gui.cli.telling import notices_sent
from qanneal_gui.cli.training import INTERRUPTED, assembled, run_options
from qanneal_gui.errors import ConfigError
from qanneal_gui.support.formatting import write_estimate

if TYPE_CHECKING:  # the terminal starts without what these import
    from pydantic.fields import FieldInfo

    from qanneal_gui.experiments.definition import Experiment, Progress

out_option = click.option(
    "--out",
    "outs",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.{csv,svg,html,json}",
    help="Write curves and tables, figures, one page with everything, or the measured values; may be "
    "repeated.",
)

_queue_option = click.option(
    "--queue",
    "queued",
    is_flag=True,
    help="Let it wait in the queue, which 'qanneal queue run' runs.",
)


def experiment_options(command: Any) -> Any:
    """Add what all commands of experiments have: files to write, the queue, JSON."""
    return out_option(_queue_option(json_option(command)))


class ExperimentCommand(click.Command):
    """A command with one option for each setting of an experiment.

    Parameters
    ----------
    name : str
        Of the experiment, which is imported when the command is used.
    text : str
        What it does.
    """

    def __init__(self, name: str, text: str) -> None:
        super().__init__(name, callback=self._run, help=text)
        self._built = False

    def _find(self) -> tuple[Any, Any]:
        from qanneal_gui.experiments.registry import EXPERIMENTS

        kind: Any = EXPERIMENTS[str(self.name)]
        return kind, type(kind().settings)

    @override
    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        if not self._built:
            _, settings = self._find()
            self.params = [_option(name, field) for name, field in settings.model_fields.items()]
            experiment_options(self)
            self._built = True
        return super().get_params(ctx)

    def _run(self, outs: tuple[Path, ...], as_json: bool, queued: bool, **values: Any) -> None:
        kind, settings = self._find()
        run_or_exit(kind(_settings(settings, values)), outs, as_json=as_json, queued=queued)


equivalence = ExperimentCommand(
    "equivalence", "Train an MLP and an EBM side by side, and swap their weights (Sec. 5.1)."
)
runtime = ExperimentCommand(
    "runtime", "Time the MLP's matrix product, Gibbs sampling and the QPU as the network grows (Sec. 5.3)."
)


@click.command()
@click.option(
    "--topology",
    "topologies",
    multiple=True,
    default=["pegasus:16"],
    show_default=True,
    help="pegasus:m, zephyr:m or zephyr:m,t. May be repeated; the summary is for the first.",
)
@click.option(
    "--outputs",
    default=1,
    show_default=True,
    type=click.IntRange(1, 16),
    help="1 for a star as its hub grows; more for hidden units against outputs.",
)
@click.option("--missing", type=click.Path(path_type=Path), help="JSON file with dead qubits and couplers.")
@experiment_options
def capacity(
    topologies: tuple[str, ...],
    outputs: int,
    missing: Path | None,
    outs: tuple[Path, ...],
    as_json: bool,
    queued: bool,
) -> None:
    """Find the largest network that fits a chip (App. B), or the largest for each number of outputs."""
    from qanneal_gui.experiments.capacity import CapacityExperiment, CapacitySettings

    values = {"topologies": topologies, "outputs": outputs, "missing": str(missing) if missing else None}
    experiment = CapacityExperiment(_settings(CapacitySettings, values))
    run_or_exit(experiment, outs, as_json=as_json, queued=queued)


@click.command()
@click.option("--betas", default="4,8,16,32", show_default=True, help="Values of β_eff, separated by commas.")
@click.option("--trials", default=1, show_default=True, type=click.IntRange(1, 100), help="Runs per value.")
@click.option("--automatic/--no-automatic", default=True, help="Also estimate β, in separate runs.")
@run_options
@experiment_options
def beta(
    betas: str,
    trials: int,
    automatic: bool,
    file: Path | None,
    preset: str | None,
    overrides: tuple[str, ...],
    outs: tuple[Path, ...],
    as_json: bool,
    queued: bool,
) -> None:
    """Search for β_eff as in the paper: train at each value and measure how faithful the samples are."""
    from qanneal_gui.experiments.beta_search import BetaSearch, BetaSettings

    settings = BetaSettings(betas=tuple(_numbers(betas)), trials=trials, automatic=automatic)
    search = BetaSearch(settings, assembled(file, preset, overrides))
    run_or_exit(search, outs, as_json=as_json, queued=queued)


@click.command()
@click.option(
    "--strengths",
    default="0.1,0.25,0.5,0.75,1",
    show_default=True,
    help="Chain strengths, above 0 and at most 10, separated by commas.",
)
@click.option("--trials", default=1, show_default=True, type=click.IntRange(1, 100), help="Runs per value.")
@run_options
@experiment_options
def chain(
    strengths: str,
    trials: int,
    file: Path | None,
    preset: str | None,
    overrides: tuple[str, ...],
    outs: tuple[Path, ...],
    as_json: bool,
    queued: bool,
) -> None:
    """Scan chain strengths: train at each; measure how often chains break and how faithful samples are."""
    from qanneal_gui.experiments.chain_scan import ChainScan, ChainSettings

    settings = ChainSettings(strengths=tuple(_numbers(strengths, "--strengths", 10)), trials=trials)
    scan = ChainScan(settings, assembled(file, preset, overrides))
    run_or_exit(scan, outs, as_json=as_json, queued=queued)


def run_or_exit(experiment: "Experiment", outs: Sequence[Path], *, as_json: bool, queued: bool) -> None:
    """Run an experiment as `run_experiment` does, or queue it; stopped by the user, the exit code is 130."""
    if queued:
        put_into_queue(experiment, outs, as_json=as_json)
        return
    _, stopped = run_experiment(experiment, outs, as_json=as_json)
    if stopped:
        sys.exit(INTERRUPTED)


def put_into_queue(experiment: "Experiment", outs: Sequence[Path], *, as_json: bool, name: str = "") -> None:
    """Let an experiment wait in the queue."""
    from qanneal_gui.cli.queue import put

    if outs:
        raise click.UsageError(
            "--out and --queue exclude each other; the queue keeps the result for qanneal results export."
        )
    put(experiment, name, as_json)


def run_experiment(
    experiment: "Experiment", outs: Sequence[Path], *, as_json: bool
) -> tuple[list[dict[str, Any]], bool]:
    """Run an experiment, print what it measures and how far it is, and write the files asked for.

    Returns
    -------
    records : list of dict
        Everything that was measured, also when the user stopped it.
    stopped : bool
    """
    from qanneal_gui.annealing.device import SubmissionControl
    from qanneal_gui.cli.opening import open_library
    from qanneal_gui.experiments import kept
    from qanneal_gui.experiments.saving import FORMATS, save

    for path in outs:
        if path.suffix.lower().removeprefix(".") not in FORMATS:
            raise click.BadParameter(f"{path.name} must end in .{', .'.join(FORMATS)}", param_hint="--out")
        if not path.absolute().parent.is_dir():  # before hours of work, not after
            raise click.BadParameter(f"the folder {path.parent} does not exist", param_hint="--out")
    stop = threading.Event()
    control = SubmissionControl(connection=ConnectionTeller(as_json), ending=stop)
    shown: list[Progress] = []
    records: list[dict[str, Any]] = []
    line = _ProgressLine()
    try:
        made: Any = kept.run(experiment, open_library(), stop, control)
        with notices_sent(), graceful_stop(stop, control.stop), contextlib.closing(made) as run:
            for progress in run:
                shown[:] = [progress.after(shown[0]) if shown else progress]
                records += progress.records
                for record in progress.records if as_json else ():
                    emit(record)
                line.show(progress)
    finally:
        for path in outs if shown and (shown[0].figures or records) else ():
            for written in save(experiment, shown[0], records, path):
                say(f"Wrote {written}.")
    return records, stop.is_set()


class _ProgressLine:
    """Tells people how far it is: in one line, or at every tenth where there is no terminal."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._tenth = -1

    def show(self, progress: "Progress") -> None:
        done = progress.fraction >= 1 or progress.is_last
        left = "" if progress.seconds_left is None else f"  {write_estimate(progress.seconds_left)} left"
        line = f"{int(100 * progress.fraction):3} %  {progress.sentence}{left}"
        if self._terminal:
            click.echo(f"\r\033[K{progress.sentence if done else line}", err=True, nl=done)
        elif done:
            say(progress.sentence)
        elif int(10 * progress.fraction) > self._tenth:
            self._tenth = int(10 * progress.fraction)
            say(line)


def _settings(model: Any, values: dict[str, Any]) -> Any:
    """Build settings of what was given; the others take their defaults."""
    from qanneal_gui.experiments.settings import parse

    given = {name: value for name, value in values.items() if value is not None}
    try:
        return parse(model, given)
    except ConfigError as error:
        raise click.UsageError(str(error)) from None


def _option(name: str, field: "FieldInfo") -> click.Option:
    default, annotation = field.default, field.annotation
    flag = f"--{name.replace('_', '-')}"
    shown = ",".join(map(str, default)) if isinstance(default, tuple) else str(default)
    help_text = f"{field.description}  [default: {shown}]" if shown else field.description
    if annotation is bool:
        return click.Option([f"{flag}/--no-{flag[2:]}"], default=None, help=help_text)
    return click.Option([flag], default=None, help=help_text, type=_type(annotation))


def _type(annotation: Any) -> Any:
    if get_origin(annotation) is Literal:
        return click.Choice(get_args(annotation))
    if get_origin(annotation) is tuple:
        return _List(get_args(annotation)[0])
    return annotation


class _List(click.ParamType):  # type: ignore[type-arg]
    """Values separated by commas: numbers where they can be."""

    name = "list"

    def __init__(self, element: Any) -> None:
        alternatives = get_args(element) if get_origin(element) in (Union, types.UnionType) else (element,)
        self._numbers = str not in alternatives or int in alternatives

    @override
    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[Any, ...]:
        if isinstance(value, tuple):
            return value
        parts = [part.strip() for part in str(value).split(",") if part.strip()]
        return tuple(int(p) if self._numbers and p.isdecimal() and len(p) < 19 else p for p in parts)


def _numbers(text: str, option: str = "--betas", most: float = 1000) -> list[float]:
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if not numbers or not all(0 < number <= most for number in numbers):
        raise click.BadParameter(
            f"give positive numbers, at most {most:g}, separated by commas, for example 1,2,4",
            param_hint=option,
        )
    return numbers
