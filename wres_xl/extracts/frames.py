"""Tidy tables as pandas frames."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wres_xl.extracts.tables import COLUMNS, Kind

Values = NDArray[np.generic] | Sequence[object]


def frame(kind: Kind, columns: Mapping[str, Values]) -> pd.DataFrame:
    """A tidy table of `kind`, with exactly its columns, in their order."""
    return pd.DataFrame({name: columns[name] for name in COLUMNS[kind]})
