"""Vectors of sentences by WordLlama: static vectors of word pieces, averaged; the weights are in its wheel.

Importing this raises ``ImportError`` where it is not installed (`make eval-tools`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import wordllama
from numpy.typing import NDArray


@cache
def _model() -> Any:
    return wordllama.WordLlama.load(cache_dir=Path(wordllama.__file__).parent, disable_download=True)


def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """A row of length 1 for each text."""
    found: NDArray[np.float32] = _model().embed(list(texts), norm=True)
    return found
