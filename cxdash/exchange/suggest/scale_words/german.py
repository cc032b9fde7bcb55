"""German words of answer scales."""

WORDS = {
    "good satisfaction": "zufrieden, glücklich, begeistert",
    "bad satisfaction": "enttäuscht, frustriert, verärgert",
    "good agreement": "stimme, stimmt, einverstanden, zustimmung, richtig, zustimmen",
    "bad agreement": "ablehnung, lehne",
    "good quality": "gut, gute, hilfreich, freundlich, schnell, klar, schön, toll, positiv",
    "good quality 4": "ausgezeichnet, hervorragend, exzellent, perfekt, fantastisch, herausragend, super, spitze, "
    "bestens",
    "bad quality": "schlecht, schwach, mangelhaft, verbesserungswürdig, verbesserungsbedürftig, mies, langsam, negativ",
    "bad quality 4": "ungenügend, miserabel, schrecklich, furchtbar, katastrophal, grauenhaft",
    "good likelihood": "wahrscheinlich, empfehlen",
    "good ease": "einfach, leicht, mühelos",
    "bad ease": "schwierig, schwer, kompliziert, umständlich, mühsam",
    "good level": "hoch, hohe, hoher, hohem, hohen, gross, grosse, grossem, grossen, starkem",
    "bad level": "niedrig, niedrige, niedrigem, gering, geringe, geringem, geringen, geringer, klein, kleinem",
    "good comparison": "besser, über, übertroffen, übertrifft, übertraf, überdurchschnittlich, schneller, einfacher, "
    "leichter",
    "good comparison 3": "weit über, deutlich über",
    "bad comparison": "schlechter, unter, schlimmer, unterdurchschnittlich, langsamer, schwieriger",
    "bad comparison 3": "weit unter, deutlich unter",
    "good frequency": "oft, häufig, meistens",
    "good frequency 4": "immer",
    "bad frequency": "selten",
    "middle frequency": "manchmal, gelegentlich, ab und zu",
    "good importance": "wichtig, nützlich",
    "good importance 4": "entscheidend, unverzichtbar",
    "meets": "erfüllt, erfüllte, erfüllen, entspricht, entsprach, entsprochen",
    "norm": "erwartet, erwartung, erwartungen, durchschnitt, durchschnittlich, üblich, gedacht, erhofft",
    "middle": "neutral, mittel, mittelmässig, teils teils, gemischt, ok, okay, vielleicht, unentschieden, "
    "gleich, unverändert, so lala, sowohl, geht so, mittlere, mittlerem, unentschlossen, in "
    "ordnung, dazwischen",
    "neither": "weder",
    "degree 4": "äusserst, völlig, vollkommen, vollständig, voll und ganz, voll, extrem, absolut, total, auf "
    "jeden fall, unbedingt, sicher, bestimmt, definitiv, ganz sicher, ganz und gar, "
    "uneingeschränkt, höchst, genau",
    "degree 3": "sehr, besonders, viel, weit, deutlich, stark, wirklich, wesentlich, recht sehr, überaus, so, "
    "erheblich, viel mehr",
    "degree 1.5": "eher, ziemlich, ganz, recht, überwiegend, grösstenteils, weitgehend, im grossen und ganzen, "
    "grossteils, relativ, halbwegs, mehrheitlich, schon",
    "degree 1.2": "teilweise, teils, zum teil, etwas, einigermassen, bedingt, gewissem, gewissen, gewisser, "
    "einigen, fast",
    "good quality 1.2": "befriedigend",
    "bad quality 1.2": "ausreichend",
    "degree 1": "ein wenig, ein bisschen, leicht besser, minimal, bisschen",
    "little": "wenig, weniger, kaum, minder",
    "not": "nicht, kein, keine, keinen, keiner, nichts, ohne",
    "at all": "überhaupt, gar, im geringsten",
    "never": "gar nicht, überhaupt nicht, ganz und gar nicht, auf keinen fall, in keiner weise, keineswegs, "
    "keinesfalls, überhaupt kein, gar keine",
    "never frequency": "nie, niemals",
    "could": "könnte, könnten, hätte",
    "yes": "ja, jawohl, wahr",
    "no": "nein, nee, falsch",
    "more": "mehr",
    "than": "als",
    "or": "oder",
    "dual": "relevant, zutreffend, zutrifft",
    "knowing": "weiss, wissen, beurteilen, beantworten, antworten, sagen, angabe, angaben, meinung, antwort, "
    "erfahrung, erfahrungen, genutzt, benutzt, verwendet, bekannt, kontakt, beantwortet, "
    "einschätzen, bewerten, gefragt, besucht, nutze, kommentar, kenne",
    "unsaid": "unsicher, unbekannt, enthaltung, unbeantwortet, leer, k a, ka, fehlend, übersprungen, "
    "entfällt, ohne angabe",
    "filler": "ich, bin, ist, war, es, das, der, die, den, dem, in, zu, auf, von, mit, wie, für, mass, masse, "
    "grad, weise, wurde, will, möchte, kann, habe, hat, sein, gewesen, werden, mich, mir, uns, sie, "
    "ihnen, ein, eine, einem, einer, diese, dieser, diesem, dieses, dass, noch, aussage, an, im, "
    "zum, meine, mein, daran, umfang, ab, ausmass, sind, kein mal, würde, trotzdem, dienst, "
    "service, ungefähr, etwa",
    "good solved": "gelöst, geklärt, erledigt",
    "middle fair": "akzeptabel, zufriedenstellend",
    "and": "und, aber",
    "dual fits": "trifft",
    "bad quality 3": "ganz schlecht",
}
