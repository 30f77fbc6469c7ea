"""The random streams of a run."""

from qanneal_gui.training.seeds import Stream, generator


def drawn(seed, stream, position=0):
    return int(generator(seed, stream, position).integers(2**63))


def test_no_two_streams_and_no_two_steps_have_the_same_numbers():
    numbers = [
        drawn(seed, stream, position)
        for seed in range(3)
        for stream in Stream.__members__.values()
        for position in range(5)
    ]
    assert len(set(numbers)) == 3 * 4 * 5


def test_the_numbers_are_those_of_the_runs_that_are_recorded():
    """A run that is resumed years later draws what it would have drawn."""
    assert [drawn(7, stream, 3) for stream in Stream] == [
        8_699_640_078_927_775_592,
        2_245_680_093_998_184_092,
        5_235_412_261_716_083_404,
        4_954_331_034_002_350_685,
    ]
