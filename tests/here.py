"""An engine of batches for tests."""

from collections import deque

from chaffinch.batch.workers import Event
from chaffinch.errors import ChaffinchError


class Here:
    """An engine that does its tasks in this process, without guards."""

    def __init__(self, cleaner):
        self.cleaner, self.tasks, self.events = cleaner, deque(), []

    def run(self):
        while self.tasks:
            task, self.events = self.tasks.popleft(), []
            try:
                task.run(self.cleaner, self)
                self.events.append(("done", None))
            except ChaffinchError as error:
                self.events.append(("failed", str(error)))
            yield from [Event(kind, task, told) for kind, told in self.events]

    def close(self):
        pass

    def page(self, number, name=""):
        pass

    def rest(self):
        pass

    def count(self, part, done):
        self.events.append(("count", (part, done)))

    def result(self, done):
        self.events.append(("result", done))
