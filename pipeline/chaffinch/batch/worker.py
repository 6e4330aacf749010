"""A process that cleans: it is handed tasks, and tells at which page it is before it begins it.

Started by `workers` as `python -m chaffinch.batch.worker FD`, FD being its end of a pipe.
"""

import signal
import sys
from multiprocessing.connection import Connection

from chaffinch.batch.guard import Tell, limit_memory, out_of_memory
from chaffinch.errors import ChaffinchError, OutputError


def main() -> None:
    # Ctrl-C is for the program that started this one; when that ends, the pipe breaks.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    connection = Connection(int(sys.argv[1]))
    try:
        options, limits = connection.recv()
        cleaner = options.cleaner()
        limit_memory(limits)
        tell = Tell(connection, limits)
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
