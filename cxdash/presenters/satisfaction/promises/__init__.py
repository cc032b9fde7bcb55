"""The ledger of promises: ledger (what is said of it, and its table), picture, record (as plain values)."""
