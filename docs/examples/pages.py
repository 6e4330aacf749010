"""Pages as records: each file named becomes a line of JSON on standard output."""

import json
import sys
from pathlib import Path

for path in map(Path, sys.argv[1:]):
    print(json.dumps({"id": path.name, "text": path.read_bytes().decode()}))
