"""English words in groups that matter in a call for help.

The groups are general English: parts of the body, change, time, question words. They name no illness on their own, and
no base adds to them. ``benchmarks/build_urgency_model.py`` trains the weights of the groups and their pairs.
"""

from collections.abc import Mapping

URGENCY_GROUPS: Mapping[str, str] = {
    "body": """
        airway airways ankle ankles arm arms back belly bladder blade blades body brain breast breastbone bum bump
        calf cheek chest chin ear ears elbow eye eyelid eyes face feet finger fingers foot forehead groin gut hand
        hands head heart jaw kidney kidneys knee leg legs limb limbs lip lips lung lungs mouth neck nose nostrils
        pulse ribs shoulder shoulders side sight skin skull speech spine stomach teeth thigh throat toes tongue
        tooth tummy vision voice windpipe words wrist wrists
    """,
    "fluid": """
        bile blood clot clots discharge fluid foam froth mucus pee phlegm piss poo poop pus saliva sick spit stool
        urine vomit water waters wee wees
    """,
    "passing": """
        bladder catheter loo nappies nappy pass passed pee peed peeing pipi piss pissed toilet urinate urinated void
        water wee weed weeing wees
    """,
    "swell": """
        balloon ballooned ballooning bigger blown bulging double edema enlarged fat huge inflated massive oedema
        puff puffed puffing puffy shiny size swell swelled swelling swells swole swollen thick tight twice up
    """,
    "bleed": """
        bled bleed bleeding bleeds blood bloody clots dripping gush gushing haemorrhage hemorrhage pad pads pouring
        pumping soaked soaking spurting squirting towel towels
    """,
    "pain": """
        ache aches aching agony band burning cramp cramping cramps crushing excruciating heaviness heavy hurt
        hurting hurts killing knife pain painful pains pounding pressure sore splitting squeeze squeezing stab
        stabbing tender throbbing tight tightness unbearable vice weight
    """,
    "weak": """
        crooked dead droop drooped drooping droops droopy dropped floppy hanging heavy limp lopsided numb paralysed
        paralyzed slurred slurring slurry twisted useless weak weakness wonky
    """,
    "breathe": """
        air breath breathe breathes breathing breathless breaths choke choking dyspnoea gasp gasping gasps inhale
        inhaler lungs oxygen panting puffing sats saturation sob stridor suffocate suffocating wheeze wheezing
        wheezy winded
    """,
    "faint": """
        answer answering awake blacked blackout collapse collapsed collapsing conscious dizzy drowsy fade fading
        faint fainted fainting faints floaty floor giddy groggy lightheaded limp out passed responding rouse sleepy
        spinning unconscious unresponsive wake waking woken woozy
    """,
    "fit": """
        convulse convulsing convulsion convulsions fit fits fitting foaming froth frothing jerk jerking jerks rigid
        rolled rolling seize seizure seizures shakes shaking shook spasms stiff stiffened thrashing twitch twitching
    """,
    "fever": """
        blotchy boiling burning chills clammy cold fever feverish freezing hot infected infection mottled pus rigor
        rigors septic shiver shivering shivers shivery sweating sweaty temp temperature thermometer
    """,
    "skin": """
        blisters blotches blotchy blue bruise bruises dusky gray grey hives itch itching itchy lumps mottled pale
        purple raised rash red spots welts wheals white yellow
    """,
    "mind": """
        confused confusion delirious disoriented garbled gibberish gobbledegook hallucinating incoherent jumbled
        muddled mumbling nonsense rambling recognise sense vacant
    """,
    "die": """
        alive ashes blade bridge burden dead death die died dying end ended ending exist existing forever funeral
        gone goodbye goodbyes gun hang hanging jump jumped kill killed killing knife life live living noose note
        pistol razor rope shotgun suicidal suicide will
    """,
    "selfharm": """
        cut cuts cutting harm harming herself himself hurt myself overdose wrist wrists
    """,
    "despair": """
        anymore better burden enough finished forgive hopeless nobody nothing point pointless sorry tired without
        worthless
    """,
    "drug": """
        antidepressants bleach blister bottle box capsules cleaner codeine digoxin dosage dose doses drug drugs
        insulin medication medicine meds mg morphine overdose pack packet painkillers paracetamol patch patches pill
        pills sleeping strip tablet tablets tabs units warfarin weedkiller
    """,
    "ingest": """
        ate downed drank drink drinking drunk eaten eating gave given gives had ingested injected necked swallow
        swallowed take taken takes taking took tuk
    """,
    "pregnant": """
        baby birth bump contractions delivered kicking kicks labor labour midwife movements postpartum preggers
        pregnancy pregnant trimester waters weeks wks
    """,
    "vision": """
        black blind blurred blurry bright curtain dark double eye eyes light lights photophobia see shutter sight
        vision
    """,
    "headpain": """
        ha head headache headaches migraine skull
    """,
    "neck": """
        chin neck stiff stiffness
    """,
    "leg": """
        ankle calf knee leg legs shin thigh
    """,
    "chest": """
        breastbone chest heart jaw ribs sternum
    """,
    "airway": """
        airway face lip lips mouth neck swallow throat tongue windpipe
    """,
    "toomuch": """
        accident accidentally all double doubled entire error extra four full handful instead loads lost lot lots
        many mistake more much three triple twice week whole wrong
    """,
    "severe": """
        agony awful bad badly barely blinding cannot crushing everywhere excruciating extreme hardly horrendous
        intense killing loads massive never proper really severe severely so terrible unbearable violent violently
        worse worst
    """,
    "sudden": """
        abruptly bang burst explosion hit instant instantly popped seconds snap sudden suddenly thunderclap
    """,
    "change": """
        become becoming came closed closing come comes coming dropped dropping getting going gone growing keeps
        rising shutting spreading started starting starts turned turning up went worse worsening
    """,
    "now": """
        afternoon ago already breakfast currently dinner evening hour hours hr hrs just lunch lunchtime min mins
        minute minutes moment morning noon now right rn seconds since still tea today tonight yesterday
    """,
    "past": """
        90s ago back before child childhood history hx last month months old once past previous previously since
        teenager then used weeks year years
    """,
    "well": """
        always back better chronic cleared controlled easing faded fine gone good great harmless healed improving
        mild no normal ok okay recovered resolved settled settles slight sorted stable stopped treated usual usually
        well
    """,
    "ask": """
        any are can chance common could do does how is likely mean means odds often percent possible risk should
        true what when where which who why will would
    """,
    "suppose": """
        afraid anxious case ever fear frightened if imagine might nervous scared suppose terrified whether worried
        worry
    """,
    "topic": """
        article cause caused causes common definition effect effects evidence explain guidance incidence leaflet
        list listed protocol rare read risk risks side signs statistics studies study symptom symptoms trial trials
    """,
    "somebody": """
        aunt auntie baby bloke boss boy boyfriend brother child client colleague dad daughter father flatmate friend
        gentleman girl girlfriend gran grandad granddad grandma grandpa guy he her him his housemate husband kid
        lady lodger man mate mom mother mum nan neighbor neighbour nephew niece partner patient pt resident roommate
        she sister son student toddler twin uncle wife woman
    """,
    "me": """
        am i im ive me mine my myself
    """,
    "unable": """
        barely can cannot difficult difficulty hard hardly impossible refuses stop stopped stops struggle struggling
        trouble unable will
    """,
    "deny": """
        denied denies hasnt isnt neither never nil no none nor not nothing without
    """,
    "help": """
        112 911 999 ambulance call emergency god help hurry omg please quick quickly sos urgent
    """,
    "idiom": """
        bill boredom boss cost form forms insurance laugh laughing money paperwork parking price queue traffic
        waiting
    """,
    "walk": """
        bend close feel grip hold lie lift move open raise see sit speak stand swallow talk touch wake walk
    """,
}
"""Groups of words by name. The order counts: the weights of a group are found by its position."""
