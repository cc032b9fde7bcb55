"""What the figures of satisfaction mean: scores first, then needs, over time and drivers."""

from cxdash.definitions.satisfaction import drivers, needs, scores

DEFINITIONS = scores.DEFINITIONS | needs.DEFINITIONS | drivers.DEFINITIONS
