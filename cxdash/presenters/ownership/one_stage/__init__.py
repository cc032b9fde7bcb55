"""What belongs to one stage: picture (its touchpoints, each with who answers)."""
