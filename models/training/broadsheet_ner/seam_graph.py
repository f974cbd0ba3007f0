"""The seam model as an ONNX graph: a batch of ends and beginnings in, one vector for each out."""

import numpy as np
from onnx import TensorProto, helper

from .graph import OPSET, Graph
from .seam_model import BIGRAM, TRIGRAM, CausalConvolution, causal_bias

WINDOW = 64


class SeamGraph(Graph):
    def moved(self, x, rank, by, fill):
        """x moved to the right by each distance in `by`, the longest first, and x itself."""
        most = by[0]
        pads = [0, most] + [0] * (rank - 2) + [0] * rank
        padded = self.op("Pad", x, self.ints(*pads), fill)
        parts = []
        for distance in by:
            start, end = most - distance, -distance if distance else np.iinfo(np.int64).max
            parts.append(self.op("Slice", padded, self.ints(start), self.ints(end), self.ints(1)))
        return parts

    def causal_embedding(self, layer, turn):
        n = layer.config.buckets
        before2, before, here = self.moved("input_ids", 2, (2, 1, 0), self.scalar(0, np.int64))
        salt = self.op("Mul", turn, self.scalar(31337, np.int64))

        def hashed(parts, multipliers):
            total = salt
            for ids, m in zip(parts, multipliers):
                total = self.op("Add", total, self.op("Mul", ids, self.scalar(m, np.int64)))
            return self.op("Mod", total, self.scalar(n, np.int64))

        pair = self.lookup(layer.bigram, hashed((before, here), BIGRAM))
        triple = self.lookup(layer.trigram, hashed((before2, before, here), TRIGRAM))
        x = self.op("Concat", self.lookup(layer.char, "input_ids"), pair, triple, axis=-1)
        direction = self.op("Gather", self.const(layer.direction.weight.detach().numpy()), turn)
        return self.norm(self.op("Add", self.linear(x, layer.project), direction), layer.norm)

    def causal_convolution(self, block, x):
        h, pair = self.norm(x, block.norm), None
        if self.scales is not None:
            h, pair = self.quantised(h, block.inner)
        fill = pair[1] if pair else self.scalar(0.0)
        h = self.op("Concat", *self.moved(h, 3, (2 * block.dilation, block.dilation, 0), fill), axis=-1)
        if pair:
            h = self.op("DequantizeLinear", h, *pair)
        h = self.op("Relu", self.linear(h, block.inner, ready=True))
        return self.op("Add", x, self.linear(h, block.outer))

    def outputs(self, x):
        model = self.model
        mask = self.op("Cast", "attention_mask", to=TensorProto.FLOAT)
        lengths = self.op("ReduceSum", mask, self.ints(1), keepdims=1)
        weights = self.op("Unsqueeze", self.op("Div", mask, lengths), self.ints(1))
        mean = self.op("Squeeze", self.op("MatMul", weights, x), self.ints(1))
        # The last character alone, by the same kind of product: 1 where the mask ends, 0 elsewhere.
        after = self.op("Slice", self.op("Pad", mask, self.ints(0, 0, 0, 1), self.scalar(0.0)), self.ints(1), self.ints(np.iinfo(np.int64).max), self.ints(1))
        ends = self.op("Unsqueeze", self.op("Sub", mask, after), self.ints(1))
        last = self.op("Squeeze", self.op("MatMul", ends, x), self.ints(1))
        both = self.op("Concat", last, mean, axis=-1)
        topic = self.linear(mean, model.topic)
        topic = self.op("Div", topic, self.op("ReduceL2", topic, axes=[1], keepdims=1))
        scale = model.scale.detach().numpy()
        sides = []
        for side in (0, 1):
            # The scale of the products goes into the tails' vectors.
            s = (float(scale[0]), float(scale[1])) if side == 0 else (1.0, 1.0)
            rest, following = self.linear(last, model.rest[side], s[0]), self.linear(both, model.next[side], s[1])
            sides.append(self.op("Concat", rest, following, topic, self.linear(last, model.edge[side]), axis=-1))
        head = self.op("Equal", self.op("Slice", "token_type_ids", self.ints(0), self.ints(1), self.ints(1)), self.scalar(1, np.int64))
        return self.op("Where", head, sides[1], sides[0])

    def build(self):
        encoder, config = self.model.encoder, self.model.config
        turn = "token_type_ids"
        length = self.op("Slice", self.op("Shape", "input_ids"), self.ints(1), self.ints(2), self.ints(0))
        table = self.const(causal_bias(config, WINDOW).numpy()[None])
        ends = self.op("Concat", length, length, axis=0)
        bias = self.op("Slice", table, self.ints(0, 0), ends, self.ints(2, 3))
        x = self.causal_embedding(encoder.embedding, turn)
        for block in encoder.blocks:
            if isinstance(block, CausalConvolution):
                x = self.causal_convolution(block, x)
            else:
                x = self.attention(block, x, bias)
        self.nodes.append(helper.make_node("Identity", [self.outputs(self.norm(x, encoder.norm))], ["vectors"]))
        shape = ["batch_size", "sequence_length"]
        size = config.rest + config.next + config.topic + 1
        graph = helper.make_graph(
            self.nodes,
            "broadsheet-seam",
            [helper.make_tensor_value_info(n, TensorProto.INT64, shape) for n in ("input_ids", "attention_mask", "token_type_ids")],
            [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["batch_size", size])],
            list(self.constants.values()),
        )
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8, producer_name="broadsheet")
