"""English clauses that only say that something was typed by mistake."""

_MISTAKE = (
    r"(?:typos?|typing (?:error|mistake|slip)|misprint|mistake|error|slip(?: of (?:the|my) (?:finger|keyboard|thumb))?"
    r"|autocorrect|(?:fat|clumsy|slippery) (?:fingers?|thumbs?)|wrong (?:key|keys|number|figure|digits?|button|weight))"
)
_LEAD = (
    r"(?:(?:oh|no|nope|oops|ooops|whoops|sorry|argh?|ah|damn|because|cos|cause|as|i think|just|only|actually)\b\W*)*"
)
_DID = (
    r"(?:typed|mistyped|mis-typed|misread|mis-read|miskeyed|wrote|entered|put|hit|pressed|swapped|switched|mixed"
    r"|muddled|reversed|transposed|got|read|gave|said|told)"
)
_THING = (
    r"(?:it|that|this|them|those|you|(?:the|my|his|her)(?: (?:first|last|two|other))?"
    r" (?:numbers?|digits?|figures?|weight|keys?|scales?))"
)
_HOW = (
    r"(?:(?:the )?(?:wrong|other) way (?:a?round)|(?:the|a) wrong (?:key|keys|number|figure|digits?|button|weight|one)"
    r"|wrong(?:ly)?|backwards|incorrectly|mixed up|round|around|up|in|down|too fast|by mistake|by accident)"
)
EXCUSE = (
    rf"\W*{_LEAD}(?:(?:(?:it|that|this)(?:['’]?s| is| was)? )?(?:my |an? |the )?(?:own )?{_MISTAKE}"
    r"(?: (?:there|on my part|of mine))?"
    r"|my (?:bad|fault|mistake|error|typo)"
    r"|(?:(?:i|my (?:fingers?|thumbs?|phone|keyboard|autocorrect))(?: (?:have|must have|just|had|accidentally))* )?"
    rf"{_DID}(?: {_THING})?(?: {_HOW})+"
    r"|i(?: have| must have| just)? (?:mistyped|mis-typed|misread|mis-read|miskeyed)(?: (?:it|that|this|the scales?))?"
    rf"|(?:i(?: must have| have| just)? )?(?:mixed up|muddled(?: up)?|reversed|swapped|switched|transposed) {_THING}"
    r"|[0-9]+(?: ?[a-z]+)? (?:is|was) (?:a typo|a mistake|wrong|not right)"
    r"|(?:my )?(?:fingers?|thumbs?) slipped|silly me|(?:stupid|silly|bloody|damn) (?:phone|keyboard|fingers?|me)"
    r")(?:\W*\b(?:sorry|again|before|earlier|above|there|lol|haha))*\W*"
)
"""A clause such as "sorry, I typed it the wrong way round", as a whole."""

REPLACED_NUMBER = (
    r"(?<=[0-9a-z])[\s,;]+(?:and )?(?:not|instead of|rather than) [0-9]+(?:[.,][0-9]+)?(?: ?[a-z]+)?[\s.!]*$"
    r"|^\W*(?:(?:no|sorry|oops)\W+)?not [0-9]+(?:[.,][0-9]+)?(?: ?[a-z]+)?[\s,;.–—-]+(?:but )?(?=[0-9])"
)
"""The number that another one replaces, as in "85 not 58" and "not 58 but 85"."""
