"""The story of how a network comes to live on a chip."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from qanneal_gui.annealing.embedding.embedding import Embedding
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.snapshot import ChipSnapshot
from qanneal_gui.chip.story import WHOLE, Region, Story, StoryStep
from qanneal_gui.chip.story_samples import Material, single_copy
from qanneal_gui.chip.words import chip_name
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.formatting import write_count, write_list

CHAPTERS = (
    "The bare chip",
    "The hub grows",
    "The hidden units attach",
    "An image is clamped",
    "Samples arrive",
    "The copies fill the chip",
)

_CHAINS_GROW = "The output chains grow"
"""The second chapter where there are several outputs: only the chain of a single one is called a hub."""

_HUB_STEPS, _ATTACH_STEPS, _LIGHT_STEPS, _COPY_STEPS = 60, 10, 8, 12
_SINGLE_READS = 5
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
        titles[1] = _CHAINS_GROW
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
    caption = f"{chip_name(topology.name)}: {len(topology):,} qubits, {len(topology.edges):,} couplers. "
    caption += f"{dead:,} of the ideal chip's qubits {'are' if dead > 1 else 'is'} dead. " if dead else ""
    caption += f"{write_count(lost, 'more coupler')} {'are' if lost > 1 else 'is'} dead. " if lost else ""
    return StoryStep(0, caption + "Nothing is programmed yet.", Placement(topology, ()), seconds=2.5)


def _hub(placement: Placement, copy: Embedding) -> Iterator[StoryStep]:
    order = np.concatenate([growth_order(copy, variable) for variable in range(copy.outputs)])
    total = len(order)
    whole = (
        f"One output unit needs {copy.hidden:,} couplers, but a qubit has at most {_degree(placement)}: "
        if copy.outputs == 1
        else f"Each of {copy.outputs} output units must meet all {copy.hidden:,} hidden units: "
    )
    for count in _rising(total, _HUB_STEPS, first=1):
        last = count == total
        end = (
            f"{total} qubits act as one; no two of them are more than {copy.hub_diameter()} couplers apart."
            if copy.outputs == 1
            else f"{total} qubits in {copy.outputs} chains, each in a colour of its own; no two qubits of a "
            f"chain are more than {copy.hub_diameter()} couplers apart."
        )
        growing = f"its chain grows, {count} of {total} qubits."
        if copy.outputs > 1:
            newest = placement.output_names[copy.variable[order[count - 1]]]
            growing = f"their chains grow along lines of the chip, {count} of {total} qubits, now {newest}."
        shown = _with(placement, partial(copy, order[:count]))
        yield StoryStep(1, whole + (end if last else growing), shown, seconds=3 if last else 0.16)


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
        where = "every coupler to the hub" if copy.outputs == 1 else "every crossing with an output's line"
        caption = f"{count:,} of {copy.hidden:,} hidden units, {each}; {where} carries a weight."
        if last:
            caption = (
                f"K({copy.hidden:,}, {copy.outputs}): {copy.hidden:,} hidden units, {each}, and "
                f"{len(copy.weight_edges):,} couplers that carry weights."
            )
        yield StoryStep(2, caption, shown, seconds=2.5 if last else 0.3)


def _clamp(only: ChipSnapshot, material: Material) -> Iterator[StoryStep]:
    pixels = material.image.size
    hidden = ~only.placement.is_output
    by_size = np.flatnonzero(hidden)[np.argsort(-np.abs(only.h[hidden]), kind="stable")]
    dark = replace(only, h=np.zeros_like(only.h))
    yield StoryStep(
        3,
        f"An image is clamped ({material.subject}): its {pixels:,} pixels need no qubits, because W1 x "
        "only adds to the biases.",
        dark.placement,
        dark,
        "h",
        seconds=3.5,
        image=True,
    )
    for count in _rising(len(by_size), _LIGHT_STEPS):
        # The largest first, so that the scale of the colours stays where it is.
        lit = np.isin(np.arange(len(only.h)), by_size[:count])
        snapshot = replace(only, h=np.where(lit, only.h, 0))
        caption = f"Biases light up, strongest first: {count:,} of {len(by_size):,}."
        yield StoryStep(3, caption, only.placement, snapshot, "h", seconds=0.35, image=True)
    capped = 100 * _capped(only)
    yield StoryStep(
        3,
        f"h = −(a/2 + ΣW2/4)/β with a = W1 x + b and β = {material.beta:.3g}; {material.weights}. The "
        f"largest |h| is {np.abs(only.h).max():.3g}; {capped:.3g} % of the values are capped.",
        only.placement,
        only,
        "h",
        seconds=3.5,
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
            1.6 if not number else 0.9,
            image=True,
        )
    for number in (n for n in (4, 16, 32, 64, 256) if n <= kept and n < count):
        snapshot = replace(only, mean_spin=_mean(reads[:, :number]))
        caption = f"⟨s⟩ over the first {number:,} of {count:,} reads, {source}."
        yield StoryStep(4, caption, only.placement, snapshot, "spin", 0.9, image=True)
    yield StoryStep(
        4,
        f"⟨s⟩ over all {count:,} reads of this copy, {source}: {_verdict(only)}.",
        only.placement,
        only,
        "spin",
        3.5,
        image=True,
    )


def _copies(material: Material) -> Iterator[StoryStep]:
    snapshot = material.snapshot
    placement = snapshot.placement
    total, used = len(placement.copies), len(placement.layout.qubits)
    followed = placement.copies[material.followed]
    # From the copy that is followed outwards.
    middles = np.array([placement.topology.positions[copy.qubits].mean(axis=0) for copy in placement.copies])
    away = ((middles - middles[material.followed]) ** 2).sum(axis=1)
    away[material.followed] = -1
    outwards = [placement.copies[number] for number in np.argsort(away, kind="stable")]
    name = f"K({followed.hidden:,}, {followed.outputs})"
    for count in _rising(total, _COPY_STEPS, first=1) if total > 1 else []:
        shown = _with(placement, *outwards[:count])
        caption = (
            f"{count:,} of {total:,} copies of {name}: they share no qubits, so each can hold a different "
            "image."
        )
        yield StoryStep(5, caption, shown, seconds=0.35)
    images = len(set(snapshot.examples))
    each = snapshot.examples.count(snapshot.examples[0])
    share = f"{used:,} of the chip's {len(placement.topology):,} qubits"
    copies = f"{total:,} copies use {share}" if total > 1 else f"One copy uses {share}"
    carry = (
        f"one submission samples {images:,} images, each on {each} of them."
        if images < snapshot.copies
        else f"one submission samples {write_count(images, 'image')}."
    )
    yield StoryStep(5, f"{copies}; {carry}", placement, snapshot, "copy", seconds=3.5)
    yield StoryStep(
        5,
        f"⟨s⟩ over {snapshot.read_count:,} reads of every copy in use, from one submission: its samples of "
        "y give the gradient of one training step.",
        placement,
        snapshot,
        "spin",
        seconds=4,
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
    """Return the square around a copy; the whole chip if that is little larger."""
    points = placement.topology.positions[copy.qubits]
    low, high = points.min(axis=0), points.max(axis=0)
    side = max(0.12, 1.2 * float((high - low).max()))
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
    """Say what one read shows of the outputs, by majority in their chains."""
    variable = only.placement.variable
    votes = [int(spins[variable == m].sum(dtype=int)) for m in range(only.placement.copies[0].outputs)]
    if len(votes) == 1:
        return f"The hub says y = {'tie' if votes[0] == 0 else int(votes[0] > 0)}."
    names = only.placement.output_names
    ones = [name for name, vote in zip(names, votes, strict=True) if vote > 0]
    ties = [name for name, vote in zip(names, votes, strict=True) if vote == 0]
    said = f"1 for {write_list(ones)} and 0 for the others" if ones else "0 for all outputs"
    tie = f"; half of the chain says 1 for {write_list(ties)}" if ties else ""
    return f"The output chains say {said}{tie}."


def _verdict(only: ChipSnapshot) -> str:
    """Say what ⟨s⟩ shows of the outputs."""
    variable = only.placement.variable
    hubs = [float(only.mean_spin[variable == m].mean()) for m in range(only.placement.copies[0].outputs)]
    if len(hubs) == 1:
        return f"the hub's mean is {_signed(hubs[0])}, so P(y = 1) is about {(1 + hubs[0]) / 2:.2f}"
    best = int(np.argmax(hubs))
    name = only.placement.output_names[best]
    return (
        f"the highest of the outputs is {name}, at {_signed(hubs[best])}, so P(y{best} = 1) is about "
        f"{(1 + hubs[best]) / 2:.2f}"
    )


def _capped(only: ChipSnapshot) -> float:
    counted = [only.capped, only.capped_weight]
    return float(np.concatenate(counted).mean())


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace("-", "−")
