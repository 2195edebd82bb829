"""The models of RapidOCR, which come in its wheel, opened for ONNX Runtime. The package itself is not run: it takes a
second of the processor to load.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

import onnxruntime

_PACKAGE = "rapidocr"


def model(name: str) -> bytes:
    """The model of that file name. Raises ModuleNotFoundError where the package is not there."""
    place = importlib.util.find_spec(_PACKAGE)
    if place is None or place.origin is None:
        raise ModuleNotFoundError(_PACKAGE)
    return (Path(place.origin).parent / "models" / name).read_bytes()


def session(model: bytes, threads: int) -> onnxruntime.InferenceSession:
    """A model on so many cores."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    options.enable_mem_pattern = False
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
