"""Answers in words read as positions on a scale: intensity × direction × negation, in five languages.

english, norwegian, swedish, danish, german: the words, by what they do. lexicon looks a word up, labels takes numbers,
stars and smileys off, phrase gives one answer its strength, ladder puts a set of strengths in order, and reading does
all of it for the answers of a column.
"""

from cxdash.exchange.suggest.scale_words.reading import WordScale, means_no_answer, read_words

__all__ = ["WordScale", "means_no_answer", "read_words"]
