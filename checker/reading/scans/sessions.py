"""The models of RapidOCR, which come in its wheel, opened for ONNX Runtime. The package itself is not run: it takes a
second of the processor to load.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

import onnxruntime

_PACKAGE = "rapidocr"


def session(model: str, threads: int) -> onnxruntime.InferenceSession:
    """A model of that file name on so many cores. Raises ModuleNotFoundError where the package is not there."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    options.enable_mem_pattern = False
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    place = importlib.util.find_spec(_PACKAGE)
    if place is None or place.origin is None:
        raise ModuleNotFoundError(_PACKAGE)
    path = Path(place.origin).parent / "models" / model
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
