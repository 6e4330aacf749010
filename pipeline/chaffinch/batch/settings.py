"""All that decides what a batch writes, in a form that can be sent to another process."""

import json
from dataclasses import asdict, dataclass, field
from hashlib import sha256

from chaffinch import version
from chaffinch.batch.budget import Budget
from chaffinch.batch.record import Fields
from chaffinch.batch.records.base import Shard
from chaffinch.options import Options
from chaffinch.report import Detail

MB = 1024 * 1024
MOST = 16 * MB  # bytes of the largest page: some ten seconds of work


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page may take: seconds of processor time, and megabytes of memory."""

    seconds: float = 60.0
    megabytes: int = 2048


@dataclass(frozen=True, slots=True)
class Settings:
    """`most` is the size of the largest page, in bytes; `to` the format written, `same` as read.

    `rules` is the digest of the rules that run; `force` does again what is done.  `children` is
    the folder that articles split off pages are written to; those of records are in their record.
    """

    out: str
    options: Options = field(default_factory=Options)
    detail: Detail = "full"
    fields: Fields = field(default_factory=Fields)
    to: str = "same"
    budget: Budget = field(default_factory=Budget)
    most: int = MOST
    limits: Limits = Limits()
    rules: str = ""
    force: bool = False
    children: str = ""

    def signature(self, shard: Shard) -> str:
        """A digest of all that decides the bytes written for a shard.

        The limits are not in it: they change nothing for pages that keep within them.
        """
        said = {
            "version": version.__version__,
            "rules": self.rules,
            "options": asdict(self.options),
            "detail": self.detail,
            "fields": asdict(self.fields),
            "to": self.to,
            "budget": asdict(self.budget),
            "most": self.most,
            "shard": [shard.name, shard.kind, shard.compression, shard.size, shard.mark],
        }
        return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
