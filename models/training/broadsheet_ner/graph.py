"""Writes the tagger as an ONNX graph, in fp32 or with int8 weights and fixed activation scales.

The graph is built by hand: the n-gram hashes, the fused convolutions and the fixed scales all stay under control, and with
fixed scales (unlike dynamic quantisation) a text's scores do not depend on what else is in its batch.
"""

import numpy as np
from onnx import TensorProto, helper, numpy_helper

from .model import BIGRAM_HASHES, TRIGRAM_HASHES, Convolution

OPSET = 17


class Graph:
    def __init__(self, model, scales=None):
        self.model, self.scales = model, scales
        self.nodes, self.constants, self.names = [], {}, {id(m): n for n, m in model.named_modules()}

    def const(self, value, name=None):
        name = name or f"c{len(self.constants)}"
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def op(self, kind, *inputs, **attributes):
        out = f"{kind.lower()}{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [out], **attributes))
        return out

    def ints(self, *values):
        return self.const(np.array(values, dtype=np.int64))

    def scalar(self, value, dtype=np.float32):
        return self.const(np.array(value, dtype=dtype))

    def neighbours(self, x, rank, distance, fill):
        """x moved right, x, x moved left by distance; what moves in is fill."""
        pads = [0, distance] + [0] * (rank - 2)
        padded = self.op("Pad", x, self.ints(*pads, *pads), fill)
        ends = ((0, -2 * distance), (distance, -distance), (2 * distance, np.iinfo(np.int64).max))
        return [self.op("Slice", padded, self.ints(a), self.ints(b), self.ints(1)) for a, b in ends]

    def quantised(self, x, linear):
        """x as uint8 under the fixed scale of that layer's input, with what undoes it."""
        low, high = self.scales[self.names[id(linear)]]
        scale = max(high - low, 1e-6) / 255
        zero = int(np.clip(round(-low / scale), 0, 255))
        pair = self.scalar(scale), self.scalar(zero, np.uint8)
        return self.op("QuantizeLinear", x, *pair), pair

    def weights(self, matrix):
        """[in, out] weights, int8 per output channel. Seven bits: older processors saturate with eight."""
        if self.scales is None:
            return self.const(matrix.astype(np.float32))
        scale = np.maximum(np.abs(matrix).max(0), 1e-8) / 63
        whole = self.const(np.round(matrix / scale).astype(np.int8))
        zeros = np.zeros(len(scale), dtype=np.int8)
        return self.op("DequantizeLinear", whole, self.const(scale.astype(np.float32)), self.const(zeros), axis=1)

    def linear(self, x, linear, scale=None, ready=False):
        """linear(x); with ready, x is already in the form that quantised() left it in, dequantised."""
        matrix, bias = linear.weight.detach().numpy().T.copy(), linear.bias.detach().numpy().copy()
        if scale is not None:
            matrix, bias = matrix * scale, bias * scale
        if self.scales is not None and not ready:
            x, pair = self.quantised(x, linear)
            x = self.op("DequantizeLinear", x, *pair)
        return self.op("Add", self.op("MatMul", x, self.weights(matrix)), self.const(bias))

    def norm(self, x, norm):
        weight, bias = norm.weight.detach().numpy(), norm.bias.detach().numpy()
        return self.op("LayerNormalization", x, self.const(weight), self.const(bias), axis=-1, epsilon=norm.eps)

    def lookup(self, table, ids):
        values = table.weight.detach().numpy()
        if self.scales is None:
            return self.op("Gather", self.const(values), ids)
        scale = np.maximum(np.abs(values).max(0), 1e-8) / 127
        rows = self.op("Gather", self.const(np.round(values / scale).astype(np.int8)), ids)
        return self.op("Mul", self.op("Cast", rows, to=TensorProto.FLOAT), self.const(scale.astype(np.float32)))

    def hashed(self, shifted, multipliers, buckets):
        terms = [self.op("Mul", ids, self.scalar(m, np.int64)) for ids, m in zip(shifted, multipliers)]
        total = terms[0]
        for term in terms[1:]:
            total = self.op("Add", total, term)
        return self.op("Mod", total, self.scalar(buckets, np.int64))

    def embedding(self, layer, mask):
        before, here, after = self.neighbours("input_ids", 2, 1, self.scalar(0, np.int64))
        n = layer.config.buckets
        left = [self.lookup(t, self.hashed((before, here), m, n)) for t, m in zip(layer.bigram, BIGRAM_HASHES)]
        around = [self.lookup(t, self.hashed((before, here, after), m, n)) for t, m in zip(layer.trigram, TRIGRAM_HASHES)]
        left = self.op("Mul", self.op("Concat", *left, axis=-1), mask)
        right = self.neighbours(left, 3, 1, self.scalar(0.0))[2]
        x = self.op("Concat", self.lookup(layer.char, "input_ids"), left, right, *around, axis=-1)
        return self.norm(self.linear(x, layer.project), layer.norm)

    def convolution(self, block, x, mask):
        h = self.op("Mul", self.norm(x, block.norm), mask)
        fill, pair = self.scalar(0.0), None
        if self.scales is not None:  # quantise before the copies: a quarter of the memory traffic
            h, pair = self.quantised(h, block.inner)
            fill = pair[1]
        h = self.op("Concat", *self.neighbours(h, 3, block.dilation, fill), axis=-1)
        if pair:
            h = self.op("DequantizeLinear", h, *pair)
        h = self.op("Relu", self.linear(h, block.inner, ready=True))
        return self.op("Add", x, self.linear(h, block.outer))

    def attention(self, block, x, bias):
        width, heads = block.out.weight.shape[0], block.heads
        each = width // heads
        scale = np.ones(3 * width, dtype=np.float32)
        scale[:width] = each**-0.5
        qkv = self.linear(self.norm(x, block.norm), block.qkv, scale)
        qkv = self.op("Reshape", qkv, self.ints(0, 0, 3 * heads, each))
        qkv = self.op("Transpose", qkv, perm=[0, 2, 1, 3])
        q, k, v = (
            self.op("Slice", qkv, self.ints(i * heads), self.ints((i + 1) * heads), self.ints(1)) for i in range(3)
        )
        weights = self.op("MatMul", q, self.op("Transpose", k, perm=[0, 1, 3, 2]))
        weights = self.op("Softmax", self.op("Add", weights, bias), axis=-1)
        mixed = self.op("Transpose", self.op("MatMul", weights, v), perm=[0, 2, 1, 3])
        return self.op("Add", x, self.linear(self.op("Reshape", mixed, self.ints(0, 0, width)), block.out))

    def build(self):
        encoder = self.model.encoder
        real = self.op("Cast", "attention_mask", to=TensorProto.FLOAT)
        mask = self.op("Unsqueeze", real, self.ints(2))
        hidden = self.op("Mul", self.op("Sub", self.scalar(1.0), real), self.scalar(-1e4))
        bias = self.op("Unsqueeze", hidden, self.ints(1, 2))
        x = self.embedding(encoder.embedding, mask)
        for block in encoder.blocks:
            x = self.convolution(block, x, mask) if isinstance(block, Convolution) else self.attention(block, x, bias)
        logits = self.linear(self.norm(x, encoder.norm), self.model.classify)
        self.nodes.append(helper.make_node("Identity", [logits], ["logits"]))
        shape = ["batch_size", "sequence_length"]
        graph = helper.make_graph(
            self.nodes,
            "broadsheet-ner",
            [helper.make_tensor_value_info(n, TensorProto.INT64, shape) for n in ("input_ids", "attention_mask", "token_type_ids")],
            [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [*shape, self.model.classify.out_features])],
            list(self.constants.values()),
        )
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8, producer_name="broadsheet")
