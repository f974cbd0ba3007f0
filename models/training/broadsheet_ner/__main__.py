"""python -m broadsheet_ner STAGE --data ../shared/data --out WORK [--minutes N] [--init CHECKPOINT] [--model FOLDER]"""

import argparse
from pathlib import Path

from .config import Run


def main():
    parser = argparse.ArgumentParser(prog="broadsheet_ner", description=__doc__)
    parser.add_argument("stage", choices=("vocab", "pretrain", "train", "export", "all"))
    parser.add_argument("--data", type=Path, required=True, help="folder that holds ner/ and news/")
    parser.add_argument("--out", type=Path, required=True, help="work folder for vocabulary and checkpoints")
    parser.add_argument("--model", type=Path, help="model folder to write (export)")
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
    if args.stage in ("export", "all"):
        from .export import run_export

        run_export(run, args.model)


if __name__ == "__main__":
    main()
