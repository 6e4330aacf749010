"""Chaffinch over a data set of Hugging Face: with_datasets.py FILE… OUT.

Writes the cleaned pages to the Parquet file OUT.
"""

import sys
from pathlib import Path

from datasets import Dataset

from chaffinch.adapters.datasets import Chaffinch

if __name__ == "__main__":
    *names, out = sys.argv[1:]
    pages = [{"id": Path(name).name, "text": Path(name).read_bytes().decode()} for name in names]
    rows = Dataset.from_list(pages)
    rows.map(Chaffinch(profile="rag"), num_proc=2).to_parquet(out)
