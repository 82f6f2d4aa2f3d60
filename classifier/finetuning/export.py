"""From a fine-tuned network to the file that the program runs: ONNX, fused, int8."""

import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer

from classifier.finetuning.network import Pooled

_OPSET = 17


def export_encoder(encoder: Pooled, out: Path) -> None:
    """Write an encoder as a quantized ONNX file.

    Args:
        encoder: The fine-tuned encoder, without its heads.
        out: The file to write; about 23 MB.
    """
    encoder.eval()
    ids = torch.ones(2, 8, dtype=torch.long)
    with tempfile.TemporaryDirectory() as folder:
        plain, fused = Path(folder) / "plain.onnx", Path(folder) / "fused.onnx"
        torch.onnx.export(
            encoder,
            (ids, torch.ones_like(ids)),
            str(plain),
            input_names=["input_ids", "attention_mask"],
            output_names=["rows"],
            dynamic_axes={"input_ids": {0: "n", 1: "t"}, "attention_mask": {0: "n", 1: "t"}, "rows": {0: "n"}},
            opset_version=_OPSET,
            dynamo=False,
        )
        config = encoder.transformer.config
        model = optimizer.optimize_model(
            str(plain), model_type="bert", num_heads=config.num_attention_heads, hidden_size=config.hidden_size
        )
        model.save_model_to_file(str(fused))
        quantize_dynamic(
            str(fused),
            str(out),
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,  # without it, processors that lack VNNI overflow
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},  # of the fused nodes, unknown to ONNX itself
        )
