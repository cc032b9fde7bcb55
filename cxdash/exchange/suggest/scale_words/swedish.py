"""Swedish words of answer scales."""

WORDS = {
    "good satisfaction": "nöjd, nöjda, belåten, glad, tillfreds",
    "bad satisfaction": "besviken, frustrerad, irriterad",
    "good agreement": "instämmer, instämma, håller med, enig, överens, stämmer, passar",
    "bad agreement": "tar avstånd, oense",
    "good quality": "bra, god, gott, goda, fin, fint, tydlig, hjälpsam, snabb, väl godkänd, positiv, positivt, trygg",
    "good quality 3": "mycket väl godkänd",
    "good quality 4": "utmärkt, utmärkta, perfekt, fantastisk, fantastiskt, strålande, enastående, suverän, toppen",
    "bad quality": "dålig, dåligt, dåliga, svag, svagt, bristfällig, bristfälligt, underkänd, illa, negativ, negativt",
    "bad quality 4": "urusel, uruselt, usel, uselt, hemsk, hemskt, fruktansvärd, fruktansvärt, katastrof",
    "good likelihood": "sannolik, sannolikt, trolig, troligt, rekommendera",
    "good ease": "lätt, enkel, enkelt, smidig, smidigt",
    "bad ease": "svår, svårt, krångligt, krånglig, komplicerat, besvärligt, jobbigt",
    "good level": "hög, högt, höga, stor, stort, stora",
    "bad level": "låg, lågt, låga, liten, litet, små, ringa",
    "good comparison": "bättre, över, överträffade, överträffar, överträffat, förbättring, snabbare, enklare, lättare",
    "good comparison 3": "bäst, långt över, klart över",
    "bad comparison": "sämre, värre, under, långsammare, svårare",
    "bad comparison 3": "sämst, långt under, värst",
    "good frequency": "ofta, oftast, vanligtvis",
    "good frequency 4": "alltid",
    "bad frequency": "sällan",
    "middle frequency": "ibland, då och då",
    "good importance": "viktig, viktigt, användbart, användbar",
    "good importance 4": "avgörande",
    "meets": "uppfyller, uppfyllde, uppfylldes, motsvarar, motsvarade, motsvarat, levde upp till, lever upp till",
    "norm": "väntat, förväntat, förväntan, förväntningar, förväntningarna, förväntad, genomsnitt, "
    "genomsnittet, genomsnittlig, medel, snittet, vanligt, trodde, hoppats",
    "middle": "neutral, neutralt, okej, ok, okay, blandat, blandad, både och, både, kanske, lika, oförändrat, "
    "sådär, mittemellan, lagom, lika bra, hyfsad, hyfsat, mitt emellan, i linje",
    "neither": "varken",
    "degree 4": "helt, fullt, fullständigt, absolut, extremt, ytterst, totalt, definitivt, fullt ut, helt och "
    "hållet, helt och fullt, säkert, verkligen helt, särdeles, synnerligen",
    "degree 3": "mycket, väldigt, jätte, särskilt, speciellt, starkt, verkligen, betydligt, så, vidare, långt, "
    "riktigt, klart, för, högst, väsentligt, markant, avsevärt",
    "degree 1.5": "ganska, rätt, tämligen, i stort sett, för det mesta, huvudsakligen, relativt, övervägande, "
    "nog, troligen, troligtvis, sannolikt inte helt, någorlunda, snarare, till stor del",
    "degree 1.2": "delvis, något, någon, till viss del, viss, till en viss grad, dels, nästan, till en del",
    "degree 1": "en aning, lite grann, en smula, litegrann",
    "small": "lite",
    "little": "mindre, knappast, knappt, föga",
    "not": "inte, ej, icke, ingen, inget, inga, ingenting, utan",
    "at all": "alls, överhuvudtaget, över huvud taget",
    "never": "inte alls, inte överhuvudtaget, på inget sätt, absolut inte, ej alls, inte det minsta",
    "never frequency": "aldrig",
    "could": "kunde, behöver, skulle kunna, behov",
    "yes": "ja, jo, japp, sant",
    "no": "nej, nä, osant, falskt",
    "more": "mer, mera, fler",
    "than": "än",
    "or": "eller",
    "dual": "aktuellt, aktuell, relevant, gäller, säker, tillämpligt",
    "knowing": "vet, svara, svar, svarat, besvara, besvarat, bedöma, åsikt, uppfattning, erfarenhet, använt, "
    "använder, kontakt, säga, minns, ta ställning, prövat, provat, kommentar, känner till, "
    "underlag, kännedom, besökt, veta",
    "unsaid": "osäker, obesvarad, obesvarat, okänd, okänt, blank, saknas, irrelevant, bortfall, ej angivet",
    "filler": "jag, är, var, det, den, de, i, att, på, av, med, som, till, för att, grad, sätt, blev, vill, "
    "skulle, kan, har, haft, vara, varit, bli, mig, oss, dig, er, en, ett, om, detta, denna, "
    "utsträckning, påståendet, min, mitt, tjänsten, tycker, ha, mina, ut, ungefär, cirka",
    "good solved": "löst, löstes, ordnat, avklarat",
    "middle fair": "tillfredsställande, godkänd, godkänt, acceptabel, acceptabelt",
    "and": "och, men",
}
