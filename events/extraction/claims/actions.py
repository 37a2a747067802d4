"""Classes of actions: verbs and event nouns that tell the same kind of happening. Data only.

Our own list of the happenings that news of politics, conflict, justice, disaster, business and sport is made of, kept
to
words that can replace each other in a headline. A verb outside the table is its own class.
"""

from __future__ import annotations

from functools import cache

from events.extraction.words import word_set

# class: verbs; event nouns
TABLE = """
arrive: arrive enter reach land; arrival entry landing
depart: depart leave exit flee evacuate; departure exit evacuation exodus
visit: visit tour; visit tour trip
travel: travel fly sail journey cross head ride; journey voyage flight crossing
return: return come_back; return homecoming
meet: meet convene confer huddle; meeting summit talks encounter
discuss: discuss negotiate debate talk consult; discussion negotiation consultation debate
call: call phone telephone; phonecall
attend: attend participate join; attendance participation
agree: agree settle; agreement deal accord settlement pact truce ceasefire
sign: sign ratify; signing ratification
launch: launch fire test-fire; launch firing liftoff
test: test; test
attack: attack assault raid storm ambush strike; attack assault raid strike airstrike offensive ambush incursion
bomb: bomb shell bombard explode detonate blast; bombing shelling bombardment explosion blast detonation
invade: invade occupy; invasion occupation
shoot: shoot gun; shooting gunfire
kill: kill murder slay assassinate execute massacre behead; killing murder slaying assassination execution massacre
die: die perish succumb drown pass_away; death demise
injure: injure wound hurt maim; injury
kidnap: kidnap abduct seize capture; kidnapping abduction capture seizure
release: release free liberate; release liberation
supply: supply deliver provide ship send give transfer; supply delivery shipment transfer
sell: sell; sale
buy: buy purchase acquire; purchase acquisition takeover buyout
merge: merge; merger
invest: invest fund finance; investment funding
pay: pay; payment
cut: cut reduce slash trim lower; cut reduction
raise: raise increase boost hike; rise increase hike
close: close shut shut_down close_down halt suspend stop; closure shutdown suspension
open: open inaugurate; opening inauguration
start: found establish set_up; founding establishment
resign: resign quit step_down stand_down bow_out retire; resignation retirement
appoint: appoint name hire nominate tap; appointment nomination hiring
dismiss: fire_from dismiss sack oust remove axe lay_off; dismissal firing ouster removal
elect: elect re-elect; election re-election
vote: vote; vote referendum
win: win triumph defeat beat clinch; win victory triumph defeat
lose: lose; loss
arrest: arrest detain apprehend nab; arrest detention apprehension
charge: charge indict accuse; indictment accusation
try: try prosecute; trial prosecution hearing
convict: convict; conviction
plead: plead; plea
sentence: sentence jail imprison; sentencing imprisonment
sue: sue; lawsuit suit
escape: escape; escape jailbreak
protest: protest demonstrate rally march riot; protest demonstration rally march riot unrest
sanction: sanction ban prohibit embargo; sanction ban embargo
announce: announce unveil reveal disclose declare; announcement declaration
deny: deny reject refute dismiss_as turn_down turn_away spurn rebuff; denial rejection
warn: warn caution threaten; warning threat
promise: promise pledge vow; promise pledge vow
apologise: apologize apologise; apology
praise: praise hail applaud; praise
welcome: welcome greet receive; welcome reception
criticise: criticize criticise condemn denounce slam blast_as; criticism condemnation
approve: approve pass endorse sign_off; approval passage endorsement
crash: crash collide derail plough plow; crash collision derailment
hit: hit ram; quake earthquake tremor storm hurricane flood tsunami
collapse: collapse cave_in give_way; collapse
burn: burn burn_down ignite; fire blaze wildfire inferno
rescue: rescue save; rescue
find: find discover recover come_upon come_across stumble_upon stumble_on stumble_across; discovery
search: search; search manhunt
disappear: disappear vanish; disappearance
count: count recount tally; recount tally
postpone: postpone delay defer adjourn put_off push_back; postponement adjournment
walk_out: walk_out; walkout stoppage
steal: steal rob loot; theft robbery heist burglary
hijack: hijack; hijacking piracy
marry: marry wed; wedding marriage
divorce: divorce; divorce
bear: bear; birth
treat: treat hospitalize hospitalise admit check_in; hospitalization rehab treatment
perform: perform; performance concert
release_work: premiere debut publish; premiere debut publication
award: award honor honour; award
deploy: deploy station; deployment mobilization
withdraw: withdraw retreat pull_out pull_back; withdrawal retreat pullout
build: build construct; construction
destroy: destroy demolish raze; destruction demolition
exchange: exchange swap; exchange swap
support: support back aid assist help; support aid assistance
play: play; game match
offer: offer bid; bid
expire: expire lapse; expiry expiration
complain: complain; complaint
inform: inform notify;
foil: foil thwart avert;
examine: examine inspect comb_through pore_over sift_through; examination inspection
decide: decide rule; decision ruling verdict
"""

# Verbs that only carry the noun beside them: the noun is the action ("hold a summit", "the visit took place").
CARRYING_OBJECT = word_set(
    """
    hold make pay conduct carry stage host give take undertake launch mount commit suffer have face reach do attend
    announce order begin start end finish complete plan schedule
    """
)
CARRYING_SUBJECT = word_set(
    """
    occur happen take begin start end come follow continue last schedule hold conclude unfold proceed be plan set expect
    postpone cancel delay advance progress resume stall fail break_out erupt rage
    """
)
# Verb and object that are one word for the table, whatever stands between them ("lost their lives").
IDIOMS = {
    ("catch", "fire"): "burn",
    ("lose", "life"): "die",
    ("take", "life"): "kill",
    ("open", "fire"): "shoot",
    ("take", "oath"): "swear",
    ("take", "part"): "attend",
    ("give", "birth"): "bear",
    ("give", "blessing"): "approve",
    ("cast", "vote"): "vote",
    ("cast", "ballot"): "vote",
    ("file", "suit"): "sue",
    ("file", "lawsuit"): "sue",
    ("give", "go-ahead"): "approve",
    ("give", "nod"): "approve",
    ("leave", "office"): "resign",
    ("leave", "track"): "crash",
    ("leave", "rail"): "crash",
    ("jump", "track"): "crash",
    ("jump", "rail"): "crash",
    ("stop", "work"): "walk_out",
    ("stand", "trial"): "try",
}
# The same with a preposition between the two ("took to the streets").
IDIOMS_WITH = {
    ("take", "to", "street"): "protest",
    ("take", "into", "custody"): "arrest",
    ("place", "under", "arrest"): "arrest",
    ("put", "on", "trial"): "try",
    ("relieve", "of", "duty"): "dismiss",
    ("relieve", "of", "command"): "dismiss",
    ("go", "on", "trial"): "try",
    ("take", "to", "court"): "sue",
    ("go", "to", "court"): "sue",
    ("go", "to", "poll"): "vote",
    ("go", "on", "strike"): "walk_out",
    ("walk", "off", "job"): "walk_out",
    ("come", "off", "rail"): "crash",
    ("come", "off", "track"): "crash",
    ("come", "under", "attack"): "attack",
    ("burst", "into", "flame"): "burn",
}
# The same with an adjective or a participle ("went missing").
IDIOMS_BEING = {
    ("go", "missing"): "disappear",
    ("set", "alight"): "burn",
    ("set", "ablaze"): "burn",
}


# Of these the class holds only without an object: to demonstrate resilience is no protest, to head a firm no journey.
INTRANSITIVE = word_set(
    "rule demonstrate march rally riot head return step_down stand_down bow_out pass_away cave_in walk_out"
)
# Of these it holds only with one: to halt the count is to stop it, to stop at a light is not.
TRANSITIVE = word_set("stop")
# To pass these is to approve them, to pass a test or a record is not.
PASSED = word_set("bill law legislation act measure motion resolution amendment budget reform ordinance plan package")
# Of these it holds of places, or without an object: a turnout reaches 40 percent, and a storm leaves people homeless.
PLACED = word_set("reach enter leave exit")


# Prepositions that make another verb of some ("came upon a box"), and have an object of their own.
PREPOSITIONS = word_set("upon across on into through over")


@cache
def verbs() -> dict[str, str]:
    """Verb lemma -> class."""
    return _column(0)


@cache
def nouns() -> dict[str, str]:
    """Event noun lemma -> class."""
    found = _column(1)
    found["talk"] = "meet"  # the lemma of "talks"; "a talk" is rare in news
    return found


@cache
def classes() -> frozenset[str]:
    """The names of the classes."""
    return frozenset(verbs().values())


def _column(index: int) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in TABLE.strip().splitlines():
        name, _, words = line.partition(": ")
        for word in words.split(";")[index].split():
            found.setdefault(word, name)
    return found
