# Read by others: the day of all that is made of this source, so that the same source makes the same bytes. It is that of the
# last commit; of an unpacked sdist, that of its own files.
: "${SOURCE_DATE_EPOCH:=$(git log -1 --format=%ct 2>/dev/null || date -r pyproject.toml +%s)}"
export SOURCE_DATE_EPOCH
umask 022
