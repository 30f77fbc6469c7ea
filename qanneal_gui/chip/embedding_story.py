"""The story of how a network comes to live on a chip."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from qanneal_gui.annealing.embedding.embedding import Embedding
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.snapshot import ChipSnapshot
from qanneal_gui.chip import colours
from qanneal_gui.chip.insets import Bars
from qanneal_gui.chip.qubit_lines import qubit_lines
from qanneal_gui.chip.story import WHOLE, Region, Story, StoryStep
from qanneal_gui.chip.story_samples import Material, single_copy
from qanneal_gui.chip.words import chip_name, network_in_words, plainly
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.formatting import write_count, write_list, write_rounded

CHAPTERS = (
    "The bare chip",
    "The output grows",
    "The hidden units join",
    "An image is held fixed",
    "The chip is read",
    "Copies fill the chip",
)

_SEVERAL_GROW = "The outputs grow"
"""The second chapter where there are several outputs."""

_HUB_STEPS, _ATTACH_STEPS, _LIGHT_STEPS, _COPY_STEPS = 60, 10, 8, 12
_SINGLE_READS = 5
_GROWTH_SECONDS = 7.0
"""How long the growth of outputs takes at least, unless there are few qubits: meanwhile one reads why."""

_PAN_STEPS = 8
"""Steps that coming closer, and going back, is spread over."""


def make_story(material: Material) -> Story:
    """Make the story of a submission."""
    placement = material.snapshot.placement
    copy = placement.copies[material.followed]
    close = _around(placement, copy)
    only = single_copy(material.snapshot, material.followed)
    steps = [
        _bare(placement),
        *_approach(list(_hub(placement, copy)), WHOLE, close),
        *(replace(step, region=close) for step in _attach(placement, copy)),
        *(replace(step, region=close) for step in _clamp(only, material)),
        *(replace(step, region=close) for step in _samples(only, material)),
        *_approach(list(_copies(material)), close, WHOLE),
    ]
    titles = [*CHAPTERS]
    if copy.outputs > 1:
        titles[1] = _SEVERAL_GROW
    named = tuple(replace(step, title=titles[step.chapter]) for step in steps)
    return Story(named, material.image, material.subject)


def growth_order(copy: Embedding, variable: int) -> Array:
    """Return a chain's qubits breadth first from its centre, as indices into ``copy.qubits``.

    Every qubit but the first is coupled to one before it.
    """
    members = np.flatnonzero(copy.variable == variable)
    links: dict[int, list[int]] = {int(i): [] for i in members}
    for u, v in copy.chain_edges.tolist():
        if u in links:
            links[u].append(v)
            links[v].append(u)
    far, _ = _breadth_first(links, int(members[0]))
    end, parents = _breadth_first(links, far[-1])
    # The middle of a longest path is the centre of a tree.
    path = [end[-1]]
    while parents[path[-1]] >= 0:
        path.append(parents[path[-1]])
    order, _ = _breadth_first(links, path[len(path) // 2])
    return np.array(order, np.int64)


def partial(copy: Embedding, kept: Array) -> Embedding:
    """Return the part of a copy that lies on some of its qubits, in the order given."""
    place = np.full(len(copy.qubits), -1)
    place[kept] = np.arange(len(kept))
    chain = place[copy.chain_edges].reshape(-1, 2)
    weight = place[copy.weight_edges].reshape(-1, 2)
    whole = (weight >= 0).all(axis=1)
    return replace(
        copy,
        qubits=copy.qubits[kept],
        variable=copy.variable[kept],
        chain_edges=chain[(chain >= 0).all(axis=1)],
        weight_edges=weight[whole],
        weight_index=copy.weight_index[whole],
    )


def _bare(placement: Placement) -> StoryStep:
    topology, dead, lost = placement.topology, len(placement.dead), len(placement.dead_couplers)
    caption = (
        f"The chip {chip_name(topology.name)} has {len(topology):,} qubits, and "
        f"{len(topology.edges):,} couplers that join two each."
    )
    broken = [write_count(dead, "qubit")] * (dead > 0) + [write_count(lost, "coupler")] * (lost > 0)
    if broken:
        caption += f" Another {' and '.join(broken)} {'is' if dead + lost == 1 else 'are'} broken."
    return StoryStep(0, caption, Placement(topology, ()), seconds=5)


def _hub(placement: Placement, copy: Embedding) -> Iterator[StoryStep]:
    order = np.concatenate([growth_order(copy, variable) for variable in range(copy.outputs)])
    total = len(order)
    counts = _rising(total, _HUB_STEPS, first=1)
    seconds = min(max(_GROWTH_SECONDS / len(counts), 0.16), 0.8)
    for count in counts:
        last = count == total
        newest = placement.output_names[copy.variable[order[count - 1]]]
        caption = _joined(copy, count, total, plainly(newest), _degree(placement))
        shown = _with(placement, partial(copy, order[:count]))
        yield StoryStep(1, caption, shown, seconds=7 if last else seconds)


def _joined(copy: Embedding, count: int, total: int, newest: str, degree: int) -> str:
    """Say why qubits are joined, and how many of them are by now."""
    last = count == total
    if copy.outputs > 1:
        why = f"Each of {copy.outputs} outputs must meet all {copy.hidden:,} hidden units."
        growing = f"So qubits are joined, {count} of {total}, now for {newest}."
        return f"{why} {f'So {total} qubits are joined, each output in its own colour.' if last else growing}"
    if total == 1:
        return f"The output must meet {copy.hidden:,} hidden units. One qubit can."
    why = f"The output must meet {copy.hidden:,} hidden units, but a qubit meets at most {degree} others."
    growing = f"So qubits are joined to act as one: {count} of {total}."
    return f"{why} {f'So {total} qubits act as one.' if last else growing}"


def _attach(placement: Placement, copy: Embedding) -> Iterator[StoryStep]:
    order = np.concatenate([growth_order(copy, variable) for variable in range(copy.outputs)])
    rank = np.full(len(copy.qubits), len(copy.qubits))
    rank[order] = np.arange(len(order))
    # Hidden units come in the order in which the hub grew below them.
    first = np.full(copy.hidden, len(copy.qubits))
    np.minimum.at(first, copy.weight_index[:, 1], rank[copy.weight_edges[:, 0]])
    units = np.argsort(first, kind="stable")
    longest = int(copy.chain_lengths[copy.outputs :].max())
    each = "one qubit each" if longest == 1 else f"up to {longest} qubits each"
    for count in _rising(copy.hidden, _ATTACH_STEPS):
        arrived = np.isin(copy.variable, units[:count] + copy.outputs)
        kept = np.concatenate([order, np.flatnonzero(arrived)])
        shown = _with(placement, partial(copy, kept))
        last = count == copy.hidden
        there = "the output" if copy.outputs == 1 else "an output"
        caption = (
            f"{count:,} of {copy.hidden:,} hidden units, {each}. Where one meets {there}, a coupler "
            "carries a weight of the network."
        )
        if last:
            caption = (
                f"The network is on the chip: {network_in_words(copy.hidden, copy.outputs)}. "
                f"{len(copy.weight_edges):,} couplers carry its weights."
            )
        yield StoryStep(2, caption, shown, seconds=6 if last else 0.6)


def _clamp(only: ChipSnapshot, material: Material) -> Iterator[StoryStep]:
    pixels = material.image.size
    hidden = ~only.placement.is_output
    by_size = np.flatnonzero(hidden)[np.argsort(-np.abs(only.h[hidden]), kind="stable")]
    dark = replace(only, h=np.zeros_like(only.h))
    yield StoryStep(
        3,
        f"An image is the input ({material.subject}) and stays fixed. Its {pixels:,} pixels need no qubits: "
        "they only shift the hidden units' biases, a local field on each.",
        dark.placement,
        dark,
        "h",
        seconds=8,
        image=True,
    )
    for count in _rising(len(by_size), _LIGHT_STEPS):
        # The largest first, so that the scale of the colours stays where it is.
        lit = np.isin(np.arange(len(only.h)), by_size[:count])
        snapshot = replace(only, h=np.where(lit, only.h, 0))
        caption = f"The image sets the biases, strongest first: {count:,} of {len(by_size):,}."
        yield StoryStep(3, caption, only.placement, snapshot, "h", seconds=0.35, image=True)
    cut = 100 * _capped(only)
    beta, largest = (write_rounded(value, 3) for value in (material.beta, float(np.abs(only.h).max())))
    beyond = f"{cut:.3g} % are cut to the chip's range" if cut else "none exceeds the chip's range"
    yield StoryStep(
        3,
        f"The biases come from {material.weights}, over the chip's inverse temperature β = "
        f"{beta}. The largest is {largest}; {beyond}.",
        only.placement,
        only,
        "h",
        seconds=8,
        image=True,
    )


def _samples(only: ChipSnapshot, material: Material) -> Iterator[StoryStep]:
    reads, source = material.reads, material.source
    kept, count = reads.shape[1], material.snapshot.read_count
    for number in range(min(_SINGLE_READS, kept)):
        snapshot = replace(only, mean_spin=_mean(reads[:, [number]]))
        caption = f"Read {number + 1} of {count:,}, {source}: each qubit is up or down. "
        yield StoryStep(
            4,
            caption + _vote(only, reads[:, number]),
            only.placement,
            snapshot,
            "spin",
            3.0 if not number else 1.2,
            image=True,
            inset=_classes(snapshot),
        )
    for number in (n for n in (4, 16, 32, 64, 256) if n <= kept and n < count):
        snapshot = replace(only, mean_spin=_mean(reads[:, :number]))
        caption = f"Each qubit's mean over the first {number:,} of {count:,} reads, {source}."
        shown = _classes(snapshot)
        yield StoryStep(4, caption, only.placement, snapshot, "spin", 0.9, image=True, inset=shown)
    yield StoryStep(
        4,
        f"Each qubit's mean over all {count:,} reads, {source}. {_verdict(only, material.label)}.",
        only.placement,
        only,
        "spin",
        7,
        image=True,
        inset=_classes(only),
    )


def _copies(material: Material) -> Iterator[StoryStep]:
    snapshot = material.snapshot
    placement = snapshot.placement
    total, used = len(placement.copies), len(placement.layout.qubits)
    # From the copy that is followed outwards.
    middles = np.array([placement.topology.positions[copy.qubits].mean(axis=0) for copy in placement.copies])
    away = ((middles - middles[material.followed]) ** 2).sum(axis=1)
    away[material.followed] = -1
    outwards = [placement.copies[number] for number in np.argsort(away, kind="stable")]
    counts = _rising(total, _COPY_STEPS, first=1) if total > 1 else []
    for count in counts:
        shown = _with(placement, *outwards[:count])
        caption = (
            f"{count:,} of {total:,} copies of the network. They share no qubits, so each can hold an "
            "image of its own."
        )
        yield StoryStep(5, caption, shown, seconds=5 / len(counts))
    images = len(set(snapshot.examples))
    each = snapshot.examples.count(snapshot.examples[0])
    share = f"{used:,} of the chip's {len(placement.topology):,} qubits"
    copies = f"{total:,} copies use {share}" if total > 1 else f"One copy uses {share}"
    carry = f"The chip answers for {write_count(images, 'image')} at once"
    carry += f", each on {each} copies." if images < snapshot.copies else "."
    yield StoryStep(5, f"{copies}. {carry}", placement, snapshot, "copy", seconds=6)
    yield StoryStep(
        5,
        f"Each qubit's mean over {snapshot.read_count:,} reads, all copies at once. From these reads the "
        "network learns: they give the gradient of one training step.",
        placement,
        snapshot,
        "spin",
        seconds=8,
    )


def _with(placement: Placement, *copies: Embedding) -> Placement:
    """Return other copies on the same chip, for the same classes."""
    return replace(placement, copies=copies)


def _rising(total: int, most: int, first: int = 0) -> list[int]:
    """Return counts that rise evenly to the total, at most so many, from ``first`` if that is not 0."""
    counts = np.unique(np.linspace(first, total, min(total, most) + (not first)).round().astype(int))
    return [int(count) for count in counts if count > 0]


def _approach(steps: list[StoryStep], start: Region, end: Region) -> Iterator[StoryStep]:
    """Move the eye over the first steps from one part of the chip to another."""
    for number, step in enumerate(steps):
        share = min(1.0, (number + 1) / min(_PAN_STEPS, len(steps)))
        eased = share * share * (3 - 2 * share)
        # The side shrinks by equal factors, so that the movement looks even.
        side = start[2] * (end[2] / start[2]) ** eased
        moved = eased if start[2] == end[2] else (side - start[2]) / (end[2] - start[2])
        x, y = (a + moved * (b - a) for a, b in zip(start[:2], end[:2], strict=True))
        yield replace(step, region=(x, y, side) if share < 1 else end)


def _around(placement: Placement, copy: Embedding) -> Region:
    """Return the square around a copy, from end to end; the whole chip if that is little larger."""
    lines = qubit_lines(placement.topology)
    ends = placement.topology.positions[:, None] if lines is None else lines.bars
    points = ends[copy.qubits].reshape(-1, 2)
    low, high = points.min(axis=0), points.max(axis=0)
    # An output's name stands beyond the end of its line.
    side = max(0.12, 1.12 * float((high - low).max()))
    if side > 0.75:
        return WHOLE
    x, y = (low + high) / 2 - side / 2
    return float(x), float(y), side


def _breadth_first(links: dict[int, list[int]], start: int) -> tuple[list[int], dict[int, int]]:
    parents = {start: -1}
    order = [start]
    for node in order:
        for other in links[node]:
            if other not in parents:
                parents[other] = node
                order.append(other)
    return order, parents


def _degree(placement: Placement) -> int:
    return int(placement.topology.neighbours.shape[1])


def _mean(spins: Array) -> Array:
    return np.asarray(spins.mean(axis=1), np.float32)


def _vote(only: ChipSnapshot, spins: Array) -> str:
    """Say what one read shows of the outputs, by majority of their qubits."""
    variable = only.placement.variable
    votes = [int(spins[variable == m].sum(dtype=int)) for m in range(only.placement.copies[0].outputs)]
    if len(votes) == 1:
        return f"The output is {int(votes[0] > 0)}." if votes[0] else "Half of the output's qubits say 1."
    names = [plainly(name) for name in only.placement.output_names]
    ones = [name for name, vote in zip(names, votes, strict=True) if vote > 0]
    ties = [name for name, vote in zip(names, votes, strict=True) if vote == 0]
    said = f"1: {write_list(ones)}; 0: the others" if ones else "All outputs are 0"
    return f"{said}{f'; undecided: {write_list(ties)}' if ties else ''}."


def _means(only: ChipSnapshot) -> Array:
    """Return the mean of each output over its qubits and the reads."""
    variable, outputs = only.placement.variable, only.placement.copies[0].outputs
    return np.array([float(only.mean_spin[variable == m].mean()) for m in range(outputs)])


def _classes(only: ChipSnapshot) -> Bars | None:
    """Return how probable it is that each of several outputs is 1; None for one output."""
    placement, means = only.placement, _means(only)
    if len(means) == 1:
        return None
    names = tuple(placement.class_of(m) or str(m) for m in range(len(means)))
    colors = tuple(colours.output(m) for m in range(len(means)))
    return Bars("Probability of each class", names, (1 + means) / 2, colors)


def _verdict(only: ChipSnapshot, label: int) -> str:
    """Say what the mean over the reads shows of the outputs, and of several which class is chosen."""
    means = _means(only)
    best = int(np.argmax(means))
    chance = f"{(1 + means[best]) / 2:.2f}"
    if len(means) == 1:
        return f"The output's mean is {_signed(means[best])}, so it is 1 with a probability of {chance}"
    name = plainly(only.placement.output_names[best])
    true = only.placement.class_of(label) or str(label)
    right = "rightly" if best == label else f"but the image is of class {true}"
    return f"The highest is {name}, 1 with a probability of {chance}: its class is chosen, {right}"


def _capped(only: ChipSnapshot) -> float:
    counted = [only.capped, only.capped_weight]
    return float(np.concatenate(counted).mean())


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace("-", "−")
