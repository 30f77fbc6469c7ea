"""Python processes that have the slow imports behind them: they start in hundredths of a second, not in one.

`Popen` and `run` are those of `subprocess` for ``[sys.executable, "-m" or "-c", …]``. A process with the
modules of the terminal in memory is forked instead of a new interpreter started; all else is as it would be:
a process of its own with its own pid, streams, folder, environment, signals and end. What a test says about
the start itself, about imports, or about variables that Python reads at its start needs the real thing.
"""

import array
import atexit
import gc
import importlib
import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
import types
import warnings

_DIGITS = 20
"""Of every number that is told: a process may have ended before its pid is read, and both are in the pipe."""
_LARGEST_REQUEST = 1 << 17
_MODULES = (
    "qanneal_gui.cli",
    "qanneal_gui.training.session",
    "dwave.cloud.client.qpu",
    "dwave.system.samplers.dwave_sampler",
    "safetensors.numpy",
)
_TOPOLOGY = "pegasus:16"

_nurseries: dict[int, tuple[subprocess.Popen, socket.socket]] = {}


def _nursery() -> socket.socket:
    """Return the way to this process's nursery, which starts at its first request."""
    if os.getpid() not in _nurseries:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            environment = {k: v for k, v in os.environ.items() if not k.startswith(("QANNEAL_", "DWAVE_"))}
            process = subprocess.Popen(
                [sys.executable, __file__, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                start_new_session=True,
                env=environment,
            )
        _nurseries[os.getpid()] = process, ours
        atexit.register(_close)
    return _nurseries[os.getpid()][1]


def _close() -> None:
    if os.getpid() in _nurseries:
        process, way = _nurseries.pop(os.getpid())
        way.close()
        process.wait()


class _Popen(subprocess.Popen):
    """A process of the nursery; only how it begins, and how its end is learnt, are other than usual."""

    def __init__(self, args, *, start_new_session=False, **options):
        self._session, self._end = start_new_session, -1
        super().__init__(args, start_new_session=start_new_session, **options)

    def _execute_child(  # of `subprocess`: the same arguments since Python 3.8, and some more at the end
        self, args, executable, preexec_fn, close_fds, pass_fds, cwd, env, startupinfo, creationflags, shell,
        p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite, *_,
    ):  # fmt: skip
        args = [os.fspath(part) for part in args]
        if args[0] != sys.executable or args[1] not in ("-m", "-c"):
            raise ValueError(f"{args[:2]} is no Python module or program: use subprocess")
        request = {
            "args": args[1:],
            "folder": os.fspath(cwd or os.getcwd()),
            "environment": dict(os.environ if env is None else env),
            "session": self._session,
        }
        self._end, told = os.pipe()
        chosen = (p2cread, c2pwrite, errwrite)
        streams = [given if given >= 0 else usual for usual, given in enumerate(chosen)]
        socket.send_fds(_nursery(), [json.dumps(request).encode()], [*streams, told])
        os.close(told)
        self._close_pipe_fds(p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite)
        self.pid = int(os.read(self._end, _DIGITS))
        self._child_created = True

    def _try_wait(self, wait_flags):
        if wait_flags & os.WNOHANG and not select.select([self._end], [], [], 0)[0]:
            return 0, 0
        status = os.read(self._end, _DIGITS)
        os.close(self._end)
        return self.pid, int(status)

    def _internal_poll(self, *_, **__):
        if self.returncode is None and self._waitpid_lock.acquire(blocking=False):
            try:
                pid, status = self._try_wait(os.WNOHANG) if self.returncode is None else (0, 0)
                if pid:
                    self._handle_exitstatus(status)
            finally:
                self._waitpid_lock.release()
        return self.returncode


Popen = _Popen if sys.platform == "linux" else subprocess.Popen


def run(args, *, capture_output=False, timeout=None, check=False, **options):
    """Run a process to its end, as `subprocess.run` does."""
    if capture_output:
        options |= {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with Popen(args, **options) as process:
        try:
            out, err = process.communicate(timeout=timeout)
        except BaseException:
            process.kill()
            raise
    ended = subprocess.CompletedProcess(args, process.returncode, out, err)
    if check:
        ended.check_returncode()
    return ended


def _serve(way: socket.socket) -> dict:
    """Fork a process for each request; returns the request in the new process."""
    while True:
        message, ancillary, _, _ = way.recvmsg(_LARGEST_REQUEST, socket.CMSG_SPACE(16 * 4))
        if not message:
            os._exit(0)
        fds = array.array("i")
        for _, _, content in ancillary:
            fds.frombytes(content)
        if not os.fork():
            break
        for fd in fds:
            os.close(fd)
        while _reaped():
            pass
    # This process waits for the new one, and tells how it ended.
    way.close()
    *streams, told = fds
    pid = os.fork()
    if not pid:
        os.close(told)
        for number, fd in enumerate(streams):
            os.dup2(fd, number)
            os.close(fd)
        return json.loads(message)
    for fd in (*streams, 0, 1, 2):
        os.close(fd)
    os.write(told, b"%*d" % (_DIGITS, pid))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.write(told, b"%*d" % (_DIGITS, os.waitpid(pid, 0)[1]))
    os._exit(0)


def _reaped() -> bool:
    try:
        return os.waitpid(-1, os.WNOHANG)[0] > 0
    except ChildProcessError:
        return False


def _become(request: dict) -> None:
    """Do what an interpreter with these arguments would do."""
    if request["session"]:
        os.setsid()
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    sys.__stdin__ = sys.stdin = open(0, closefd=False)  # noqa: SIM115
    sys.__stdout__ = sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115
    told = open(2, "w", buffering=1, errors="backslashreplace", closefd=False)  # noqa: SIM115
    sys.__stderr__ = sys.stderr = told
    sys.path[1:1] = filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))
    kind, what, *rest = request["args"]
    sys.argv = [kind, *rest]
    if kind == "-m":
        sys.path[0] = os.getcwd()
        runpy.run_module(what, run_name="__main__", alter_sys=True)
    else:
        sys.path[0] = ""
        sys.modules["__main__"] = main = types.ModuleType("__main__")
        exec(compile(what, "<string>", "exec"), main.__dict__)


if __name__ == "__main__":
    sys.path[0] = os.getcwd()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        for name in _MODULES:
            importlib.import_module(name)
    importlib.import_module("qanneal_gui.annealing.embedding.topology").load_topology(_TOPOLOGY)
    gc.collect()
    gc.freeze()
    _become(_serve(socket.socket(fileno=int(sys.argv[1]))))
