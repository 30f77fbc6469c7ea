"""The schema of the run library, one entry for each of its versions."""

# One entry per schema version; a later version appends an entry and changes none.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE runs (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            created REAL NOT NULL,
            updated REAL NOT NULL,
            state TEXT NOT NULL,
            message TEXT NOT NULL DEFAULT '',
            recording INTEGER NOT NULL DEFAULT 1,
            config TEXT NOT NULL,
            seeds TEXT NOT NULL,
            versions TEXT NOT NULL,
            steps INTEGER NOT NULL DEFAULT 0,
            last TEXT,
            best TEXT,
            seconds REAL NOT NULL DEFAULT 0,
            qpu_seconds REAL NOT NULL DEFAULT 0,
            submissions INTEGER NOT NULL DEFAULT 0
        )
        """,
        # The probabilities of every example lie in their own column behind the metrics: a page of
        # curves is read without them, however large the batch is.
        """
        CREATE TABLE steps (
            run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
            step INTEGER NOT NULL,
            metrics TEXT NOT NULL,
            samples TEXT,
            UNIQUE (run, step)
        )
        """,
    ),
    (
        # Without a reference to the run: what it spent stays spent when it is deleted.
        """
        CREATE TABLE submissions (
            number INTEGER PRIMARY KEY,
            run TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('qpu', 'simulated-qpu')),
            solver TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'intended'
                CHECK (state IN ('intended', 'sent', 'completed', 'void', 'unknown')),
            created REAL NOT NULL,
            sent REAL,
            completed REAL,
            qubits INTEGER NOT NULL,
            reads INTEGER NOT NULL,
            estimate_ns INTEGER NOT NULL CHECK (estimate_ns >= 0),
            billed_ns INTEGER CHECK (billed_ns >= 0),
            problem TEXT NOT NULL DEFAULT '',
            CHECK (state <> 'completed' OR billed_ns IS NOT NULL)
        )
        """,
        # Each of the first two holds all that its sums need.
        "CREATE INDEX submissions_by_run ON submissions (run, state, estimate_ns, billed_ns)",
        "CREATE INDEX submissions_by_time ON submissions (kind, created, state, estimate_ns, billed_ns)",
        "CREATE INDEX submissions_open ON submissions (run) WHERE state IN ('intended', 'sent')",
    ),
    (
        # What users say about their runs. `deleted` is the time at which a run was put into the bin.
        """
        CREATE TABLE annotations (
            run INTEGER PRIMARY KEY REFERENCES runs (number) ON DELETE CASCADE,
            tags TEXT NOT NULL DEFAULT '',
            notes TEXT NOT NULL DEFAULT '',
            starred INTEGER NOT NULL DEFAULT 0,
            archived INTEGER NOT NULL DEFAULT 0,
            deleted REAL
        )
        """,
        # What a table of runs sorts and searches, taken from the long rows of `runs` whenever they have
        # changed; as with the two tables below, losing it costs nothing but the time to fill it again.
        """
        CREATE TABLE listing (
            run INTEGER PRIMARY KEY REFERENCES runs (number) ON DELETE CASCADE,
            updated REAL NOT NULL,
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            created REAL NOT NULL,
            state TEXT NOT NULL,
            message TEXT NOT NULL,
            dataset TEXT NOT NULL,
            classes TEXT NOT NULL,
            method TEXT NOT NULL,
            sampler TEXT NOT NULL,
            steps INTEGER NOT NULL,
            last REAL,
            best REAL,
            seconds REAL NOT NULL,
            qpu_seconds REAL NOT NULL
        )
        """,
        "CREATE INDEX runs_by_update ON runs (updated)",
        # Single metrics of all steps, and small pictures of them; `stamp` tells of which state of the run.
        """
        CREATE TABLE series (
            run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
            key TEXT NOT NULL,
            stamp TEXT NOT NULL,
            points BLOB NOT NULL,
            PRIMARY KEY (run, key)
        )
        """,
        """
        CREATE TABLE thumbnails (
            run INTEGER PRIMARY KEY REFERENCES runs (number) ON DELETE CASCADE,
            stamp TEXT NOT NULL,
            points BLOB NOT NULL
        )
        """,
    ),
    (
        """
        CREATE TABLE trials (
            number INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            config TEXT NOT NULL,
            result TEXT NOT NULL,
            seconds REAL NOT NULL,
            finished REAL NOT NULL
        )
        """,
    ),
    (
        # What each step was learned from, in the parts in which it came (see `samples`).
        """
        CREATE TABLE samples (
            run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
            step INTEGER NOT NULL,
            part INTEGER NOT NULL,
            kind TEXT NOT NULL,
            counts BLOB NOT NULL,
            about TEXT NOT NULL,
            PRIMARY KEY (run, step, part)
        ) WITHOUT ROWID
        """,
        # When a run was resumed, and how many steps it had then.
        """
        CREATE TABLE resumptions (
            run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
            time REAL NOT NULL,
            step INTEGER NOT NULL
        )
        """,
        "CREATE INDEX resumptions_by_run ON resumptions (run, step)",
        # The step that a submission is for, and its fingerprint (`mark`), by which it is recognised;
        # without one its answer cannot be fetched later.
        "ALTER TABLE submissions ADD COLUMN step INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE submissions ADD COLUMN mark TEXT NOT NULL DEFAULT ''",
    ),
    (
        # By what a library is told from another one in its place; up to where `ledger.jsonl` was read.
        "CREATE TABLE library (id TEXT NOT NULL, ledger_read INTEGER NOT NULL DEFAULT 0)",
        "INSERT INTO library (id) VALUES (lower(hex(randomblob(16))))",
        # Runs whose files are to go: noted with the removal of their rows, and before an import writes files.
        "CREATE TABLE removals (run TEXT PRIMARY KEY)",
        # Under which name a submission stands in the second ledger, and at the solver.
        "ALTER TABLE submissions ADD COLUMN entry TEXT NOT NULL DEFAULT ''",
        "UPDATE submissions SET entry = CAST(number AS TEXT)",
        "CREATE UNIQUE INDEX submissions_by_entry ON submissions (run, entry)",
    ),
    (
        # What waits to be run, in the order of `position`. A number is never used again: scripts hold on to
        # it. `owner` is the process that is running the entry, `agreed` the user's word that it may cost QPU
        # time, and the estimates are those of the whole entry, from when it was added.
        """
        CREATE TABLE queue (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            position INTEGER NOT NULL,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            settings TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'waiting'
                CHECK (state IN ('waiting', 'running', 'done', 'failed', 'held')),
            message TEXT NOT NULL DEFAULT '',
            run TEXT NOT NULL DEFAULT '',
            owner TEXT NOT NULL DEFAULT '',
            billed INTEGER NOT NULL,
            agreed INTEGER NOT NULL DEFAULT 0,
            qpu_seconds REAL NOT NULL,
            seconds REAL NOT NULL
        )
        """,
        "CREATE TABLE queue_settings (paused INTEGER NOT NULL, stops_on_failure INTEGER NOT NULL)",
        "INSERT INTO queue_settings VALUES (0, 0)",
    ),
    ("ALTER TABLE queue ADD COLUMN notes TEXT NOT NULL DEFAULT ''",),
    # The fraction done of an experiment, once it was begun; of a run its steps tell.
    ("ALTER TABLE queue ADD COLUMN done REAL",),
    (
        # Every number of the steps once more, in blocks of consecutive steps that end with `last` (see
        # `columns`). Losing them costs nothing but the time to fill them again.
        "DROP TABLE series",
        """
        CREATE TABLE blocks (
            run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
            key TEXT NOT NULL,
            last INTEGER NOT NULL,
            points BLOB NOT NULL,
            PRIMARY KEY (run, key, last)
        )
        """,
    ),
)
VERSION = len(MIGRATIONS)
"""Version of the schema, as ``PRAGMA user_version`` holds it."""
