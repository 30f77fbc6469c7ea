import pytest
from helpers.marked_chips import marked_snapshot


@pytest.fixture(scope="module", params=[1, 4])
def snapshot(request, tmp_path_factory):
    """A submission with everything that is ever drawn."""
    return marked_snapshot(request.param, tmp_path_factory.mktemp("chip"))
