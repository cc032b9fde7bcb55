"""`python -m cxdash`."""

from cxdash.cli.main import run

if __name__ == "__main__":
    run()
