"""Chaffinch in a datatrove pipeline: with_datatrove.py IN OUT.

IN is a folder of JSONL files.  OUT gets the cleaned records, and the logs of datatrove.
"""

import sys

from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.filters import LambdaFilter
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter

from chaffinch.adapters.datatrove import Chaffinch


def is_clean(document):
    return "error" not in document.metadata["chaffinch"]


if __name__ == "__main__":
    source, out = sys.argv[1:]
    steps = [
        JsonlReader(source),
        Chaffinch(profile="pretrain"),
        LambdaFilter(is_clean, exclusion_writer=JsonlWriter(f"{out}/failed", compression=None)),
        JsonlWriter(f"{out}/cleaned", compression=None),
    ]
    LocalPipelineExecutor(steps, tasks=2, workers=2, logging_dir=f"{out}/logs").run()
