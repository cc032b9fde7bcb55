"""Languages: translator (sentences, numbers, money, dates in a language), catalogues (their upkeep), locales/."""
