"""English words that sound graver to the learned model of calls for help than they are."""

_PERSONAL = (
    r"(?:he|she|they|it|this|that|who|someone|somebody|everything|everyone|life|living|husband|wife|partner|boyfriend"
    r"|girlfriend|dad|mum|mom|father|mother|son|man|woman|voices?|thoughts?|grief|loneliness|pain|pains"
    r"|arm|belly|calf|chest|head|heart|leg|neck|stomach|throat)\b"
)
_ASKS = r"(?=.*(?:\?|\b(?:what|which|how|is there|are there|would|could|can|does)\b))"
HYPERBOLE = (
    rf"(?s)\b(?:(?!{_PERSONAL})[a-z]{{3,}}\s+(?:is|are|was|were|has been|have been|keeps?)(?:\s+[a-z]+ly)?"
    rf"\s+killing\s+(?:me|us|him|her|them)\b"
    r"|(?:cannot|can not|can['’]?t)\s+(?:bear|cope with|face|stand|stomach|tolerate)\s+(?:(?:my|the|these|those)\s+)?"
    rf"(?!{_PERSONAL}|(?:any|anything|being|light|lights|me|myself|noise|things|to|up)\b)[a-z]{{3,}}(?:\s+[a-z]+){{0,2}}?"
    rf"\s+any\s?(?:more|longer)\b){_ASKS}"
)
"""A thing that "is killing me" or cannot be borne any more, before a question.

People, what goes on in the mind, and parts of the body where it may be meant are left out.
"""

_NEW = (
    r"(?:abrupt\w*|all at once|now|right|tonight|today|yesterday|sudden\w*|since|start\w*|began|begun|just|hours?|hrs?"
    r"|minutes?|mins?|numb\w*|droop\w*|slur\w*|speak\w*|talk\w*|breath\w*|swallow\w*|weak\w*|worse|help|faint\w*|pain\w*)\b"
)
LIMITATION = (
    rf"(?s)\A(?!.*\b{_NEW})(?=.*\b(?:can(?:['’]?t| ?not)|can (?:barely|hardly|no longer|only just)|struggles? to)"
    r"\s+(?:bend|carry|climb|cook|cycle|dance|drive|garden|hold|jog|lift|run|shop|sit|sleep|stand|type|walk|work|write)"
    r"\s+(?:the stairs |things |up |upright )?(?:all that |so |that |too |very )?"
    r"(?:any ?more|any longer|far|fast|long|for (?:long|very long)|much|properly|these days|unaided|well)\b)"
)
"""A message with a thing that somebody can do less of than before, and nothing that tells of now: "cannot walk far"."""

SOUND = (
    r"\b(?P<sound>[a-z]{3,}) (?:is|are|was|were|look|looks|work|works) (?:(?:all|both|perfectly|quite|still) )*"
    r"(?:alright|fine|good|great|healthy|normal|ok|okay|well)\b(?! controlled)"
)
"""A part of the body that is well, as in "my kidneys are fine"."""

ASIDE = r"^\W*(?:by the way|btw|fyi|incidentally)\b|\b(?:by the way|btw|fyi|as it happens|in case it matters)\W*$"
"""Words at the beginning or the end of what is told by the way: nobody calls for help so."""

FEAR = (
    r"(?:[,;]\s*|\s+)?\b(?:(?:and|but|so)\s+)?(?:i|we|s?he)(?:['’]?m|['’]?re|['’]?s| am| are| is)"
    r"(?:\s+(?:a bit|just|pretty|quite|rather|really|so|very))*"
    r"\s+(?:afraid|anxious|frightened|nervous|scared|terrified|worried)\b"
)
"""A clause that says that somebody is afraid, and not of what."""
