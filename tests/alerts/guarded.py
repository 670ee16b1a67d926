"""A base about a swimming pool, with alerts and deferrals of its own."""

from faqbot.knowledge.model import KnowledgeBase
from faqbot.knowledge.notices import AlertRule

DROWNING = AlertRule(
    id="drowning",
    text="Shout for the lifeguard, or call 112.",
    patterns=(
        "<under water> & <not moving>",
        "<swimmer> & drowning",
        "chlorine + <cough>",
        "<swallowed> & <5+> & coins",
    ),
    condition_names=("cramp", "heat stroke"),
    exceptions=("drowning in paperwork", "drowning in work"),
)
DESPAIR = AlertRule(id="despair", text="Talk to the lifeguard.", patterns=("drown myself",), even_if_asked=True)
DECIDE = AlertRule(id="decide", text="That is for your swimming teacher.", patterns=("should i <swim>",))

POOL = KnowledgeBase(
    id="pool",
    title="The pool",
    alerts=(DROWNING, DESPAIR),
    deferrals=(DECIDE,),
    sign_words={
        "under water": ("under water", "underwater", "below the surface"),
        "not moving": ("not moving", "not move", "still"),
        "swimmer": ("i am", "boy", "girl", "somebody"),
        "cough": ("cough", "coughing"),
        "swallowed": ("swallowed", "swallow"),
        "swim": ("swim", "dive", "stop"),
    },
    protected=("Drownix",),
)
