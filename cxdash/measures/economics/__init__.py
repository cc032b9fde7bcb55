"""What it costs to win a customer and to keep one.

In reading order: figures (all of a view), months (customers and money by month and year), spend, costs, records (single
customers), survival and shifted_beta_geometric (how long customers stay), customer_value, segments, findings, unknown
(why a figure is missing), extra_work (for a company without customers to win).
"""
