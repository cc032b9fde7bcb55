"""Plain words for receipts, 256 in each language and none like another: four of them are one of 2^32 receipts."""

TEXTS = {
    "en": """
        anchor apple apron arrow autumn bacon badge bagel balcony balloon bamboo banana banjo barrel basket beach
        beaver bicycle biscuit blanket blossom bottle boulder bracelet branch bread breeze bridge broom bucket
        butter button cabin cactus camel camera candle canoe canvas canyon caramel carpet carrot castle cedar cello
        chair chalk cherry chess chimney cinnamon circle citrus cliff cloud clover coconut coffee comet compass
        copper coral cotton cousin crayon cricket crystal cucumber curtain daisy dance desert diamond dolphin door
        dragon drawer eagle earth easel echo elephant ember engine envelope evening fabric falcon feather fence
        ferry fiddle field finger fjord flag flute forest fountain friday fruit galaxy garden garlic gate giraffe
        glacier glove goose grape guitar hammer hammock harbour harvest hazel hedge helmet heron hill honey horizon
        hotel iceberg igloo island ivory jacket january jasmine jelly jigsaw journal juice jungle kayak kettle
        keyboard kitchen kite kiwi ladder lagoon lamp lantern laundry lavender leaf lemon letter library lilac
        lizard lobster locket lotus magnet mango maple marble market meadow melon mirror mitten monday moon morning
        mosaic mushroom napkin needle nest noodle north notebook nutmeg oasis ocean october olive onion orange orbit
        orchard organ otter oven oxygen paddle paint palace pancake panda paper parsley pasture pebble pelican
        pencil penguin pepper piano picnic pillow pilot pine planet plum poem pond potato prairie pumpkin puzzle
        quarry quartz quilt rabbit radio rain raven recipe ribbon river roof rope saffron sail salmon sandal satchel
        saturday scarf school shadow shell shoulder silver sister sketch sleigh snow sofa spinach spoon spring
        squirrel station sugar summer sunset swan table teapot
    """,
    "nb": """
        ananas anker appelsin april august avis bade badstu bakeri ballong banan barnebok bassin bekk billett bjelle
        bjørk blad blomst blyant blåbær bord brev bris brygge brød bukt busk butikk bølge bøtte dans desember drage
        dråpe ekorn elefant eple erter esel eske fabel fagott fakkel familie farge fasan februar fele fersken fiol
        fisk fjell fjord fjær flagg flaske flue fløte fløyel fontene foss fredag fugl furu fyrstikk gaffel gardin
        garn gave genser giraff gitar gjerde glass gran gress grotte grønn gull gulrot hage halm hammer hanske harpe
        hatt havre helg hest himmel hjul honning horisont hval hvete hytte ingefær isbjørn isbre jakke januar
        jordbær juni kaffe kajakk kake kaktus kalender kalv kamel kamera kanin kano kart kasse kastanje kirsebær
        kjele kjøkken klokke kløver koffert kokos kompass kopp korall kork kosmos krabbe kritt krone krukke kryss
        kurv kvist kyst laken laks lampe lanterne lavendel lerke lilje linjal linse loft lyng løve maling mandag
        mango marihøne marmor maur medalje melk melon midnatt mikrofon mose mugge musikk mynt måke nabo nebb nepe
        notat november nøkkel nøtt oase oktober olje onsdag orgel orkester palme panda papir paprika parasoll
        pelikan penn pepper piano pilot pinnsvin plomme poesi port potet prisme pumpe pute pære rabarbra radio
        rakett ramme regn reker ring robåt rosin rubin rype rødbete saft salat sandal seil selje sild silke sirkel
        sirup sitron sjakk sjal skinn skje skog skole skute skygge slede sløyfe smør snegl sofa solsikke sommer
        spade spurv stein stige stjerne stol strand strikk strøm støvel sukker svale svamp sykkel søndag søster
        teppe tiger time tirsdag tomat traktor
    """,
    "sv": """
        ananas ankare apelsin april augusti badkar bageri ballong banan bassäng bastu biljett björk blad blomma
        blyerts blåbär bokhylla bord brasa brev brygga bröd buske butik bänk bäver cirkel citron cykel dans december
        drake droppe duva dörr ekorre elefant fabel fackla fagott familj fasan februari fiol fisk fjäder fjäll
        fjäril flagga flaska flod fluga flöjt fontän fors fotboll fredag frukt fält färja fågel gaffel gardin garn
        gata giraff gitarr glas glöd gran groda grotta grädde gräs guld gurka gädda hage hallon halm hammare hamn
        handske harpa hatt havre helg himmel hjort hjul honung horisont hylla häck häst igelkott ingefära isberg
        jacka januari jasmin juli kaffe kajak kaka kaktus kalender kalv kamel kamera kanin kanot karta kastanj kedja
        kikare klocka klöver kokos kompass kopp korall kork kosmos krabba krans krita krona kruka krydda kudde kulle
        kust kvist kyrka källa kärra körsbär lada lakan lampa lanterna lavendel lejon lekplats lilja linjal lins
        ljung ljus loft lärka mandel mango marmor medalj melon midnatt mikrofon mjölk mossa musik mynt myra måndag
        måne mörker novell november nyckel näbb näckros näsa oktober olja onsdag orgel orkester ostron paket panda
        pannkaka papper paprika paraply park pelikan penna peppar piano pilot plommon poesi port potatis prisma
        pumpa pussel päron påse rabarber radio regn renkalv ring ripa robot rubin russin räka rödbeta saft sallad
        sandal segel selleri semla silke sill sirap sjal skata sked skog skola skugga släde smultron smör snigel
        socker soffa solros sommar spade sparv spis stege sten stjärna stol strand struts ström stövel svala svamp
        syster sågverk söndag tall tavla tennis tidning tiger
    """,
}

WORDS = {language: tuple(words.split()) for language, words in TEXTS.items()}
"""By the language of the workshop."""
