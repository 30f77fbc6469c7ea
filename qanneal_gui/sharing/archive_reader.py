"""Archives of runs that come from anywhere, read with care: nothing is believed before it was checked.

The content of every member has to be what the program itself would have recorded.
"""

import base64
import binascii
import math
import re
import struct
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated, Any, TypeVar

import numpy as np
import safetensors.numpy
from pydantic import AfterValidator, BaseModel, ConfigDict, FailFast, Field, ValidationError
from safetensors import SafetensorError

from qanneal_gui import config
from qanneal_gui.errors import ConfigError
from qanneal_gui.runs import samples, weights
from qanneal_gui.runs.records import STATES, Summary, dumps, split, storable
from qanneal_gui.runs.submissions import STATES as SUBMISSION_STATES
from qanneal_gui.runs.submissions import SUBMISSION_KINDS
from qanneal_gui.sharing.archive_members import MOST_RUNS, Members, UnusableError, parse_json

_ID = re.compile(r"[0-9]{8}-[0-9]{6}-[a-z0-9]{4}")
_REQUIRED = ("run.json", "steps.jsonl", "ledger.json")
_SAMPLES = "samples.jsonl"
_OPTIONAL = ("weights.safetensors", "embedding.json", "checkpoint.safetensors")


Number = float | None
Model = TypeVar("Model", bound=BaseModel)


def _probabilities(values: list[Any]) -> list[Any]:
    """Accept numbers, or lists of numbers; the first wrong one is enough to tell."""
    for value in values:
        if type(value) not in (float, int) and not (
            isinstance(value, list) and set(map(type, value)) <= {float, int}
        ):
            raise ValueError("not probabilities")
    return values


_Values = Annotated[list[Any], AfterValidator(_probabilities)]


class _Open(BaseModel):
    """Values that are known, beside others that must be plain."""

    model_config = ConfigDict(extra="allow", strict=True)


class _NetworkFields(_Open):
    loss: Number = None
    log_likelihood: Number = None
    train_accuracy: Number = None
    test_accuracy: Number = None


class _SamplerFields(_Open):
    kind: str = Field(max_length=40)
    seconds: Number = None
    submissions: int | None = Field(default=None, ge=0)
    qpu_seconds: Number = None
    beta: Number = None
    p_exact: _Values | None = None
    p_sampled: _Values | None = None
    kl: Number = None


class _StepFields(_NetworkFields):
    step: int = Field(ge=1, le=10**9)
    symmetrised_kl: Number = None
    train_gain: Number = None
    test_gain: Number = None
    gap: Number = None
    seconds: Number = None
    mlp: _NetworkFields | None = None
    shadow: _NetworkFields | None = None
    null_twin: _NetworkFields | None = None
    sampler: _SamplerFields | None = None


class _SampleFields(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    step: int = Field(ge=1, le=10**9)
    part: int = Field(ge=0, le=10**6)
    kind: str = Field(max_length=4)
    counts: str
    about: str


class _AnnotationFields(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    tags: str = Field(default="", max_length=1000)
    notes: str = Field(default="", max_length=100_000)
    starred: bool = False


class _RunFields(_Open):
    run: str
    name: str = Field(max_length=200)
    created: str = Field(max_length=40)
    state: str
    message: str = Field(max_length=10_000)
    config: dict[str, Any]
    seeds: dict[str, Annotated[int, Field(ge=-(2**63), lt=2**63)]]
    versions: dict[str, str]
    seconds: float = Field(ge=0, allow_inf_nan=False)
    qpu_seconds: float = Field(ge=0, allow_inf_nan=False)
    submissions: int = Field(ge=0, le=10**12)
    resumptions: Annotated[list[Annotated[int, Field(ge=0, le=10**9)]], FailFast()] = Field(
        default=[], max_length=10_000
    )
    annotations: _AnnotationFields = _AnnotationFields()


class _SubmissionFields(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    kind: str
    solver: str = Field(max_length=200)
    state: str
    created: str = Field(max_length=40)
    sent: str | None = Field(max_length=40)
    completed: str | None = Field(max_length=40)
    qubits: int = Field(ge=0)
    reads: int = Field(ge=0)
    estimate: float = Field(ge=0, allow_inf_nan=False)
    billed: float | None = Field(ge=0, allow_inf_nan=False)
    problem_id: str = Field(max_length=200)


class _LedgerFields(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    submissions: Annotated[list[_SubmissionFields], FailFast()] = Field(max_length=1_000_000)


class Incoming:
    """One run of an archive, checked while it is read.

    Attributes
    ----------
    id : str
    resumptions : list of int
        Steps after which it was resumed, in their order.
    annotations : dict
        Its ``tags``, ``notes`` and whether it is ``starred``.
    notices : list of str
        A sentence for each of its settings that is ignored.
    """

    def __init__(self, archive: Members, run: str) -> None:
        self._archive = archive
        self.id = run
        about = _parsed(_RunFields, archive.json(f"{run}/run.json"), "its description of a run is invalid")
        if about.run != run or about.state not in STATES:
            raise UnusableError("its description of a run is invalid")
        self.resumptions = about.resumptions
        self.annotations = about.annotations.model_dump()
        self._summary = Summary()
        self._last = 0
        self._about = about
        self.notices = config.retired_notices(about.config)
        self._settings = _settings(about.config)
        self._created = _time(about.created).timestamp()

    @property
    def columns(self) -> dict[str, Any]:
        """Its row in the library, but for ``updated``; known when all `steps` were read."""
        about = self._about
        totals = about.model_dump(include={"seconds", "qpu_seconds", "submissions"})
        summary = self._summary.replaced_by(totals)
        state, message = about.state, about.message
        if state in ("running", "paused"):  # whoever runs it does so elsewhere
            state, message = "interrupted", f"exported at step {summary.steps}, while it was {state}"
        return {
            "id": self.id,
            "name": storable(about.name),
            "created": self._created,
            "state": state,
            "message": storable(message),
            "recording": 0,
            "config": dumps(self._settings),
            "seeds": dumps(about.seeds),
            "versions": dumps(about.versions),
            **summary.columns(),
        }

    def steps(self) -> Iterator[tuple[int, dict[str, Any], dict[str, Any]]]:
        """Read the steps, one after another: number, metrics, and what there is of each example."""
        self._summary, self._last = Summary(), 0
        for line in self._archive.lines(f"{self.id}/steps.jsonl"):
            values = parse_json(line)
            _check_plain(values, 5)
            step = _parsed(_StepFields, values, "one of its steps is invalid").step
            if step <= self._last:
                raise UnusableError("its steps are not in order")
            plain, per_example = split(values)
            self._summary, self._last = self._summary.after(plain), step
            yield step, plain, per_example

    def samples(self) -> Iterator[tuple[int, int, str, bytes, str]]:
        """Read the samples, after the steps, as rows: step, part, kind, counts and the rest."""
        member = f"{self.id}/{_SAMPLES}"
        before = (0, 0)
        for line in self._archive.lines(member) if member in self._archive.sizes else ():
            row = _parsed(_SampleFields, parse_json(line), "some of its samples are invalid")
            if (row.step, row.part) <= before or row.step > self._last + 1:
                raise UnusableError("its samples do not match its steps")
            before = row.step, row.part
            try:
                counts = base64.b64decode(row.counts, validate=True)
                samples.check(row.kind, counts, row.about)
            except (binascii.Error, ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
                raise UnusableError("some of its samples are invalid") from error
            yield row.step, row.part, row.kind, counts, row.about

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Read the files that go into the run's directory, with their names there."""
        for name in ("ledger.json", *_OPTIONAL):
            member = f"{self.id}/{name}"
            if member in self._archive.sizes:
                content = self._archive.content(member)
                _check_file(name, content)
                yield name, content


def read(archive: zipfile.ZipFile, format: str, version: int) -> list[Incoming]:
    """Check an archive and return its runs.

    Raises
    ------
    UnusableError
        It is not an archive of runs of that format, of a newer version, damaged, or too large.
    """
    members = Members(archive)
    manifest = members.json("manifest.json")
    if manifest.get("format") != format:
        raise UnusableError("it is not an archive of runs; choose a file written by 'qanneal export'")
    if type(manifest.get("version")) is not int or not 1 <= manifest["version"] <= version:
        raise UnusableError("it was made by another version of qanneal; update qanneal to read it")
    runs = manifest.get("runs")
    if not isinstance(runs, list) or not all(isinstance(run, str) and _ID.fullmatch(run) for run in runs):
        raise UnusableError("its list of runs is invalid")
    if not 0 < len(runs) == len(set(runs)) <= MOST_RUNS:
        raise UnusableError("its list of runs is empty, too long, or names a run twice")
    wanted = {f"{run}/{name}" for run in runs for name in _REQUIRED}
    allowed = wanted | {f"{run}/{name}" for run in runs for name in (*_OPTIONAL, _SAMPLES)}
    members.verify(manifest.get("members"), wanted, allowed)
    return [Incoming(members, run) for run in runs]


def ledger(content: bytes) -> list[dict[str, Any]]:
    """Return the submissions in a ``ledger.json``.

    Raises
    ------
    UnusableError
        It does not hold any.
    """
    return [row.model_dump() for row in _submissions(content)]


def _submissions(content: bytes) -> list[_SubmissionFields]:
    try:
        # From the bytes: the same as Python objects would take as much room once more.
        rows = _LedgerFields.model_validate_json(content).submissions
    except ValidationError as error:
        raise UnusableError("its list of submissions is invalid") from error
    for row in rows:
        if row.kind not in SUBMISSION_KINDS or row.state not in SUBMISSION_STATES:
            raise UnusableError("its list of submissions is invalid")
        for time in (row.created, row.sent, row.completed):
            if time is not None:
                _time(time)
    return rows


def _parsed(model: type[Model], values: object, why: str) -> Model:
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise UnusableError(why) from error


def _check_plain(value: object, depth: int) -> None:
    """Make sure that a value is made of numbers, short texts and nothing deep."""
    if isinstance(value, dict) and depth:
        if len(value) > 200 or any(len(key) > 100 for key in value):
            raise UnusableError("one of its steps is invalid")
        for part in value.values():
            _check_plain(part, depth - 1)
    elif isinstance(value, list) and depth:
        if set(map(type, value)) <= {float, int, bool}:  # nearly all of a step with a large batch
            if value and not (min(value) > -(2**63) and max(value) < 2**63):
                raise UnusableError("one of its steps is invalid")
            return
        for part in value:
            _check_plain(part, depth - 1)
    elif not _is_plain(value):
        raise UnusableError("one of its steps is invalid")


def _is_plain(value: object) -> bool:
    if isinstance(value, str):
        return len(value) <= 1000
    if isinstance(value, int):
        return abs(value) < 2**63  # others are no float, and no integer of SQLite
    return value is None or isinstance(value, float)


def _settings(values: dict[str, Any]) -> dict[str, Any]:
    try:
        return config.as_dict(config.parse(values))
    except ConfigError as error:
        raise UnusableError(
            f"its settings do not fit this version of qanneal ({error})".rstrip(".")
        ) from error


def _time(text: str) -> datetime:
    try:
        time = datetime.fromisoformat(text)
        if not 1970 < time.year < 3000 or not math.isfinite(time.timestamp()):
            raise ValueError("not a time of a run")
    except (ValueError, OverflowError, OSError) as error:
        raise UnusableError("one of its times is invalid") from error
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _check_file(name: str, content: bytes) -> None:
    try:
        if name == "weights.safetensors":
            weights.decode(content)
        elif name == "checkpoint.safetensors":
            arrays = safetensors.numpy.load(content)
            if any(array.dtype == np.dtype(object) for array in arrays.values()):
                raise ValueError("not numbers")
        elif name == "ledger.json":
            _submissions(content)
        else:
            embedding(content)
    except UnusableError:
        raise
    except (SafetensorError, KeyError, ValueError, TypeError, OverflowError, struct.error) as error:
        raise UnusableError(f"its {name} cannot be used") from error


def embedding(content: bytes) -> dict[str, Any]:
    """Return an ``embedding.json``: a topology's name, and for each copy the qubits of every variable.

    Raises
    ------
    ValueError
        It is not one.
    """
    values = parse_json(content)
    topology, copies = values.get("topology"), values.get("embeddings")
    if not isinstance(topology, str) or len(topology) > 200 or not isinstance(copies, list):
        raise ValueError("not an embedding")
    for copy in copies:
        if not isinstance(copy, dict):
            raise ValueError("not a copy")
        for name, chain in copy.items():
            if not re.fullmatch(r"[yk][0-9]{1,6}", name) or not isinstance(chain, list):
                raise ValueError("not a chain")
            if not all(type(qubit) is int and 0 <= qubit < 10**6 for qubit in chain):
                raise ValueError("not a qubit")
    return {"topology": topology, "embeddings": copies}
