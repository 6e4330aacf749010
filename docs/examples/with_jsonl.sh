#!/bin/sh
# Chaffinch in a shell pipe: with_jsonl.sh FILE… > cleaned.jsonl
set -eu
python3 "$(dirname "$0")/pages.py" "$@" | chaffinch clean --jsonl
