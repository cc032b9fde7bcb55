"""Answers as survey tools offer them, in five languages, with the score each one stands for.

A line is a set of answers: the ends of the scale they are scored on, then *answer = score*, split at bars. An answer
without a number means no answer ("= none"), or must be named as unknown ("= ?").
"""

ENGLISH = """
1 5 | Very satisfied = 5 | Satisfied = 4 | Neither satisfied nor dissatisfied = 3 | Dissatisfied = 2
  | Very dissatisfied = 1
1 5 | Very satisfied = 5 | Somewhat satisfied = 4 | Neutral = 3 | Somewhat dissatisfied = 2
  | Not at all satisfied = 1
1 5 | Very satisfied = 5 | Satisfied = 4 | Not very satisfied = 2 | Not at all satisfied = 1 | Not sure = none
1 7 | Extremely satisfied = 7 | Moderately satisfied = 6 | Slightly satisfied = 5
  | Neither satisfied nor dissatisfied = 4 | Slightly dissatisfied = 3 | Moderately dissatisfied = 2
  | Extremely dissatisfied = 1
1 5 | Strongly agree = 5 | Agree = 4 | Neither agree nor disagree = 3 | Disagree = 2 | Strongly disagree = 1
  | N/A = none
1 5 | Strongly agree = 5 | Agree = 4 | Disagree = 2 | Strongly disagree = 1 | Don't know / not relevant = none
1 7 | Strongly agree = 7 | Agree = 6 | Somewhat agree = 5 | Neither agree nor disagree = 4
  | Somewhat disagree = 3 | Disagree = 2 | Strongly disagree = 1
1 5 | Extremely likely = 5 | Likely = 4 | Neither likely nor unlikely = 3 | Unlikely = 2
  | Extremely unlikely = 1 | Don't know = none
1 5 | Very likely = 5 | Likely = 4 | Hardly likely = 2 | Not at all likely = 1
1 5 | Extremely easy = 5 | Very easy = 4 | Somewhat easy = 3 | Not so easy = 2 | Not at all easy = 1
1 7 | Very easy = 7 | Easy = 6 | Somewhat easy = 5 | Somewhat difficult = 3 | Difficult = 2
  | Very difficult = 1
1 6 | Very easy = 6 | Easy = 5 | Somewhat easy = 4 | Somewhat difficult = 3 | Difficult = 2
  | Very difficult = 1
1 5 | Excellent = 5 | Very good = 4 | Good = 3 | Fair = 2 | Poor = 1
1 5 | Excellent = 5 | Good = 4 | OK = 3 | Bad = 2 | Horrible = 1
1 5 | Very good = 5 | Good = 4 | Fair = 3 | Poor = 2 | Very poor = 1
1 5 | Great = 5 | Not bad = 4 | Could be better = 2 | Terrible = 1
1 5 | Far above average = 5 | Above average = 4 | Average = 3 | Below average = 2 | Far below average = 1
1 5 | Much better than expected = 5 | Somewhat better than expected = 4 | As expected = 3
  | Somewhat worse than expected = 2 | Much worse than expected = 1 | I have not used this = none
1 3 | Exceeds expectations = 3 | Meets expectations = 2 | Does not meet expectations = 1
1 3 | Yes = 3 | Partly = 2 | No = 1
0 1 | Yes = 1 | No = 0 | Not applicable = none
1 5 | Definitely = 5 | Probably = 4 | Might or might not = 3 | Probably not = 2 | Definitely not = 1
1 5 | Rather crunchy = ? | Horribly purple = ? | Very satisfied = 5 | Very dissatisfied = 1
1 5 | 5 - Very dissatisfied = 1 | 4 - Dissatisfied = 2 | 3 - Neutral = 3 | 2 - Satisfied = 4
  | 1 - Very satisfied = 5
1 5 | 1 (Not at all likely) = 1 | 2 = 2 | 3 = 3 | 4 = 4 | 5 (Extremely likely) = 5
  | (Prefer not to say) = none
0 10 | 10 - Extremely likely = 10 | 7 = 7 | 8 = 8 | 0 - Not at all likely = 0
1 5 | 😀 = 5 | 🙂 = 4 | 😐 = 3 | 🙁 = 2 | 😡 = 1
1 3 | :-) = 3 | :-| = 2 | :-( = 1
1 5 | ★★★★★ = 5 | ★★★★☆ = 4 | ★★★☆☆ = 3 | ★☆☆☆☆ = 1
1 5 | 5 stars = 5 | 4 stars = 4 | 2 stars = 2 | 1 star = 1
1 5 | Always = 5 | Often = 4 | Sometimes = 3 | Rarely = 2 | Never = 1
1 4 | Outstanding = 4 | Good = 3 | Requires improvement = 2 | Inadequate = 1
"""

NORWEGIAN = """
1 5 | Svært fornøyd = 5 | Fornøyd = 4 | Verken fornøyd eller misfornøyd = 3 | Misfornøyd = 2
  | Svært misfornøyd = 1 | Vet ikke / ikke aktuelt = none
1 5 | Svært fornøyd = 5 | Ganske fornøyd = 4 | Verken eller = 3 | Lite fornøyd = 2 | Svært lite fornøyd = 1
  | Kan ikke besvare = none
1 5 | Veldig fornøyd = 5 | Litt fornøyd = 4 | Hverken/eller = 3 | Litt misfornøyd = 2 | Veldig misfornøyd = 1
1 5 | Helt enig = 5 | Delvis enig = 4 | Verken enig eller uenig = 3 | Delvis uenig = 2 | Helt uenig = 1
1 5 | Svært enig = 5 | Enig = 4 | Nøytral = 3 | Uenig = 2 | Svært uenig = 1 | Har ikke brukt tjenesten = none
1 5 | I svært stor grad = 5 | I stor grad = 4 | I noen grad = 3 | I liten grad = 2 | I svært liten grad = 1
1 5 | I stor grad = 5 | I noen grad = 4 | I mindre grad = 2 | Ikke i det hele tatt = 1
1 5 | Svært enkelt = 5 | Ganske enkelt = 4 | Verken enkelt eller vanskelig = 3 | Ganske vanskelig = 2
  | Svært vanskelig = 1
1 5 | Mye bedre enn forventet = 5 | Litt bedre enn forventet = 4 | Som forventet = 3
  | Litt dårligere enn forventet = 2 | Mye dårligere enn forventet = 1
1 5 | Utmerket = 5 | Ikke så verst = 4 | Kunne vært bedre = 2 | Elendig = 1
1 5 | Dårlig = 1 | Mindre bra = 2 | Bra = 3 | Meget bra = 4 | Utmerket = 5
1 5 | Svært sannsynlig = 5 | Sannsynlig = 4 | Lite sannsynlig = 2 | Ikke sannsynlig i det hele tatt = 1
1 3 | Ja = 3 | Til dels = 2 | Nei = 1 | Ikke relevant = none
1 3 | Ja = 3 | Delvis = 2 | Nei = 1 | Vet ikke = none
1 5 | Svært nøgd = 5 | Nøgd = 4 | Korkje nøgd eller misnøgd = 3 | Misnøgd = 2 | Svært misnøgd = 1
  | Veit ikkje = none
1 5 | Heilt einig = 5 | Litt einig = 4 | Både og = 3 | Litt ueinig = 2 | Heilt ueinig = 1
1 5 | 5 av 5 = 5 | 4 av 5 = 4 | 2 av 5 = 2 | 1 av 5 = 1
1 5 | 1 = Svært dårlig = 1 | 2 = 2 | 3 = 3 | 4 = 4 | 5 = Svært bra = 5 | Ubesvart = none
1 5 | Kjempefornøyd = 5 | Fornøyd = 4 | Middels fornøyd = 3 | Misfornøyd = 2 | Kjempemisfornøyd = 1
"""

SWEDISH = """
1 5 | Mycket nöjd = 5 | Ganska nöjd = 4 | Varken nöjd eller missnöjd = 3 | Ganska missnöjd = 2
  | Mycket missnöjd = 1 | Vet ej = none
1 5 | Mycket nöjd = 5 | Nöjd = 4 | Lite nöjd = 2 | Inte alls nöjd = 1 | Ingen uppfattning = none
1 5 | Instämmer helt = 5 | Instämmer delvis = 4 | Instämmer knappast = 2 | Instämmer inte alls = 1
1 5 | I mycket hög grad = 5 | I hög grad = 4 | I viss grad = 3 | I låg grad = 2 | I mycket låg grad = 1
  | Ej aktuellt = none
1 5 | Mycket lätt = 5 | Ganska lätt = 4 | Varken lätt eller svårt = 3 | Ganska svårt = 2 | Mycket svårt = 1
1 5 | Bättre än väntat = 5 | Som väntat = 3 | Sämre än väntat = 1
1 3 | Ja = 3 | Delvis = 2 | Nej = 1 | Vill inte svara = none
1 5 | Mycket bra = 5 | Bra = 4 | Varken bra eller dåligt = 3 | Dåligt = 2 | Mycket dåligt = 1
  | Har inte använt = none
1 5 | Mycket troligt = 5 | Troligt = 4 | Knappast troligt = 2 | Inte alls troligt = 1
1 5 | Utmärkt = 5 | Helt okej = 3 | Urusel = 1
"""

DANISH = """
1 5 | Meget tilfreds = 5 | Tilfreds = 4 | Hverken tilfreds eller utilfreds = 3 | Utilfreds = 2
  | Meget utilfreds = 1 | Ved ikke = none
1 5 | I høj grad = 5 | I nogen grad = 4 | I mindre grad = 2 | Slet ikke = 1
1 5 | Helt enig = 5 | Overvejende enig = 4 | Hverken enig eller uenig = 3 | Overvejende uenig = 2
  | Helt uenig = 1
1 5 | Meget let = 5 | Let = 4 | Hverken let eller svært = 3 | Svært = 2 | Meget svært = 1
1 5 | Meget sandsynligt = 5 | Sandsynligt = 4 | Næppe sandsynligt = 2 | Slet ikke sandsynligt = 1
1 3 | Ja = 3 | Delvist = 2 | Nej = 1 | Ikke relevant for mig = none
1 5 | Virkelig godt = 5 | Godt = 4 | Både/og = 3 | Dårligt = 2 | Virkelig dårligt = 1
1 5 | Meget bedre end forventet = 5 | Lidt bedre end forventet = 4 | Som forventet = 3
  | Lidt værre end forventet = 2 | Meget værre end forventet = 1
"""

GERMAN = """
1 5 | Sehr zufrieden = 5 | Eher zufrieden = 4 | Teils/teils = 3 | Eher unzufrieden = 2
  | Sehr unzufrieden = 1 | Keine Angabe = none
1 5 | Sehr zufrieden = 5 | Zufrieden = 4 | Weniger zufrieden = 2 | Gar nicht zufrieden = 1 | weiß nicht = none
1 5 | Stimme voll und ganz zu = 5 | Stimme eher zu = 4 | Stimme eher nicht zu = 2
  | Stimme überhaupt nicht zu = 1 | Kann ich nicht beurteilen = none
1 5 | Trifft voll zu = 5 | Trifft eher zu = 4 | Trifft eher nicht zu = 2 | Trifft gar nicht zu = 1
1 5 | In sehr hohem Maße = 5 | In hohem Maße = 4 | In gewissem Maße = 3 | In geringem Maße = 2
  | In sehr geringem Maße = 1
1 5 | Sehr einfach = 5 | Einfach = 4 | Weder einfach noch schwierig = 3 | Schwierig = 2 | Sehr schwierig = 1
1 5 | Auf jeden Fall = 5 | Eher ja = 4 | Eher nicht = 2 | Auf keinen Fall = 1
1 5 | Sehr wahrscheinlich = 5 | Wahrscheinlich = 4 | Kaum wahrscheinlich = 2
  | Überhaupt nicht wahrscheinlich = 1
1 3 | Ja = 3 | Teilweise = 2 | Nein = 1 | Nicht relevant = none
1 7 | Sehr gut = 7 | Gut = 6 | Befriedigend = 5 | Ausreichend = 3 | Mangelhaft = 2 | Ungenügend = 1
1 5 | Weit über den Erwartungen = 5 | Über den Erwartungen = 4 | Wie erwartet = 3
  | Unter den Erwartungen = 2 | Weit unter den Erwartungen = 1
1 5 | Hervorragend = 5 | Nicht schlecht = 4 | Könnte besser sein = 2 | Miserabel = 1
"""

LANGUAGES = {"en": ENGLISH, "nb": NORWEGIAN, "sv": SWEDISH, "da": DANISH, "de": GERMAN}


def answer_sets():
    """Return each set as (language, lowest, highest, scores by answer), a score being a number, "none" or "?"."""
    return [
        (language, *map(int, ends.split()), {text: read_score(score) for text, score in map(split_answer, answers)})
        for language, lines in LANGUAGES.items()
        for ends, *answers in (line.split(" | ") for line in unwrapped(lines))
    ]


def unwrapped(lines):
    """Return the sets, each on one line; a line that begins with a bar goes on with the one above."""
    return lines.strip().replace("\n  |", " |").splitlines()


def split_answer(answer):
    return answer.rpartition(" = ")[::2]


def read_score(score):
    return int(score) if score.isdigit() else score
