"""`python -m cxdash`."""

from cxdash.cli import run

if __name__ == "__main__":
    run()
