"""Figures that are measured, never asserted by time: `make bench`, or `python -m benchmarks NAME… [--quick]`.

Every figure is a ratio of two things timed in one run, taken in turns (A B A B …), each by its median, so that the
speed of the machine and its other work fall out. The results of the last run stand in results.json.
"""
