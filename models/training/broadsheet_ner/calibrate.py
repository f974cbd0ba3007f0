"""How far the inputs of linear layers reach over real text: int8 weights need to know."""

import numpy as np
import torch

KEPT = 40_000
# Share of the values at either end that may be cut: one outlier would cost all others their digits.
OUTLIERS = 2e-5


def input_ranges(model, batches, run):
    """(least, greatest) by layer name, zero among them; `run` puts one batch through the model."""
    seen, hooks = {}, []
    for name, module in model.named_modules():
        if isinstance(module, torch.nn.Linear):
            def note(_, inputs, name=name):
                flat = inputs[0].detach().flatten()
                seen.setdefault(name, []).append(flat[torch.randint(len(flat), (min(len(flat), KEPT),))])
            hooks.append(module.register_forward_pre_hook(note))
    model.eval()
    with torch.no_grad():
        for batch in batches:
            run(batch)
    for hook in hooks:
        hook.remove()
    return {name: range_of(torch.cat(parts).numpy()) for name, parts in seen.items()}


def range_of(values):
    values = np.sort(values)
    cut = max(1, int(len(values) * OUTLIERS))
    return min(0.0, float(values[cut])), max(0.0, float(values[-cut]))
