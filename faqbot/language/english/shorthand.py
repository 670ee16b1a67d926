"""Shorthand for English words, and common misspellings."""

SHORTHAND = {
    "u": "you",
    "ur": "your",
    "r": "are",
    "abt": "about",
    "pls": "please",
    "plz": "please",
    "cos": "because",
    "coz": "because",
    "cuz": "because",
    "wat": "what",
    "wot": "what",
    "hw": "how",
    "teh": "the",
    "thx": "thanks",
    "bc": "because",
    "w": "with",
    "frm": "from",
    "shud": "should",
    "wud": "would",
    "cud": "could",
    "gonna": "going",
    "wanna": "want",
}
"""Shorthand and misspellings in questions that spelling correction does not repair.

They are too short for it, or too different from the words that they stand for."""

TYPED_CUES = {
    "wat": "what", "wot": "what", "wht": "what", "wy": "why", "y": "why", "hw": "how", "u": "you", "dat": "that",
    "n": "and", "nd": "and",
}  # fmt: skip
"""Shorthand for cue words."""

SPELLINGS = {
    "im": "i am", "iam": "i am", "ive": "i have", "hes": "he is", "shes": "she is",
    "its": "it is", "theyre": "they are", "theyve": "they have", "weve": "we have",
    "youre": "you are", "whats": "what is", "wats": "what is", "thats": "that is", "theres": "there is",
    "cant": "can not", "carnt": "can not", "cnt": "can not", "cannt": "can not", "canot": "can not",
    "cannot": "can not", "caint": "can not", "cudnt": "could not", "wont": "will not",
    "dont": "do not", "dnt": "do not", "doesnt": "does not", "dosent": "does not",
    "dosnt": "does not", "doesent": "does not", "didnt": "did not", "isnt": "is not",
    "aint": "is not", "arent": "are not", "wasnt": "was not", "werent": "were not", "havent": "have not",
    "havnt": "have not", "hvnt": "have not", "hasnt": "has not", "hadnt": "had not",
    "couldnt": "could not", "wouldnt": "would not", "shouldnt": "should not", "mustnt": "must not",
    "wanna": "want to", "gonna": "going to", "gunna": "going to", "gotta": "got to", "cos": "because",
    "coz": "because", "cuz": "because", "bc": "because", "u": "you", "ur": "your", "r": "are", "n": "and",
    "&": "and", "nd": "and", "wiv": "with", "w": "with", "plz": "please", "pls": "please", "plse": "please",
    "hlp": "help", "halp": "help", "hepl": "help", "rn": "right now", "atm": "at the moment", "hv": "have",
    "hav": "have", "av": "have", "avin": "having", "abt": "about", "wat": "what", "wot": "what",
    "b": "be", "mi": "my", "wen": "when", "thru": "through", "2day": "today", "2nite": "tonight",
    "tonite": "tonight", "nite": "night", "everytime": "every time", "cud": "could", "shud": "should",
    "wud": "would", "sum1": "someone", "any1": "anyone", "every1": "everyone", "ppl": "people", "kinda": "kind of",
    "sorta": "sort of", "outta": "out of", "dunno": "do not know", "em": "them", "hubby": "husband",
    "tuk": "took", "omfg": "omg", "pre": "pre", "wk": "week", "wks": "weeks", "mths": "months", "yrs": "years",
}  # fmt: skip
"""Shorthand and misspellings in reports of emergencies.

Slips there are corrected only to the words of patterns and to trigger words."""
