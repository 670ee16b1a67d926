"""The question types of English.

They are the numeric types of question classification (Li and Roth 2002, "Learning question classifiers"), whose answers
can be recognised without understanding them: a duration has a unit of time, a price a currency or a word for money.
"""

from faqbot.language.question_types import QuestionTypes

_UNIT_OF_TIME = (
    r"\b(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|fortnights?|months?|years?|quarters?|nights?|weekends?"
    r"|overnight)\b"
)

_CUES = {
    "duration": "how long|how soon|how quickly|how quick|how fast|lead time|turnaround|waiting time|wait time",
    "price": "how much|price|prices|cost|costs|fee|fees|charge|charges|cheap|expensive",
    "frequency": "how often|how frequently|how regularly",
    "count": "how many|number of|maximum|max",
    "age": "how old|age limit|minimum age|what age",
    "size": "how big|how large|how tall|how heavy|how wide|how deep|how high|how thick|how small|how far|dimensions"
    "|measurements",
    "time": "when|what time|what day|which day|what date",
}

_SIGNS = {
    "duration": _UNIT_OF_TIME
    + r"|\b(?:immediately|instantly|at once|straight away|right away|same day|next day|until|permanent(?:ly)?"
    r"|indefinitely|lifetime)\b",
    "price": r"[€$£¥₹]|\d ?(?:%|p\b|percent|per cent)"
    r"|\b(?:free|prices?|priced|costs?|fees?|charge[sd]?|pay|paid|euros?|pounds?|dollars?|cents?|pence|rates?)\b",
    "frequency": r"\b(?:every|each|per|daily|weekly|monthly|quarterly|yearly|annual(?:ly)?|once|twice|times|always"
    r"|never|often|regularly)\b",
    "count": r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|dozen|half"
    r"|single|several|many|unlimited|limits?|none|both|once|twice|every|each|all|any number)\b",
    "age": r"\b(?:ages?|aged|years?|old|older|younger|adults?|child(?:ren)?|teen\w*|under|over \d+)\b",
    "size": r"\d ?(?:cm|mm|m|km|kg|g|lbs?|in|inch|ft|gb|mb|tb|l|x|by)\b"
    r"|\b(?:sizes?|weigh\w*|met(?:er|re)s?|inch(?:es)?|feet|miles?|kilos?|litres?|liters?|\w+met(?:er|re)s?)\b",
    "time": _UNIT_OF_TIME + r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\d ?[ap]\.?m\b|\d:\d\d"
    r"|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"|\b(?:time|dates?|morning|noon|afternoon|evening|midnight|daily|before|after|until|once|soon|when|while|during"
    r"|immediately)\b",
}

QUESTION_TYPES = QuestionTypes(
    {cue: name for name, cues in _CUES.items() for cue in cues.split("|")},
    _SIGNS,
)
