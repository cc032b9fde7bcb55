"""cxdash: who owns the customer experience?"""
