"""Trains the gateway's shared encoder: toxicity, prompt injection, names and sentence embedding in one forward pass."""
