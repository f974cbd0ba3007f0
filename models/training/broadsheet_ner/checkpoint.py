"""Resumable checkpoints: written aside, then renamed."""

import os

import torch


def save(path, **parts):
    data = {k: v.state_dict() if hasattr(v, "state_dict") else v for k, v in parts.items()}
    if "model" in parts:
        data["encoder"] = parts["model"].encoder.state_dict()
    torch.save(data, f"{path}.part")
    os.replace(f"{path}.part", path)


def resume(path, **parts):
    """Fills the parts given from the checkpoint, if there is one, and returns the rest of it."""
    if not path.exists():
        return {}
    data = torch.load(path, weights_only=True)
    for name, part in parts.items():
        part.load_state_dict(data[name])
    print(f"resumed {path} at step {data.get('step')}")
    return data
