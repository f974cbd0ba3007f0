"""python -m broadsheet_ner STAGE --data ../shared/data --out WORK [--minutes N] [--init CHECKPOINT] [--text FILE] [--model FOLDER]"""

import argparse
import os
import sys
from pathlib import Path

from .config import Run


# glibc gives large blocks back to the system at once, and a training step asks for them again: page faults were five
# sixths of its time. Read when a process starts, so the process starts itself again.
KEEP_MEMORY = {"MALLOC_MMAP_THRESHOLD_": "8589934592", "MALLOC_TRIM_THRESHOLD_": "17179869184", "MALLOC_TOP_PAD_": "268435456"}


def keep_memory():
    if any(os.environ.get(name) != value for name, value in KEEP_MEMORY.items()):
        os.execve(sys.executable, [sys.executable, "-m", "broadsheet_ner", *sys.argv[1:]], {**os.environ, **KEEP_MEMORY})


def main():
    keep_memory()
    parser = argparse.ArgumentParser(prog="broadsheet_ner", description=__doc__)
    parser.add_argument("stage", choices=("vocab", "pretrain", "train", "export", "all", "seam", "seam-export"))
    parser.add_argument("--data", type=Path, required=True, help="folder that holds ner/ and news/")
    parser.add_argument("--out", type=Path, required=True, help="work folder for vocabulary and checkpoints")
    parser.add_argument("--model", type=Path, help="model folder to write (export)")
    parser.add_argument("--text", type=Path, help="folded news, as fold-news.ts writes it (seam stages)")
    parser.add_argument("--minutes", type=float, default=0)
    parser.add_argument("--init", default="")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    run = Run(data=args.data, out=args.out, minutes=args.minutes, init=args.init, threads=args.threads)
    run.out.mkdir(parents=True, exist_ok=True)
    if args.stage == "vocab":
        from .vocab import load

        load(run)
    if args.stage in ("pretrain", "all"):
        from .pretrain import run_pretraining

        run_pretraining(run)
    if args.stage in ("train", "all"):
        from .train import run_training

        if args.stage == "all":
            run.init = str(run.out / "encoder.pt")
        run_training(run)
    if args.stage == "seam":
        from .seam import run_seam

        run_seam(run, args.text)
    if args.stage == "seam-export":
        from .seam_export import run_seam_export

        run_seam_export(run, args.text, args.model)
    if args.stage in ("export", "all"):
        from .export import run_export

        run_export(run, args.model)


if __name__ == "__main__":
    main()
