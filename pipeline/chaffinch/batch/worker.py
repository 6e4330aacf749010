"""A process that cleans: it is handed tasks, and tells at which page it is before it begins it.

Started by `workers` as `python -m chaffinch.batch.worker PIPE NOTE`, the numbers of open files:
its end of a pipe, and where it notes its page.
"""

import gc
import signal
import sys
from multiprocessing.connection import Connection

from chaffinch.batch.watch import Note, Tell, limit_memory, out_of_memory
from chaffinch.errors import ChaffinchError, OutputError


def main() -> None:
    # Ctrl-C is for the program that started this one; when that ends, the pipe breaks.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    pipe, note = map(int, sys.argv[1:])
    connection = Connection(pipe)
    try:
        options, limits = connection.recv()
        cleaner = options.cleaner()
        gc.freeze()  # rules stay for good: nobody need look for garbage among them
        limit_memory(limits)
        tell = Tell(connection, Note(note), limits)
        while True:
            task = connection.recv()
            _do(task, cleaner, tell, connection)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    except MemoryError:
        out_of_memory()


def _do(task: object, cleaner: object, tell: Tell, connection: Connection) -> None:
    try:
        task.run(cleaner, tell)  # type: ignore[attr-defined]
        tell.rest()
    except OutputError as error:
        tell.rest()
        connection.send(("stop", str(error)))
    except (MemoryError, EOFError, BrokenPipeError, ConnectionResetError):
        raise
    except Exception as error:  # noqa: BLE001  # a fault of ours beside any page: the task fails
        tell.rest()
        kind = "" if isinstance(error, ChaffinchError) else f"{type(error).__name__}: "
        connection.send(("failed", f"{kind}{error}"))
    else:
        connection.send(("done",))


if __name__ == "__main__":
    main()
