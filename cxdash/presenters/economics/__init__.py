"""The page on winning and keeping: page (what it asks for), screen, its picture, tabs, customer_value."""
