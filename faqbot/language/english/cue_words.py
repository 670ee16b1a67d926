"""English words that tell how a question is meant."""

import re

from faqbot.language.cue_words import SENTENCE_END, CueWords
from faqbot.language.english.amount_words import AMOUNT_WORDS
from faqbot.language.english.calm_words import ASIDE, FEAR, HYPERBOLE, LIMITATION, SOUND
from faqbot.language.english.excuse_words import EXCUSE, REPLACED_NUMBER
from faqbot.language.english.person_words import MEN, PEOPLE, PERSON_PRONOUNS, VERDICTS, WOMEN
from faqbot.language.english.shorthand import TYPED_CUES
from faqbot.language.lazy_pattern import compile_lazily

_QUESTION_START = (
    r"(?:whats?|which|hows?|whos?|whens?|wheres?|why|is|are|was|can|could|does|did|do|will|would|should"
    # "May 2026" is a month.
    r"|may(?= (?:i|we|you|he|she|they|it|my|our|his|her|their|an?|the|people|any(?:body|one)|some(?:body|one))\b))\b"
    # "He walks little and can hardly stand" asks nothing.
    r"(?! (?:barely|hardly|no longer|not|only|scarcely)\b)"
)
_JOINER = r"(?:and|also|plus|but|so|or|oh|then)"
# A question in the middle of a sentence, with nothing that joins it to what comes before. A long word comes before it:
# after a short one, as in "ok so what is it", the question only begins.
_INVERTED_QUESTION = (
    r"(?:how|what|when|where|why)(?:\s+(?:do|does|did|can|could|should|will|would|is|are|long|much|many|often))\s"
    r"|(?:how|where|when)\s+(?:do|can|should)\s+(?:i|we)\b"
)
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3}
# "ok, let me see": what may come before the name of a choice.
_CHOICE_START = r"(?:(?:ok|okay|yes|and|what about|tell me|show me|give me|i want|i'd like|let's see|lets see) )*"
_PLEASE = r"(?:(?:can|could|would|will) (?:you|u) |please |pls |ok |sorry |sorry i |no |just |i need it |i want it )*"
_SAY = (
    r"(?:(?:say|explain|put|tell|write|give|make|repeat|phrase|translate|answer|rephrase|speak|talk|reply|have)(?: me)?"
)
_SAY += r"(?: (?:it|that|this|all that|the answer))?(?: to me)? ?)?"
_PLAIN = (
    r"(?:(?:a bit |a lot |much |more )?"
    r"(?:simpler|simply|shorter|short|brief|briefly|briefer|plainer|easier|clearer|clearly)"
    r"(?: terms| words| version)?"
    r"|in (?:a few|easy|easier|fewer|layman'?s|lay|normal|other|one|plain|plainer|short|simple|simpler|different)"
    r" (?:english|language|sentence|terms|way|words?)|in english|like i'?m (?:five|5)|differently|another way)"
)
_REWORDING = (
    rf"{_PLEASE}(?:{_SAY}{_PLAIN}|(?:sum|summari[sz]e) (?:it|that|this)(?: up)?|rephrase(?: (?:it|that|this))?"
    r"|(?:i )?(?:do not|don'?t|did not|didn'?t|can'?t|cannot) (?:understand|get|follow)"
    r"(?: (?:it|that|this|you|a word|any of (?:it|that|this)|what (?:that|this) means))?"
    r"|i(?:'m| am|m) (?:confused|lost|not following)|(?:that's|thats|it's|its|that is|this is|it is)?"
    r" ?too (?:complicated|difficult|hard|long|technical)(?: for me)?|eli5|tl;?dr|what does (?:that|this|it) mean"
    r" in plain english)(?: please)?"
)
_LANGUAGES = (
    "arabic|bengali|chinese|czech|danish|dutch|farsi|finnish|french|german|greek|gujarati|hebrew|hindi|hungarian"
    "|italian|japanese|korean|mandarin|norwegian|persian|polish|portuguese|punjabi|romanian|russian|somali|spanish"
    "|swedish|tagalog|tamil|thai|turkish|ukrainian|urdu|vietnamese|welsh|another language|other languages?"
)
_OTHER_LANGUAGE = (
    rf"{_PLEASE}(?:do you (?:speak|have (?:it|this|that)) )?{_SAY}(?:in|into)? ?(?:{_LANGUAGES})(?: please)?"
    r"|(?:en español|en espanol|en français|en francais|auf deutsch|in italiano|habla(?:s)? español)(?: por favor)?"
)
_OTHER_WORDS = frozenset("another else instead other others".split())

# After a sentence; before a question that is joined to what comes before it; after the words that lead up to one.
_PART_BOUNDARY = (
    SENTENCE_END
    + rf"|\s*(?:,|\s-|–|—)?\s+{_JOINER}(?:,?\s+{_JOINER})*\s+(?={_QUESTION_START})"
    + rf"|\s*(?:,|\s-|–|—)\s+(?={_QUESTION_START}|(?:i |i just |just )?wanted to (?:ask|know)\b)"
    + rf"|(?<=[a-z]{{4}})\s+(?={_INVERTED_QUESTION})"
    + r"|\s+(?:wondering|wonder|know)\s+(?:if|whether|is)\s+|:\s+"
)

# What is refused goes on to the end of the message: a question or a reason after it says what is wanted instead. Who
# no longer wants something asks how to be rid of it.
_REFUSAL = (
    r"(?:(?:please|sorry|no|hi|hello|thanks|and|but|so|also) )*"
    r"(?:(?:i|we) (?:(?:really|definitely|just|actually) )?(?:(?:do|did|would|will) not|never)"
    r" (?:(?:really|even|ever|actually) )?(?:want|wish|need|intend|plan|care)\b"
    r"|(?:(?:i|we) (?:am|are) )?not (?:interested in|looking (?:for|to)|asking (?:for|to|about))\b"
    r"|do not (?!(?:you|we|i|they|have|know|understand|see|get|feel|remember|find|like|think|work|forget|worry)\b)"
    r"|(?:there is )?no need (?:to|for)\b)"
    rf"(?!.* (?:{_QUESTION_START}|but|so|because|instead|just)\b).+"
)

# What is denied ends at a mark, or where the question begins.
_DENIED = (
    r"(?P<denied>[^.,;:?!]+?)"
    rf"(?=\s*(?:[.,;:?!]|$)|\s+(?:(?:and|so|but|then)\s+)*(?:{_QUESTION_START}|am\b|may\b|so\b|but\b))"
)
_NOT = r"(?: not|n['’]?t)"
_DENIAL = (
    r"\b(?:(?:(?:i|we|he|she|they|(?:my|our|his|her) \w+)"
    rf" (?:(?:(?:do|does|did){_NOT}|never) (?:actually |really |ever |currently )?(?:have|had|suffer from|get)(?! to\b)"
    rf"|(?:have|has|had)(?:{_NOT}| never) (?:got|had|been diagnosed with)"
    rf"|(?:am|is|are|was)(?: not|n['’]?t))"
    r"|(?:i|we|he|she|they) (?:have|has|had) (?:none|neither|no)\b(?: of)?"
    r"|i['’]?m not|(?:s?he|they|we)['’](?:s|re) not"
    r"|no (?:known |past |previous )?(?:history|hx|signs?|evidence) of)"
    rf" (?:(?:any|an?|the|got|of|history of|signs? of) )*{_DENIED})"
)
_THOSE = r"(?:those|these|them|that|this|it)"
_FALSE_START = r"(?:(?:no|nope|sorry|oh|ok|okay|well|but|and|actually|wait|hang on)\b[\s,.;:!-]*)*"
_CONTRAST = (
    rf"{_FALSE_START}(?:(?:not|other than|apart from|besides|except(?: for)?|anything but|instead of|rather than"
    r"|forget(?: about)?)\s+(?:about\s+)?(?P<rejected>[^.,;:?!–—]+?)"
    r"(?:\s*[.,;:!–—-]+\s*(?:but\s+)?(?P<wanted>\S.*)|\s+but\s+(?P<instead>\S.*)|[\s.?!]*))"
)
_DISMISSAL = (
    rf"{_FALSE_START}(?:(?:that|this|it)(?:'?s| is| was) ?n[o']?t (?:it|what i (?:asked|meant|mean|wanted|want|said)"
    r"(?: for| about)?|my question|the question|right)|not (?:that|those|these|it|this)(?: one)?"
    rf"|wrong (?:one|answer|question|thing)|you(?:'ve| have)? got {_THOSE} wrong|you misunderstood(?: me)?)"
)

_PAUSE = r"[\s,.;:!–—-]*"
_TURN = r"(?:oh|actually|rather|now)"
"""Words after which something else may follow as well: "oh, I am 45" is rather an age than a weight."""
_TAKEN_BACK = r"(?:no|nope|sorry|oops|wait|hang on|hold on|correction|i mean|i meant|make (?:that|it)|scratch that)"
_RETRACTION = (
    rf"{_PAUSE}\b(?:"
    rf"(?:{_TURN}\b{_PAUSE})*{_TAKEN_BACK}\b{_PAUSE}(?:(?:{_TURN}|{_TAKEN_BACK})\b{_PAUSE})*"
    r"(?:(?:it|that|s?he|they|i|we|now)(?:['’]?(?:s|m|re)| is| are| am| weighs?)?\s+)?"
    rf"|(?:{_TURN}\b{_PAUSE})+(?:(?:it|that)(?:['’]?s| is)\s+|(?:s?he|they|i|we) weighs?\s+)?"
    r")(?=[0-9])"
)
_RETRACTION_END = r"\s+(?:now|please|instead|then|not)\b|\s*(?:$|[.,;:!?)…–—])"
# Days and hours ago may still be an emergency. What is dated has to be the event itself, and nothing may go on since.
_LONG_AGO = (
    r"(?:(?:weeks?|months?|years?|yrs?|decades?|ages) (?:ago|back)|long (?:time )?ago"
    r"|(?:last|the other) (?:week|month|year|spring|summer|autumn|fall|winter)|back in (?:19|20)[0-9]{2}"
    r"|as a (?:kid|child|teenager)|years before)\b"
)
_GOES_ON = (
    r"(?:since|until|till|start\w*|beg[au]n|been|still|again|keeps?|worse|ongoing|never|not|\w+n['’]t"
    r"|(?:is|was|did|do|does|has|ca|wo)nt)"
)
_QUANTITY = r"(?:[0-9]+|an?|about|almost|around|at least|back|couple|few|like|many|more than|nearly|of|over|quite|some"
_QUANTITY += r"|several|two|three|four|five|six|seven|eight|nine|ten|twenty) "
_DATED = (
    rf"(?!.*\b{_GOES_ON}\b)(?:.*\b(?:that|it|this|all that)(?:['’]?s| is| was| were|(?: had)?(?: all)? happened)"
    r"(?: (?:to|with) \w+)? |\W*(?:(?:no|oh|sorry|i mean|i meant|actually|well|yes|yeah|happened|was)\b\W*)*)"
    rf"(?:{_QUANTITY})*{_LONG_AGO}"
)
_PROSE = r"(?:essay|story|novel|book|course|assignment|homework|paper|project)"
_SLIP = r"(?:(?:was a |sorry,? )?(?:typos?|misspelling)|autocorrect|wrong (?:word|button|window|chat))\b"
_UNREAL = (
    r"(?:hypothetical(?:ly)?|theoretical(?:ly)?|in theory|just (?:imagining|testing)|only (?:testing|joking|kidding)"
    r"|(?:just|only) (?:asking|curious|wondering)(?=[\s.!]*$|,? (?:in general|generally)\b)"
    r"|(?:was|were|am|i['’]?m|just) (?:joking|kidding)|(?:was|is|it['’]?s|just) a (?:joke|test|hypothetical|what if)"
    r"|false alarm|(?:happening|that['’]?s|it['’]?s|that is|it is|was) not (?:right )?now|not happening (?:right )?now"
    r"|(?:is|was|it['’]?s) not (?:happening|real)|isn['’]?t (?:happening|real)"
    rf"|(?:asking|all|it['’]?s|just|only|question|research|this is|that was|writing) (?:for )?(?:an?|my) {_PROSE}"
    r"|(?:it['’]?s|is|all) over now"
    r"|(?:i['’]?m|i am|s?he['’]?s|s?he is) (?:completely |totally )?(?:fine|ok|okay|better|all right|alright)"
    r" (?:now|again)(?!,? but (?:i|s?he|it|my|the|still)\b))\b"
)
# "This is not a typo", "could it be a false alarm?", "I hope it was a joke" call nothing off.
_DOUBTED = (
    r"\b(?:(?:not|never|(?:is|are|was|were|do|did|does|ai|ca|wo)n['’]?t)\s+(?:[\w'’]+\s+)?"
    r"|no\s+(?=typo|misspelling|false alarm)"
    r"|(?:could|hope|hoping|if|maybe|might|may|perhaps|probably|think|whether|wish"
    r"|(?:is|was) (?:it|this|that))\s+(?:[\w'’]+\s+){0,3})"
)
_CALLED_OFF = rf"^(?!.*{_DOUBTED}(?:{_SLIP}|{_UNREAL}))(?:{_DATED}|.*\b(?:(?P<slip>{_SLIP})|{_UNREAL}))"
_UNHARMED = (
    r"\b(?:i['’]?m|i am|we['’]?re|we are|s?he['’]?s|s?he is)(?: (?:all|completely|just|perfectly|quite|really))?"
    r" (?:fine|good|ok|okay|all ?right|alright|safe)\b|\b(?:asking|question|just) (?:in general|generally)\b"
)
_DATED_EVENT = (
    r"^(?:had|got|been|took|taken|lost|felt|started)\b|\b(?:ago|since|yesterday|today|tonight|history|before|already)\b"
    r"|\b(?:last|this) (?:night|morning|evening|afternoon|week|weekend|month|year|spring|summer|autumn|fall|winter)\b"
    r"|\b(?:in|since) (?:19|20)[0-9]{2}\b|\bas an? (?:baby|boy|child|girl|kid|student|teenager)\b|\bin the past\b"
)
_REASON_QUESTION = (
    r"(?:(?:and|but|so|ok|okay|oh|then) )*"
    r"(?:(?:explain )?why(?: (?:is|was|are|so|not|that|this|it|the case|exactly|then))*|how come"
    r"|(?:(?:(?:what is|what's|whats) )?the|for what|what) reason(?: (?:for|behind) (?:that|this|it))?)"
)

CUE_WORDS = CueWords(
    shorthand=TYPED_CUES,
    openers=frozenset(
        """
        actually ah ahh alright also and anyway but cheers cool fine good great haha hello hey hi hiya hm hmm lol no now
        oh ok okay perfect please right so sorry sure ta thanks then though thx um well wow yeah yep yes
        """.split()
    ),
    meaningful_openers=frozenset(("no",)),
    topical_openers=frozenset("cool fine good great perfect".split()),
    question_words=frozenset(
        """
        am any are can could did do does has have how is should was were what when where which who whose why will would
        """.split()
    ),
    request_verbs=frozenset("describe explain list show tell".split()),
    demands=frozenset("elaborate evidence explain more proof reason source sources why".split()),
    statement_starts=frozenset(
        "he i im it its ive my our she that thats there theyre theyve they this we you youre".split()
    ),
    people=PEOPLE,
    person_pronouns=PERSON_PRONOUNS,
    women=WOMEN,
    men=MEN,
    verdicts=VERDICTS,
    impersonal=compile_lazily(
        r"(?:(?:and|so|but|ok)\s+)*(?:where|when|who|how (?:do|does|did|much|many|long|often))\b", re.IGNORECASE
    ),
    first_person=frozenset("i im ive id ill me my mine myself we us our ours".split()),
    called_off=compile_lazily(_CALLED_OFF, re.IGNORECASE),
    unharmed=compile_lazily(_UNHARMED, re.IGNORECASE),
    hyperbole=compile_lazily(HYPERBOLE, re.IGNORECASE),
    limitation=compile_lazily(LIMITATION, re.IGNORECASE),
    sound=compile_lazily(SOUND, re.IGNORECASE),
    aside=compile_lazily(ASIDE, re.IGNORECASE),
    long_ago=compile_lazily(rf"\b{_LONG_AGO}", re.IGNORECASE),
    fear=compile_lazily(FEAR, re.IGNORECASE),
    dated=compile_lazily(_DATED_EVENT, re.IGNORECASE),
    bot_pronouns=frozenset("you your yours yourself".split()),
    pronouns=frozenset("he her him his it its one ones same she that their them then these they this those".split()),
    weak_pronoun="it",
    weak_pronouns=frozenset("it its then".split()),
    other_words=_OTHER_WORDS,
    other_openings=frozenset((("what", "about"), ("how", "about"))),
    other_conjunctions=frozenset(("or",)),
    other_openers=frozenset(("and",)),
    more_words=frozenset("detail details elaborate further more".split()) | _OTHER_WORDS,
    topicless=frozenset(
        """
        a about all an anybody anyone anything as at be because been being big bit by case cases certain certainly
        come even ever exactly example examples for from go had happen happened happens high if in just kind
        kinds know known large like likely lot lots low many me mean means meant might much must not of on only or
        part parts point problem proved proven real really said say says show small some something sort tell than the
        thing to told too true type types up us way ways with word words
        """.split()
    ),
    plural_ending="s",
    joiners=frozenset("and also plus but so or oh then wondering wonder know how what when where why".split()),
    part_boundary=compile_lazily(_PART_BOUNDARY, re.IGNORECASE),
    short_part_boundary=compile_lazily(rf"{_PART_BOUNDARY}|,\s+", re.IGNORECASE),
    listing_words=frozenset("also and n plus".split()),
    list_joiner=compile_lazily(
        r"\s*(?:,\s*(?:(?:and|also|plus)\s)?|[&+/]|[?!.]+\s+(?:and|also|plus)\s"
        r"|\s(?:and also|and|also|n|plus|as well as)\s)\s*",
        re.IGNORECASE,
    ),
    # "Can you tell me about", "I would like to know", "another question about": what comes after it is the question.
    lead_in=re.compile(
        r"(?:(?:(?:can|could|will|would) you (?:please )?)?(?:tell|explain to|show|give) me"
        r"|(?:i(?: just)?(?: want(?:ed)?| would like|'?d like| need)|(?:just )?wanted) to (?:ask|hear|know)"
        r"|(?:can|could|may) i (?:just )?ask(?= about)"
        r"|(?:(?:i have )?(?:a|an|one|my) )?(?:another |different |last |new |next |quick |second )*question)"
        r"(?: a bit| anything| more| something)?(?: about| if| is| on| whether)?(?:,|:)?\s+(?!is\b)(?=\w)",
        re.IGNORECASE,
    ),
    closing=re.compile(r"[\s,]+(?:please|pls|plz|thanks|thank you)[\s.!?]*$", re.IGNORECASE),
    correction=compile_lazily(
        r"(?:(?:no|nope|sorry|oh|not that)\b[\s,.;:!-]*)*"
        r"(?:i\s+(?:just\s+|only\s+)?(?:mean|meant|was asking(?: about)?|am asking(?: about)?|asked(?: about)?)"
        r"|what i (?:mean|meant)(?: is| was)?)\b[\s,:]*(?=\S)"
        r"|(?:(?:no|nope|sorry|oh|oops)\b[\s,.;:!-]*)+(?:wait|hang on|hold on|rather)\b[\s,.;:!-]*(?=\S)",
        re.IGNORECASE,
    ),
    denying_words=frozenset("neither never no none not".split()),
    denial=compile_lazily(_DENIAL, re.IGNORECASE),
    retraction=compile_lazily(_RETRACTION, re.IGNORECASE),
    retraction_end=compile_lazily(_RETRACTION_END, re.IGNORECASE),
    taken_back=compile_lazily(rf"{_PAUSE}(?:{_TURN}\b{_PAUSE})*{_TAKEN_BACK}\b", re.IGNORECASE),
    excuse=compile_lazily(EXCUSE, re.IGNORECASE),
    replaced_number=compile_lazily(REPLACED_NUMBER, re.IGNORECASE),
    amounts=AMOUNT_WORDS,
    reason_question=compile_lazily(_REASON_QUESTION),
    reason_words=frozenset("because reason reasons why".split()),
    contrast_words=frozenset("although but except however otherwise though".split()),
    contrast=compile_lazily(_CONTRAST, re.IGNORECASE),
    dismissal=compile_lazily(_DISMISSAL, re.IGNORECASE),
    yes=compile_lazily(r"(?:ok )?(?:yes|yeah|yep|yup|sure|go on|please do|that one)(?: please)?"),
    no=compile_lazily(r"(?:no )?(?:no|nope|neither|none)(?: (?:one|of (?:them|those|these)))?"),
    choice_number=compile_lazily(
        rf"{_CHOICE_START}(?:(?:numbers?|options?|choices?|no\.?) )?#?\s*([0-9]{{1,2}})\s*[.)]?(?: please)?"
    ),
    choice_ordinal=compile_lazily(
        rf"{_CHOICE_START}(?:the )?({'|'.join(_ORDINALS)}|last)(?: (?:one|choice|option|question)s?)?(?: please)?"
    ),
    choice_joiner=compile_lazily(
        r"\s*(?:,\s*(?:and|then)\s|[,&+/]|\s(?:and|then|plus)\s)\s*|(?<=[0-9.)])\s+(?=[#0-9])"
    ),
    all_choices=compile_lazily(
        rf"{_CHOICE_START}(?:both|all|each|every one|everything|the lot)"
        r"(?: (?:of (?:them|these|those)|two|three|of the above))?(?: please)?"
    ),
    refusal=compile_lazily(_REFUSAL),
    ordinals=_ORDINALS,
    rewording=compile_lazily(_REWORDING),
    other_language=compile_lazily(_OTHER_LANGUAGE),
)
"""The cue words of English."""
