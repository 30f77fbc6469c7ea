"""Search expressions: what they find is what a plain reading of them says, and what is wrong is told."""

import operator
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui.errors import QannealError
from qanneal_gui.runs import search

ROWS = [
    {
        "run": number,
        "last": last,
        "best": 0.99,
        "steps": 10 * number,
        "sampler": sampler,
        "name": f"run {number}",
        "reads": reads,
    }
    for number, (last, sampler, reads) in enumerate(
        [
            (0.94, "qpu", 100),
            (0.95, "exact", 1000),
            (None, "qpu", 100),
            (0.5, "simulated-qpu", 50),
            (0.96, "", None),
        ]
    )
]


@pytest.fixture(scope="module")
def db():
    made = sqlite3.connect(":memory:")
    made.execute(
        "CREATE TABLE listing (run, id, name TEXT, dataset TEXT, state, method, classes, sampler TEXT,"
        " steps INTEGER, last REAL, best REAL, seconds, qpu_seconds)"
    )
    made.execute("CREATE TABLE annotations (run, tags, notes, starred)")
    made.execute("CREATE TABLE runs (number, config TEXT)")
    for row in ROWS:
        made.execute(
            "INSERT INTO listing (run, id, name, dataset, sampler, steps, last, best)"
            " VALUES (:run, 'id' || :run, :name, 'digits', :sampler, :steps, :last, :best)",
            row,
        )
        config = "{broken" if row["reads"] is None else f'{{"sampler": {{"reads": {row["reads"]}}}}}'
        made.execute("INSERT INTO runs VALUES (?, ?)", (row["run"], config))
    yield made
    made.close()


def found(db, text):
    condition = search.parsed(text)
    query = f"SELECT listing.run FROM listing LEFT JOIN annotations USING (run) WHERE {condition.sql}"
    return [number for (number,) in db.execute(query, condition.values)]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("acc > 94", [1, 4]),
        ("acc >= 94 %", [0, 1, 4]),
        ("acc = 94", [0]),
        ("acc != 94", [1, 2, 3, 4]),
        ("acc > 94 and sampler = exact", [1]),
        ("acc>94 sampler=EXACT", [1]),
        ("sampler ~ qpu", [0, 2, 3]),
        ("sampler = qpu or sampler = exact", [0, 1, 2]),
        ("not sampler ~ qpu and steps > 10", [4]),
        ("not (sampler ~ qpu and steps > 10)", [0, 1, 4]),
        ("sampler = qpu or sampler = exact and steps > 10", [0, 2]),
        ("reads >= 100", [0, 1, 2]),
        ("sampler.reads = 50", [3]),
        ('name = "run 3"', [3]),
        ('"run 2" or acc = 94', [0, 2]),
        ("run steps < 5s", [0]),
        ('sampler = ""', [4]),
    ],
)
def test_what_an_expression_finds(db, text, runs):
    assert found(db, text) == runs


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("acc >", "a value is missing after '>'"),
        ("acc > high", "'high' is not a number, to which 'acc' could be compared"),
        ("acc > 94,5", "'94,5' is not a number, to which 'acc' could be compared"),
        ("reads > 1,000", "'1,000' is not a number, to which 'reads' could be compared"),  # not as a text
        ("beta_eff = 0,5", "'0,5' is not a number, to which 'beta_eff' could be compared"),
        ("color = red", "'color' is neither a setting nor one of acc, last,"),
        ("seed = 7", "'seed' is more than one setting: data.seed or training.seed"),
        ("(acc > 3", "a bracket is not closed"),
        ("acc > 3)", "')' has no place where it stands"),
        ("acc > 3 and", "a field or a word is missing"),
        ("acc > 3 or or x", "a field or a word is missing before 'or'"),
        ('name = "a', "a quotation mark is not closed"),
        ("acc ! 3 = 4", "'! 3 = 4' is no operator"),
        ("= 3", "a field or a word is missing"),
        ("(" * 60 + "acc > 3" + ")" * 60, "it has too many brackets within each other"),
        ("not " * 60 + "acc > 3", "it has too many brackets within each other"),
        ("acc > 3 " * 200, "it is too long"),
    ],
)
def test_a_wrong_expression_is_told_in_one_sentence(text, why):
    with pytest.raises(QannealError) as told:
        search.parsed(text)
    assert str(told.value).startswith(f"The search cannot be read: {why}")
    assert str(told.value).endswith("; write it as in 'acc > 94 and sampler = qpu', or put text in quotes.")


def test_a_search_without_operators_is_words():
    assert not search.is_expression("mnist (second try) and so on!")
    assert not search.is_expression('"acc > 3"')
    assert search.is_expression("acc>3")


def test_settings_are_known_by_their_last_part_where_that_is_unique():
    known = search.settings()
    assert known["reads"] == "sampler.reads"
    assert known["training.seed"] == "training.seed"
    assert "seed" not in known  # of data and of training
    assert "steps" not in known  # those recorded are a field


# An expression as a tree, and what a plain reading makes of it.
_OPS = {"=": operator.eq, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
_PLAIN = {
    "acc": lambda row: None if row["last"] is None else 100 * row["last"],
    "steps": lambda row: row["steps"],
    "reads": lambda row: row["reads"],
}
_comparisons = st.tuples(st.sampled_from([*_PLAIN]), st.sampled_from([*_OPS, "!="]), st.integers(-10, 1100))
_trees = st.recursive(
    _comparisons,
    lambda inner: st.one_of(
        st.tuples(st.just("not"), inner),
        st.tuples(st.sampled_from(["and", "or"]), inner, inner),
    ),
    max_leaves=8,
)


def written(tree):
    if tree[0] == "not":
        return f"not ({written(tree[1])})"
    if tree[0] in ("and", "or"):
        return f"({written(tree[1])}) {tree[0]} ({written(tree[2])})"
    return " ".join(map(str, tree))


def true_of(tree, row):
    if tree[0] == "not":
        return not true_of(tree[1], row)
    if tree[0] == "and":
        return true_of(tree[1], row) and true_of(tree[2], row)
    if tree[0] == "or":
        return true_of(tree[1], row) or true_of(tree[2], row)
    field, sign, value = tree
    have = _PLAIN[field](row)
    if sign == "!=":
        return have is None or have != value
    return have is not None and _OPS[sign](have, value)


@given(_trees)
def test_expressions_mean_what_they_say(db, tree):
    assert found(db, written(tree)) == [row["run"] for row in ROWS if true_of(tree, row)]


_PIECES = ["acc", "(", ")", "=", ">", "not", "and", "or", "reads", "3", '"', "~", "'", ";", "--"]


@given(st.text(max_size=60) | st.lists(st.sampled_from(_PIECES)).map(" ".join))
def test_whatever_is_typed_is_a_condition_or_one_sentence(db, text):
    try:
        numbers = found(db, text)
    except QannealError as error:
        numbers, told = [], str(error)
    else:
        told = ""
    assert set(numbers) <= {row["run"] for row in ROWS}
    assert told == "" or (told.startswith("The search cannot be read: ") and "\n" not in told)
