"""Norwegian words of answer scales, bokmål and nynorsk."""

WORDS = {
    "good satisfaction": "fornøyd, tilfreds, nøgd, fornøgd, glad",
    "bad satisfaction": "skuffet, frustrert, irritert, skuffa, utilfreds",
    "good agreement": "enig, einig, samd, stemmer, passer",
    "bad agreement": "tar avstand, usamd",
    "good quality": "bra, god, godt, gode, fin, fint, hjelpsom, rask, tydelig, positiv, trygg",
    "good quality 3": "flott, strålende",
    "good quality 4": "utmerket, utmerkt, fremragende, perfekt, fantastisk, suveren, glimrende, ypperlig, topp",
    "bad quality": "dårlig, dårleg, svak, svakt, verst, ille, treg, negativ",
    "bad quality 4": "elendig, forferdelig, forferdeleg, fryktelig, horribel, håpløs, grusom, særdeles dårlig",
    "good likelihood": "sannsynlig, sannsynleg, trolig, truleg, anbefale",
    "good ease": "enkel, enkelt, lett, lettvint, greit å",
    "bad ease": "vanskelig, vanskeleg, komplisert, tungvint, krevende, vrient",
    "good level": "høy, høye, høyt, høg, stor, stort, store",
    "bad level": "lav, lave, lavt, låg, låge, liten, lita, små, ringe",
    "good comparison": "bedre, betre, over, overgikk, overgår, overtraff, overtreffer, overgått, forbedring, raskere, "
    "enklere, lettere",
    "good comparison 3": "best, langt over, godt over",
    "bad comparison": "verre, dårligere, dårlegare, under, tregere, saktere, vanskeligere",
    "bad comparison 3": "langt under",
    "good frequency": "ofte, som regel, vanligvis",
    "good frequency 4": "alltid, bestandig",
    "bad frequency": "sjelden, sjeldan",
    "middle frequency": "av og til, noen ganger, iblant, nokre gonger",
    "good importance": "viktig, nyttig",
    "good importance 4": "avgjørende, kritisk",
    "meets": "innfrir, innfridde, innfridd, oppfyller, oppfylte, oppfylt, møter, møtte, svarte til, svarer "
    "til, som lovet",
    "norm": "forventet, forventa, venta, ventet, forventning, forventningene, forventningen, forventninger, "
    "gjennomsnitt, gjennomsnittet, gjennomsnittlig, snittet, vanlig, håpet, trodde, middels nivå",
    "middle": "nøytral, middels, blandet, blanda, ok, okei, grei, greit, greie, både og, både, kanskje, like, "
    "uendret, passe, halvveis, like bra, like god, midt på treet, sånn passe, midt imellom, i tråd",
    "neither": "verken, hverken, korkje",
    "degree 4": "helt, heilt, fullt, fullstendig, absolutt, særdeles, ekstremt, ytterst, totalt, fullt ut, "
    "definitivt, sikkert, utvilsomt, kjempe, usedvanlig, overmåte",
    "degree 3": "svært, veldig, meget, mye, mykje, langt, særlig, særleg, spesielt, sterkt, høyst, virkelig, "
    "betydelig, mange, så, altfor, klart, kraftig, vesentlig, markant, atskillig",
    "degree 1.5": "ganske, nokså, stort sett, i stort sett, hovedsakelig, rimelig, relativt, forholdsvis, "
    "overveiende, temmelig, sannsynligvis, mest, heller, tålelig",
    "degree 1.2": "delvis, til dels, dels, noe, noko, noen, nokon, til en viss grad, viss, en viss, et visst, "
    "nesten, i noen grad, i ein viss grad",
    "degree 1": "litt, noe lite, ørlite",
    "little": "lite, mindre, neppe, knapt, knappast, lite grann",
    "not": "ikke, ikkje, ingen, inga, intet, ei, ingenting, uten, aldri ha",
    "at all": "i det hele tatt, overhodet, i det heile, i det heile teke, på noen måte",
    "never": "ikke i det hele tatt, slett ikke, overhodet ikke, på ingen måte, slett ikkje, ikkje i det "
    "heile teke, ikkje i det heile tatt, i det hele tatt ikke",
    "never frequency": "aldri",
    "could": "kunne, kunna, behov, trenger",
    "yes": "ja, jepp, jo, j, jada, sant",
    "no": "nei, niks, usant",
    "more": "mer, meir, flere",
    "than": "enn",
    "or": "eller",
    "dual": "aktuelt, aktuell, relevant, relevante, gjelder, sikker",
    "knowing": "vet, veit, svare, svar, besvare, besvart, besvarte, svarer, vurdere, mening, formening, "
    "oppfatning, erfaring, brukt, bruker, benyttet, benytta, kjenner, kjennskap, kontakt, grunnlag, "
    "si, husker, hugsar, opplevd, spurt, prøvd, mottatt, besøkt, kommentar, meining, brukte, vite",
    "unsaid": "usikker, ubesvart, uaktuelt, uaktuell, ukjent, blank, mangler, hoppet over, irrelevant, "
    "uoppgitt, ikke oppgitt, uavklart",
    "filler": "jeg, eg, er, var, det, den, de, i, å, på, av, med, som, til, for, grad, måte, ble, blei, vil, "
    "ville, kan, har, hatt, være, vært, vore, vere, bli, meg, oss, deg, dere, en, et, ein, eit, om, "
    "dette, denne, disse, om at, påstanden, ønsker, ønskjer, alt, selv, sjølv, min, mitt, "
    "tjenesten, tenesta, altså, nok, så som, nå, totalt sett, tror, synes, der, omtrent, cirka",
    "good solved": "løst, ordnet, løyst, avklart",
    "middle fair": "tilfredsstillende, akseptabel, akseptabelt, godkjent, brukbart, brukbar",
    "and": "og, men",
}
