"""English words that tell whether something is happening now."""

from faqbot.language.circumstances import Circumstances
from faqbot.language.english.shorthand import SPELLINGS

_FILLERS = frozenset(
    """
    ! 2 a an the my his her their our your its this that these those is are am was were be been being it me him them so
    very really quite just bit little rather all of in on at to from for by with like get gets got getting gotten feel
    feels feeling felt keep keeps kept seem seems has have had having do does did i he she we they and also too still
    both again right completely totally suddenly sudden even much properly now actually badly bad severe severely
    terrible awful horrible started starting starts start begun began become becoming became gone going goes went or
    there here some any hardly more worse as well self
    """.split()
)
_GENERAL = frozenset(
    """
    people patients women men anyone anybody others users those mothers adults kids children babies persons sufferers
    folk folks nobody everybody person individuals
    """.split()
)

CIRCUMSTANCES = Circumstances(
    spellings=SPELLINGS,
    clitics={"m": "am", "ve": "have", "ll": "will", "re": "are", "d": "would"},
    endings={"in": "ing"},
    one_letter_words=frozenset("i"),
    fillers=_FILLERS,
    subjects=frozenset("i he she we my our his her someone somebody there".split()),
    conjunctions=frozenset(
        "and but so because then plus also while though although yet now omg help please hi hello hey sorry or".split()
    ),
    additions=frozenset(("and",)),
    coordinators=frozenset(("and", "or")),
    topic_changers=frozenset("but however anyway btw also".split()),
    contrast="but",
    contrast_restrictors=frozenset(("only", "just")),
    pronouns=frozenset("i he she".split()),
    emphatic_openings=frozenset((("i", "do"), ("we", "do"))),
    binders_before_pronoun=frozenset(
        """
        can could will would should shall may might must do did does am is are was were have had has if when what how
        why where that which who as than because whether and or but so think thinks thought believe feel feels say says
        said hope since before after while until once though unless suppose imagine wish like case not time ever
        whenever
        """.split()
    ),
    binders_after_pronoun=frozenset(
        "had get got used experienced felt mentioned would might could may should read heard".split()
    ),
    past_times=frozenset(
        """
        ago year years month months week weeks once previously before earlier summer winter spring autumn childhood
        child kid teenager school past sometimes occasionally usually often always never normally college university
        """.split()
    ),
    question_starts=frozenset("what how".split()),
    binders_before_question=frozenset(
        """
        a about ask at explain for from idea in is know like matter me no of on say see sure tell that to understand
        with exactly if
        """.split()
    ),
    back_references=frozenset("it that this these those they them else looks seems feels i he she".split()),
    plea_verbs=frozenset("do should can shall".split()),
    plea_pronouns=frozenset(("i", "we")),
    denials=frozenset("not no never without nor neither denies deny".split()),
    negation="not",
    nominal_denial="no",
    ability_verbs=frozenset("can could able".split()),
    inability=frozenset((("can", "not"),)),
    light_words=_FILLERS.difference("now going gone goes went right properly bad badly worse much all".split()).union(
        """
        any ever us thought thoughts sign signs symptom symptoms trace experience experiencing experienced suffering
        suffer think believe actually currently had having new such single longer going want intend planning
        """.split()
    ),
    list_conjunctions=frozenset("or nor".split()),
    past_phrases="""
        ago; years back; years before; years earlier; last year; last month; last week; last time; last summer;
        last winter; last spring; last autumn; last fall; last christmas; my last; his last; her last; my first;
        his first; her first; my second; my third; a first; earlier this year; used to; as a child; as a kid;
        as a teenager; as a baby; as a girl; as a boy; when i was; when he was; when she was; when we were; in the past;
        history; previously; previous; prior; once; long time; childhood; in school; at school; first time; in january;
        in february; in march; in april; in may; in june; in july; in august; in september; in october; in november;
        in december; in my twenties; in my thirties; in my forties; in my teens; in my fifties; in my sixties;
        in his thirties; in her twenties; in her thirties; in his twenties; for years; for months; for decades; decades;
        died of; died from; passed away; survived; survivor; recovered; recovering; before my diagnosis; before i was;
        before i had; back then; back when; lifelong; chronic; at birth; in college; at university; one time; few times;
        this summer; months ago; as a young man; as a young woman; as a student; as an infant; in infancy;
        in adolescence; since childhood; since birth; since school; always have; always has; always had; always been;
        like always; as always; all my life; all his life; all her life; at baseline; longstanding; long standing;
        old news
    """,
    habit_phrases="""
        sometimes; occasionally; usually; normally; often; now and then; from time to time
    """,
    over_phrases="""
        went away; gone away; has gone now; is gone; cleared up; resolved; settled down; better now; fine now; ok now;
        okay now; all good now; has passed; wore off; worn off; has stopped; is over; went off; subsided;
        went straight off; gone by; back to normal; been fine since; fine since; well since; recovered at once;
        recovered fully; recovered completely; none since; nothing since; nil since; never since; all clear; all gone;
        right as rain; passed off; healed; made a full recovery
    """,
    settled_phrases="""
        gone now; now gone; stable now; now stable; well now; good now; happy now; alright now; all right now; over now;
        well today; fine today; ok today; okay today; good today; do i still; can i still; should i still; may i still;
        could i still; am i still; will i still; still go; still come; still ok; still okay; still allowed
    """,
    present_phrases="""
        now; right now; today; tonight; this morning; this afternoon; this evening; minute ago; minutes ago; min ago;
        mins ago; hour ago; hours ago; hr ago; hrs ago; seconds ago; moment ago; moments ago; since yesterday;
        since last night; since this; still; currently; started; at the moment; at this moment; last night; at once;
        half hour; half an hour; just had; just now; just started; has just; have just; just been; just got
    """,
    progressive_verbs=frozenset("am is are keep keeps started starts".split()),
    progressive_ending="ing",
    progressive_exceptions=frozenset("going nothing something anything everything asking wondering planning".split()),
    plea_phrases="""
        what do i do; what should i do; what do we do; what can i do; help; what shall i do; please hurry
    """,
    past_verbs=frozenset("had was were".split()),
    perfect_auxiliaries=frozenset(("have", "has", "just")),
    about_phrases="""
        likely to; more likely; side effect; side effects; adverse; cause; causes; caused by; lead to; leads to;
        result in; bring on; brings on; trigger; triggers; risk; risks; risky; chance; chances; likelihood; probability;
        odds; common; commonly; rare; rarely; possibility; symptoms of; symptom of; signs of; sign of; warning signs;
        difference; leaflet; article; articles; study; studies; trial; trials; reported; listed; mention; mentions;
        mentioned; in general; generally; prevent; prevents; avoid; prone; read that; read about; heard; warned;
        warning; fear of; afraid of; scared of; scared about; frightened of; terrified of; worried about; worry about;
        worries about; concerned about; nervous about; anxious about; tell me about; told me about; know about;
        learn about; ask about; asking about; information; info; explain; definition; define; what about; what causes;
        horror of; dread of; in dread; panic about; panicking about; calm down about; anxiety about; keep worrying;
        worry i will; worrying i will; worried i will; scared i will; afraid i will; terrified i will;
        thinking about having; think about having; catastrophise; catastrophising; on the radio; on the news; on tv;
        in the news; on the telly; in a film; in the film; in a movie; brochure; read in;
        happens if; happens when; would happen; supposed to help; used for; used to treat; treat; treats;
        question about; questions about; curious; wondering about; reason for; contribute; associated; linked;
        says that; incidence; percent; percentage; statistics; frequency; what to expect; expect; recognise; recognize;
        look for; look out; watch for; watch out; complication; complications; can you get; theoretically; in theory;
        make you; makes you; make your; give you; gives you; make people
    """,
    asking_phrases="""
        at what point; how do i know; how do you know; how will i know; how can i tell; how would i know; how do i tell;
        is it normal; is it common; is it usual; is it dangerous; is it bad; is it ok; is it safe; is it true;
        is it possible; are there; is there; what is; what are; what does; what kind; what would; how often; how common;
        how likely; how many; how long; how serious; how dangerous; how rare; how much; how frequent; how does;
        how do you; how do people; how do doctors; how would; when should; when do; when to; when can
    """,
    pressing_phrases="""
        right now; happening now; happening to me; as we speak; at this moment; at the moment; call an ambulance;
        send an ambulance; need an ambulance; have it now; got it now; it is happening; hurry
    """,
    general=_GENERAL,
    definite_article="the",
    question_words=frozenset("is are was were what which how why".split()),
    modals=frozenset("can could will would might may do does did has have".split()),
    perfect_verbs=frozenset("has have did".split()),
    possession_verbs=frozenset(("have", "has")),
    third_person_modals=frozenset(("does",)),
    present_participles=frozenset(("be", "having")),
    stating_adverbs=frozenset("not hardly barely only just scarcely".split()),
    asked_subjects=_GENERAL | frozenset("you they there any many most other doctors nurses it".split()),
    greetings=frozenset(
        "hi hello hey so and but well ok okay please also or then dear sorry um hmm yes no thanks".split()
    ),
    near=frozenset("my his her this that he she i these our".split()),
    first_person=frozenset("i"),
    polite_phrases="""
        can you tell me; could you tell me; can you help; could you help; can someone help; can anyone help;
        can somebody help; can someone tell me; can you please; could you please; do you think; do you know;
        would you say; can you call; can someone call; can somebody call; will you help; can you send; what do i do;
        what should i do; what can i do; what shall i do; what do we do; what should we do; what to do;
        what is happening; what is wrong; what is going on; what number; do i need; do i have to; do i call; do i go;
        do i ring; do i phone; should i; how do i stop; how can i stop; how do we stop; how do i get help;
        who do i call; is this normal; is that normal; is this a side effect; is that a side effect;
        are these side effects; how do i help; how can i help
    """,
    supposing_phrases="""
        if; what should i do when; what do i do when; what to do when; what do you do when; whether; in case;
        in the event; suppose; supposing; imagine; hypothetically; what if; unless; would happen; were i to; let us say;
        say i
    """,
    supposing_words=frozenset("if whether suppose supposing imagine unless hypothetically".split()),
    doubts=frozenset("know sure tell wonder wondering unsure idea as like see check certain clue".split()),
    personal=frozenset("i me my he she him his her am our we".split()),
    asserting_phrases="""
        !; having; am having; is in; going into; goes into; gone into; went into; think; thinks; suspect; looks like;
        look like; seems like; has just; have just; just had; just started; just now; has had; have had; help; help me;
        now; ambulance; 999; 911; 112; 000; emergency; am i; this is; is this; this be; might be; may have; might have;
        must be; urgent; sos; what do i do; what should i do; i have; has got; have got; in the middle; another;
        showing; i am in; she has; he has; been having; it is a; it is an; symptoms; been; going to have; about to have;
        son has; daughter has; wife has; husband has; mum has; mom has; dad has; partner has; baby has; child has;
        possible; i took; took an; taken an; worried it is; is it a; is it an
    """,
    owners=frozenset(("my", "his", "her", "our", "this")),
    owner_verbs=frozenset("have has am is feel feels got".split()),
    meant_phrases="""
        instead of; rather than; not; should be; should have been; should have had; should have taken; supposed to;
        supposed to be; meant; meant to; meant to be; prescribed; allowed; maximum is; limit is; usual is
    """,
    unit_factors={"mcg": 1.0, "micrograms": 1.0, "mg": 1e3, "milligrams": 1e3, "g": 1e6, "gram": 1e6, "grams": 1e6},
    listing_denials=frozenset(("denies", "deny", "denied")),
    sign_nouns=frozenset("sign signs symptom symptoms".split()),
    showing_verbs=frozenset("have has having showing shows got with these all".split()),
)
"""The circumstances of signs in English."""
