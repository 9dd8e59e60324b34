"""What the heads of the encoder tell, by index."""

from __future__ import annotations

TOXICITY = ("toxic", "insult", "identity_attack", "threat", "sexual", "self_harm", "profanity", "violence")
NAMES = ("O", "B-PERSON", "I-PERSON", "B-LOCATION", "I-LOCATION", "B-ORG", "I-ORG")
