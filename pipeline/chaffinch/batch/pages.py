"""Some pages of a folder, which a worker cleans one by one."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from chaffinch.batch import page
from chaffinch.batch.page import Job
from chaffinch.batch.settings import Settings
from chaffinch.cleaner import Cleaner

if TYPE_CHECKING:
    from chaffinch.batch.watch import Death, Tell

AT_ONCE = 16  # pages of a task


@dataclass(frozen=True, slots=True)
class PagesTask:
    """Clean these pages, from the one numbered `next` on.  Those in `dead` are set apart."""

    settings: Settings
    jobs: tuple[Job, ...]
    next: int = 0
    dead: "tuple[Death, ...]" = ()

    @property
    def name(self) -> str:
        return self.jobs[0].name

    def without(self, death: "Death") -> "PagesTask":
        return replace(self, dead=(*self.dead, death))

    def past(self, _result: object) -> "PagesTask":
        return replace(self, next=self.next + 1)

    def run(self, cleaner: Cleaner, tell: "Tell") -> None:
        for number in range(self.next, len(self.jobs)):
            job = self.jobs[number]
            tell.page(number, job.name)
            dead = next((death for death in self.dead if death.number == number), None)
            if dead:
                done = page.set_apart(job, dead.unfit())
            else:
                done = page.clean(cleaner, job, self.settings)
            tell.result(done)


def tasks(settings: Settings, jobs: list[Job]) -> list[PagesTask]:
    """The pages in portions."""
    return [
        PagesTask(settings, tuple(jobs[at : at + AT_ONCE])) for at in range(0, len(jobs), AT_ONCE)
    ]
