"""`pipeline.joblib`: the heads as scikit-learn objects, for people who work in scikit-learn.

The program writes this file and never reads it: to unpickle is to run whatever the file says.
"""

from collections.abc import Mapping
from pathlib import Path

import joblib
import numpy as np
from sklearn.linear_model import LogisticRegression

from classifier.heads import HEAD_KEYS, Head

PIPELINE_FILE = "pipeline.joblib"


def as_logistic_regression(head: Head, classes: tuple[str, ...]) -> LogisticRegression:
    """A fitted `LogisticRegression` that gives the head's probabilities, with temperature and prior folded in.

    Args:
        head: The calibrated head.
        classes: The key of each of its columns.
    """
    model = LogisticRegression()
    model.coef_ = head.weights.astype(np.float64) / head.temperature
    model.intercept_ = head.bias.astype(np.float64) / head.temperature
    model.classes_ = np.array(classes)
    model.n_features_in_ = head.weights.shape[1]
    model.n_iter_ = np.zeros(1, dtype=np.int32)
    return model


def write_pipeline(folder: Path, heads: Mapping[str, Head]) -> str:
    """Write the heads by name as `{"label": LogisticRegression, ...}`; their input is the encoder's rows.

    Returns:
        The file's name, for the manifest.
    """
    models = {
        name: as_logistic_regression(heads[name], tuple(key.value for key in keys)) for name, keys in HEAD_KEYS.items()
    }
    folder.mkdir(parents=True, exist_ok=True)
    joblib.dump(models, folder / PIPELINE_FILE)
    return PIPELINE_FILE
