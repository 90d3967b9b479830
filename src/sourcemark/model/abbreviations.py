"""Words whose full stop does not end a sentence, and words that begin one. All in lower case."""

from __future__ import annotations


def word_set(*lines: str) -> frozenset[str]:
    """The words of the lines, which are separated by spaces."""
    return frozenset(word for line in lines for word in line.split())


NEVER_LAST = word_set(
    # English: titles, ranks, references
    "mr mrs ms mx dr prof gen col lt capt sgt cpl pvt maj cmdr comdr adm brig cdr rep reps sen sens gov pres",
    "rev hon msgr amb supt insp messrs dept univ vs viz cf e.g i.e approx ca resp",
    # German
    "hr hrn frl nr bzw usf evtl ggf vgl sog z.b d.h u.a i.d.r s.o s.u v.a o.ä u.ä z.t m.e abs hl dipl ing bd hrsg",
    # French, Spanish, Italian, Portuguese
    "mme mlle mgr sra srta dra excmo sig sig.ra dott avv p.ej p.ex exmo",
    # Russian
    "ул им т.е т.к т.н стр рис ср проф акад ген полк",
    # Hindi, Arabic, Hebrew
    "डॉ श्री प्रो د פרופ",
)
"""Something always follows these."""

BEFORE_NUMBER = word_set(
    "no nos nr nº num art arts sec sect ch chap fig figs p pp vol vols par para s bd kap ziff abs",
    "n núm pág págs jan feb mar apr jun jul aug sep sept oct okt nov dec dez st ст п № стр рис т",
)
"""These do not end a sentence when a number follows."""

SOMETIMES_LAST = word_set(
    "etc usw al jr sr st mt ft sec str bhf gmbh s.a s.l s.r.l г гг тыс млн млрд руб др т.д т.п"
)
"""A sentence may end with these: the next word decides."""

SOMETIMES_LAST_CAPITAL = word_set(
    "inc co corp ltd llc plc bros ave blvd rd ph.d cía jan feb mar apr jun jul aug sep sept oct nov dec",
    "mon tue tues wed thu thur thurs fri sat sun ala ariz ark calif colo conn del fla ga ill ind kan ky la md",
    "mass mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo",
)
"""The same, when they begin with a capital; in small letters many of these are plain words."""

GOES_ON_AFTER_TIME = word_set(
    "monday tuesday wednesday thursday friday saturday sunday et ct mt pt gmt utc cet"
)
"""These stay with the time before them: "9 a.m. Monday"."""

STARTERS = word_set(
    "the a an this that these those there here he she it we they i you who what when where why how his her its our",
    "their my your in on at by for from with after before since during under over while although though if as and",
    "but or so yet however meanwhile moreover according officials critics analysts asked no not most many some all",
    "der die das ein eine er sie es wir ich ihr sein seine im am auf aus bei mit nach seit von vor zu und aber doch",
    "dies diese dieser dieses wenn als weil laut auch le la les un une il elle ils elles nous vous on ce cette ces",
    "dans mais selon el los las una ella ellos en pero según este esta y on он она они мы вы это этот в на и но по",
)
"""Written with a capital, these begin a sentence even after an abbreviation."""

ORDINAL_AFTER = word_set(
    "januar jänner februar märz april mai juni juli august september oktober november dezember jahrhundert",
    "jahrhunderts weltkrieg weltkriegs weltkrieges bundesliga liga runde platz stock mal tag jahr klasse jan feb",
    "apr aug sept okt nov dez",
)
"""German: a numeral with a stop before these is an ordinal."""

ORDINAL_BEFORE = word_set("am der dem den des die das im zum zur vom bis ab seit beim")
"""German: a numeral with a stop after these is an ordinal."""

CUES_AFTER_QUOTE = word_set(
    "said says asked asks added adds replied told wrote writes shouted cried exclaimed wondered warned insisted",
    "stated answered demanded quipped declared noted explained continued recalled argued tweeted posted",
)
"""After a question in quotes and a name, these carry the sentence on."""
