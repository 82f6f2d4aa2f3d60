"""Fine-tunes the encoder. Needs the extra `train-encoder` (PyTorch); reading and refitting heads never do."""
