"""How well statements are read: ours beside two baselines, against the truth of made-up statements."""
