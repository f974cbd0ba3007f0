"""A worker that speaks the protocol, and dies of some documents. For tests."""

import json
import os
import signal
import sys


def main() -> None:
    batch = "--batch" in sys.argv
    if "broken" in sys.argv:
        sys.exit("no model")
    print(json.dumps(greeting()), flush=True)
    for line in sys.stdin:
        document = json.loads(line)
        name = {"document": document["id"]}
        if document["text"] == "poison" or (document["text"] == "heavy" and not batch):
            os.kill(os.getpid(), signal.SIGKILL)
        if document["text"] == "torn":
            print(json.dumps({"table": "claims", **name, "index": 0, "row": {}}))
            print(
                json.dumps({"table": "end", **name, "counts": {"claims": 2}}),
                flush=True,
            )
            continue
        print(json.dumps({"table": "claims", **name, "index": 0, "row": {"v": 1}}))
        print(
            json.dumps({"table": "end", **name, "counts": {"claims": 1, "quotes": 0}}),
            flush=True,
        )


def greeting() -> dict:
    return {
        "table": "protocol",
        "protocol": 1,
        "version": "1",
        "config_hash": "abc",
        "tables": [{"name": "claims", "columns": ["v"]}],
    }


if __name__ == "__main__":
    main()
