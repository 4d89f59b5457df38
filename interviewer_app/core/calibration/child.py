"""A computation in a process of its own: progress while it runs, gone at once when nobody wants it any more.

Neither threads nor Qt: whoever starts one asks `poll` now and then. The process is spawned, so a job is a function at
the top of a module, and what goes in and comes out can be pickled. Nothing but this program's own pipe is unpickled.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from interviewer_app.core.errors import BadInput, InterviewerError, MachineTrouble, Refused
from interviewer_app.core.texts import _

Report = Callable[[object], None]
Job = Callable[..., Any]
"""`job(report, *arguments) -> outcome`; `report(progress)` may be called as often as it likes."""

_GONE_S = 5.0  # a killed process is gone in milliseconds; this is only so that nothing waits for ever
# Of matrix products: a second thread gains little here, and costs threefold where others want the cores.
_THREADS = "1"
_THREAD_SETTINGS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


@dataclass(frozen=True, slots=True)
class Reported:
    """The job told how far it is; only the newest word since the last poll is kept."""

    progress: object


@dataclass(frozen=True, slots=True)
class Done:
    """The job's outcome. The process has ended."""

    outcome: Any


@dataclass(frozen=True, slots=True)
class Failed:
    """The world's fault, ready to be shown. The process has ended."""

    error: InterviewerError


@dataclass(frozen=True, slots=True)
class _Ready:
    """The process runs and takes its job."""


class Child:
    """One job in one process. `start`, then `poll` until Done or Failed, or `cancel` at any time."""

    def __init__(self, job: Job, *arguments: Any) -> None:
        self._payload: tuple[Job, tuple[Any, ...]] | None = (job, arguments)
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None
        self._end: Done | Failed | None = None

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process is not None else None

    @property
    def running(self) -> bool:
        return self._process is not None

    def start(self) -> None:
        """Start the process; returns at once, the job itself is handed over by the first polls."""
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        # Daemonic: a program that ends takes it along.
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        try:
            self._process.start()
        except OSError as error:
            self._process = None
            self._pipe.close()
            raise MachineTrouble(
                _("the computation could not be started ({why}); close other programs and try again.").format(
                    why=error.strerror or error
                )
            ) from error
        finally:
            theirs.close()  # with its own end closed here, a dead child is seen as the end of the pipe

    def poll(self, wait_s: float = 0.0) -> Reported | Done | Failed | None:
        """What is new: the newest progress, the end, or None. Waits up to `wait_s` for the first word.

        raises: RuntimeError if the job itself is at fault; its traceback went to stderr
        """
        newest: Reported | None = None
        while self._pipe is not None and self._pipe.poll(0.0 if newest else wait_s):
            try:
                word = self._pipe.recv()
            except (EOFError, OSError):
                return self._broken_off()
            if isinstance(word, _Ready):
                self._hand_over()
            elif isinstance(word, Reported):
                newest = word
            else:  # Done or Failed, told after the progress that came before it
                self._close()
                self._end = word
        if newest is not None:
            return newest
        end, self._end = self._end, None
        return end

    def cancel(self) -> None:
        """End the process, whatever it does; when this returns it is gone. Nothing happens if it has ended."""
        self._end = None
        if self._process is not None:
            self._process.kill()
            self._close()

    def _hand_over(self) -> None:
        payload, self._payload = self._payload, None
        if self._pipe is not None and payload is not None:
            try:
                self._pipe.send_bytes(pickle.dumps(payload, pickle.HIGHEST_PROTOCOL))
            except OSError:
                return  # it died over it: the next poll finds the end of the pipe and says so

    def _broken_off(self) -> Failed:
        code = self._close()
        if code == 1:  # an exception nobody foresaw: ours
            raise RuntimeError("the computation ended with an error of its own; its traceback is on stderr")
        return Failed(MachineTrouble(_ended_words()))

    def _close(self) -> int | None:
        process, self._process = self._process, None
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None
        if process is None:
            return None
        process.join(_GONE_S)
        code = process.exitcode
        if code is None:  # it said goodbye and hangs on its way out
            process.kill()
            process.join(_GONE_S)
            return None
        process.close()
        return code


def _ended_words() -> str:
    return _(
        "the system ended the computation, most often for lack of memory; close other programs, or bring fewer ratings."
    )


def _serve(pipe: Connection) -> None:
    """In the child: take the job, do it, say how it went."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl C is for the program that started us, which ends us
    for name in _THREAD_SETTINGS:
        os.environ[name] = _THREADS  # before the job's modules, and numpy with them, are imported
    try:
        pipe.send(_Ready())
        job, arguments = pickle.loads(pipe.recv_bytes())
        pipe.send(_outcome(job, arguments, pipe))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # nobody listens any more


def _outcome(job: Job, arguments: tuple[Any, ...], pipe: Connection) -> Done | Failed:
    try:
        return Done(job(lambda progress: pipe.send(Reported(progress)), *arguments))
    except InterviewerError as error:
        return Failed(_plain(error))
    except MemoryError:
        return Failed(
            MachineTrouble(_("there is not enough memory for this; close other programs, or bring fewer ratings."))
        )


def _plain(error: InterviewerError) -> InterviewerError:
    """The error with its sentence alone: what else a kind of error carries need not survive the pipe."""
    kind = next((kind for kind in (Refused, BadInput, MachineTrouble) if isinstance(error, kind)), InterviewerError)
    return kind(str(error))
