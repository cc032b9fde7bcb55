"""What it costs to win a customer and to keep one: figures first, then what they are made of."""
