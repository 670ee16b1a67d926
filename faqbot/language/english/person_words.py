"""English words about people, and about what suits them."""

PEOPLE = frozenset(
    """
    aunt auntie boyfriend bro brother bub child cousin dad daddy daughter fiance fiancee father friend girlfriend
    gran grandad granddad granddaughter grandma grandmother grandpa grandson he her hes him his hubby husband kid
    mam mate mom mother mum mummy nan neighbor neighbour nephew niece partner patient pt she shes sis sister
    somebody someone son spouse their them they theyre theyve uncle we weve wife
    """.split()
)
"""Words for other people, with which a statement about somebody may begin."""

PERSON_PRONOUNS = frozenset(
    "he her hes him his she shes somebody someone their them they theyre theyve we weve".split()
)
"""Those that name nobody in particular."""

WOMEN = frozenset(
    """
    aunt auntie daughter fiancee girlfriend gran granddaughter grandma grandmother her mam mom mother mum mummy nan
    niece pregnant she shes sis sister wife
    """.split()
)
"""Words for women and girls."""

MEN = frozenset(
    """
    boyfriend bro brother dad daddy fiance father grandad granddad grandpa grandson he hes him his hubby husband nephew
    son uncle
    """.split()
)
"""Words for men and boys."""

VERDICTS = frozenset(
    """
    allowed alright benefit chance chances danger dangerous dare effective fine fit give given
    good happy harm harmful harmless have having help helpful helps improve matter matters odds ok okay option
    permitted possible recommended right risky safe safely sensible still suitable suited take taking unsafe
    use useful useless work working works worth worthwhile wrong
    """.split()
)
"""Words that ask whether something suits somebody, whatever their circumstances are."""
