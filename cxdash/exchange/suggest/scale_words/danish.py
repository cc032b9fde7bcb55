"""Danish words of answer scales."""

WORDS = {
    "good satisfaction": "tilfreds, glad, fornøjet, tilfredse",
    "bad satisfaction": "skuffet, frustreret, irriteret",
    "good agreement": "enig, passer, stemmer",
    "bad agreement": "tager afstand",
    "good quality": "god, godt, gode, fin, fint, tydelig, hjælpsom, hurtig, positiv, positivt, tryg",
    "good quality 3": "flot",
    "good quality 4": "fremragende, udmærket, perfekt, fantastisk, enestående, strålende, glimrende",
    "bad quality": "dårlig, dårligt, dårlige, svag, svagt, ilde, langsom, negativ, negativt",
    "bad quality 4": "elendig, elendigt, forfærdelig, forfærdeligt, rædselsfuld, håbløs, frygtelig",
    "good likelihood": "sandsynlig, sandsynligt, anbefale",
    "good ease": "let, nem, nemt, enkel, enkelt, lette, nemme",
    "bad ease": "svær, svært, svære, vanskelig, vanskeligt, besværlig, besværligt, kompliceret",
    "good level": "høj, højt, høje, stor, stort, store",
    "bad level": "lav, lavt, lave, lille, små, ringe",
    "good comparison": "bedre, over, overgik, overgår, overgået, forbedring, hurtigere, nemmere, lettere",
    "good comparison 3": "bedst, langt over",
    "bad comparison": "værre, dårligere, ringere, under, langsommere, sværere",
    "bad comparison 3": "værst, langt under",
    "good frequency": "ofte, som regel, normalt",
    "good frequency 4": "altid",
    "bad frequency": "sjældent, sjælden",
    "middle frequency": "af og til, nogle gange, indimellem, somme tider",
    "good importance": "vigtig, vigtigt, nyttig, nyttigt",
    "good importance 4": "afgørende",
    "meets": "indfrier, indfriede, indfriet, opfylder, opfyldte, opfyldt, lever op til, levede op til, svarede til",
    "norm": "forventet, ventet, forventning, forventninger, forventningerne, gennemsnit, gennemsnittet, "
    "gennemsnitlig, sædvanlig, håbet, middel",
    "middle": "neutral, neutralt, ok, okay, blandet, både og, både, måske, ens, uændret, nogenlunde, lige, "
    "jævn, jævnt, rimelig, rimeligt, midt imellem, på linje",
    "neither": "hverken",
    "degree 4": "helt, fuldt, fuldstændig, fuldstændigt, absolut, ekstremt, yderst, totalt, fuldt ud, bestemt, "
    "helt sikkert, afgjort",
    "degree 3": "meget, rigtig, rigtigt, virkelig, særlig, særligt, specielt, stærkt, langt, betydeligt, så, "
    "vældig, utrolig, alt for, væsentligt, markant, langt mere",
    "degree 1.5": "ret, ganske, temmelig, overvejende, for det meste, hovedsageligt, relativt, nok, stort set, "
    "sandsynligvis, nærmest, mest",
    "degree 1.2": "delvist, delvis, noget, nogen, i nogen grad, til dels, dels, til en vis grad, vis, næsten",
    "degree 1": "lidt, en smule, en anelse, en lille smule",
    "little": "mindre, næppe, knap, knapt, kun lidt",
    "not": "ikke, ingen, intet, ej, ingenting, uden",
    "at all": "overhovedet, på nogen måde",
    "never": "slet ikke, overhovedet ikke, på ingen måde, aldeles ikke, bestemt ikke",
    "never frequency": "aldrig",
    "could": "kunne, trænger, behov",
    "yes": "ja, jo, sandt",
    "no": "nej, næ, usandt, falsk",
    "more": "mere, flere",
    "than": "end",
    "or": "eller",
    "dual": "aktuelt, aktuel, relevant, gælder, sikker",
    "knowing": "ved, svare, svar, svarer, besvare, besvaret, vurdere, mening, holdning, erfaring, brugt, "
    "bruger, benyttet, kontakt, kendskab, kender, sige, husker, prøvet, besøgt, kommentar, "
    "grundlag, vide",
    "unsaid": "usikker, ubesvaret, ukendt, uaktuelt, blank, mangler, irrelevant, uoplyst, ikke oplyst",
    "filler": "jeg, er, var, det, den, de, i, at, på, af, med, som, til, for, grad, måde, blev, vil, ville, "
    "kan, har, haft, være, været, blive, mig, os, dig, jer, en, et, om, dette, denne, udsagnet, "
    "ønsker, alt, min, mit, tjenesten, synes, omtrent, cirka",
    "good solved": "løst, ordnet, afklaret",
    "middle fair": "tilfredsstillende, acceptabel, acceptabelt",
    "and": "og, men",
}
