"""Processes of which a test reads some lines, and then the rest."""

from concurrent.futures import ThreadPoolExecutor


def remaining(process, timeout):
    """Return what a process still says, stdout and stderr, and wait for its end.

    `Popen.communicate` would lose what was read ahead of the lines that were taken so far.
    """
    streams = process.stdout, process.stderr
    with ThreadPoolExecutor(len(streams)) as pool:
        reading = [pool.submit(stream.read) if stream else None for stream in streams]
        try:
            said = tuple(one.result(timeout) if one else None for one in reading)
            process.wait(timeout)
        except BaseException:
            process.kill()
            raise
    for stream in streams:
        if stream:
            stream.close()
    return said
