"""English words of answer scales, by what they do in an answer; the kinds are those of the lexicon."""

WORDS = {
    "good satisfaction": "satisfied, happy, pleased, content, satisfying, like, liked, enjoyed, enjoy",
    "good satisfaction 4": "delighted, thrilled, love, loved",
    "bad satisfaction": "annoyed, disappointed, disappointing, frustrated, dissatisfying, dislike",
    "good agreement": "agree",
    "good quality": "good, nice, helpful, friendly, clear, fast, reliable, positive",
    "good quality 3": "great",
    "good quality 4": "excellent, outstanding, perfect, superb, amazing, fantastic, exceptional, awesome, brilliant",
    "bad quality": "bad, poor, poorly, badly, weak, slow, unacceptable, negative",
    "bad quality 3": "inadequate",
    "bad quality 4": "terrible, horrible, awful, dreadful, fail, failed, appalling, hate, hated",
    "good likelihood": "likely, recommend",
    "good ease": "easy, simple, easily, effortless",
    "bad ease": "difficult, hard, complicated, cumbersome",
    "good extent": "great extent, large extent, high degree, great deal",
    "bad extent": "small extent, limited extent, low degree",
    "good level": "high, large",
    "bad level": "low, small",
    "good comparison": "better, above, exceed, exceeds, exceeded, surpassed, improved, over, improvement, faster, "
    "easier",
    "good comparison 3": "well above, best",
    "bad comparison": "worse, below, short, under, slower, harder",
    "bad comparison 3": "well below, worst",
    "good frequency": "often, usually, frequently",
    "good frequency 4": "always",
    "bad frequency": "rarely, seldom",
    "middle frequency": "sometimes, occasionally",
    "good importance": "important, useful, valuable",
    "good importance 4": "essential, critical",
    "meets": "meets, meet, met, fulfilled, fulfil",
    "norm": "average, expected, expectation, expectations, hoped",
    "middle": "neutral, ok, okay, mixed, medium, maybe, perhaps, undecided, same, unchanged, indifferent, so "
    "so, might or might not, fifty fifty, both, in between, in line, partly partly, might",
    "middle fair": "fair, acceptable, satisfactory, adequate",
    "neither": "neither",
    "degree 4": "extremely, completely, totally, strongly, fully, absolutely, entirely, definitely, certainly, "
    "wholly, exceptionally, perfectly",
    "degree 3": "very, much, highly, really, far, a lot, lot, particularly, especially, so, too, considerably, "
    "significantly, incredibly, vastly",
    "degree 1.5": "fairly, quite, rather, moderately, mostly, generally, pretty, probably, reasonably, largely, "
    "relatively, quite a bit",
    "degree 1.2": "somewhat, partly, partially, to some extent, some extent, some, in part, tend, almost, nearly",
    "degree 1": "slightly, a little, a bit, a little bit, marginally, mildly, bit",
    "little": "little, hardly, barely, scarcely, less",
    "not": "not, nothing, cannot, without, dont, didnt, lacks, never have, doesnt",
    "at all": "at all, the least, whatsoever",
    "never": "not at all, by no means, in no way, not in the least, no way",
    "never frequency": "never",
    "could": "could, needs, need, requires, require, room",
    "yes": "yes, y, yep, yeah, true, correct",
    "no": "no, n, nope, false",
    "more": "more",
    "than": "than",
    "or": "or",
    "dual": "relevant, apply, applies, applicable, sure, certain",
    "knowing": "know, say, answer, answered, judge, assess, rate, rated, evaluate, opinion, experience, "
    "experienced, used, use, tried, received, visited, remember, contact, contacted, asked, "
    "response, comment, reply, information",
    "unsaid": "unsure, unanswered, skip, skipped, blank, missing, refused, na, n a, nan, null, dk, unknown, "
    "system missing, none, idk",
    "filler": "i, am, is, was, it, its, the, to, of, this, that, these, as, be, been, have, has, had, do, "
    "does, did, would, will, my, our, your, we, us, me, you, for, about, with, in, on, a, an, at, "
    "all, can, ca, wo, extent, degree, just, what, statement, service, from, in general, overall, "
    "feel, felt, found, they, were, are, by, yet, could have been, being, find, rather not, way, "
    "fell, falls, fall, re, ve, prefer, roughly",
    "good solved": "solved, resolved, sorted, fixed",
    "and": "and, but, nor",
    "good fits": "well",
}
