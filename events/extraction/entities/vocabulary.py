"""Words that tell what kind of name stands beside them. Data only; all lower case."""

from __future__ import annotations

from events.extraction.words import word_set

# Roles and forms of address that stand before a person's name and are no part of it.
ROLES = word_set("""
    mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir lord lady dame rev rev. reverend father sister brother
    pope
    king queen prince princess duke duchess emperor sultan sheikh sheik emir ayatollah imam rabbi bishop archbishop
    cardinal
    president president-elect premier chancellor minister secretary senator sen sen. rep rep. representative congressman
    congresswoman governor gov gov. mayor councilman councilwoman lawmaker deputy mp ambassador envoy diplomat spokesman
    spokeswoman spokesperson leader chief head boss chairman chairwoman chair director manager coach captain commander
    general gen gen. lieutenant lt lt. colonel col col. major maj maj. sergeant sgt sgt. admiral adm adm. marshal
    corporal
    cpl officer detective inspector superintendent sheriff constable agent judge justice attorney lawyer prosecutor
    economist analyst strategist expert scientist researcher historian author writer novelist journalist reporter
    correspondent editor columnist anchor host comedian actor actress singer rapper musician producer filmmaker model
    designer artist star player striker goalkeeper quarterback pitcher champion founder co-founder owner ceo executive
    official aide adviser advisor assistant candidate nominee dictator rebel activist dissident businessman billionaire
    tycoon veteran suspect defendant victim witness survivor negotiator administrator commissioner treasurer speaker
    whip
    counsel counselor magistrate patriarch monarch chaplain nurse doctor surgeon kicker forward midfielder defender
    linebacker receiver rep mobster master harbourmaster harbormaster skipper crewman crewmember seaman sailor fisherman
    farmer villager resident shopkeeper engineer technician mechanic paramedic firefighter fireman policeman
    policewoman lecturer campaigner organiser organizer volunteer passenger neighbour neighbor colleague blogger
    climatologist meteorologist seismologist geologist epidemiologist biologist physicist chemist engineer
    vice-chair vice-chairman co-chair chairperson headteacher mother grandmother widow cousin nephew niece pensioner
    gangster physician psychiatrist teacher principal
    councillor councilor challenger incumbent alderman warden landlord landlady curator registrar caretaker foreman
    bailiff winger batsman bowler referee trainer jockey vicar priest cleric mufti barrister solicitor advocate
    headmaster headmistress smt shri datuk dato seri alhaji hon cllr cllr.
    student astronaut cosmonaut pilot driver investor publisher minister-designate congressmember vice-president
    """)
# Titles of those who are known by title and one name: "King Hussein" is not the Hussein named elsewhere.
REIGNING = word_set("king queen prince princess pope emperor empress sultan sheikh sheik emir ayatollah saint")
# Offices that a portfolio stands before: "Water Resources Minister", "Chief Financial Officer".
OFFICES = word_set("minister secretary officer commissioner spokesman spokeswoman spokesperson")
# Words that may stand between the country and the role in a title ("deputy prime minister", "acting defence
# secretary").
ROLE_MODIFIERS = word_set("""
    prime vice deputy acting interim former ex late then foreign defense defence interior finance health justice trade
    economy energy education labor labour transport transportation environment agriculture home state national security
    opposition ruling party senior junior assistant associate chief executive supreme general attorney lieutenant major
    brigadier rear navy army air force marine police federal staff top veteran popular longtime first crown grand press
    chief-of-staff secretary managing co executive-vice
    """)
# After a name as an apposition, or before it: what follows or precedes is a place, a body, an event.
PLACE_TYPES = word_set("""
    city town village capital port suburb district province region state county island peninsula strait sea ocean lake
    river bay gulf coast mountain mountains valley desert canal cape beach forest park airport airbase base cosmodrome
    spaceport station border territory prefecture republic oblast neighborhood neighbourhood municipality borough
    township
    street avenue road square bridge highway stadium harbor harbour volcano glacier plateau archipelago reef atoll
    """)
ORGANISATION_TYPES = word_set("""
    company firm corporation group agency newspaper daily magazine broadcaster network channel website party militia
    army
    union association federation league club team band university college school institute foundation charity bank
    airline
    automaker carmaker manufacturer maker retailer chain brand startup operator provider ministry department committee
    commission council board court parliament think-tank tank nonprofit publication outlet tabloid weekly journal
    service
    regiment brigade battalion unit cartel gang alliance coalition movement organization organisation hospital clinic
    """)
EVENT_HEADS = word_set("""
    forum cup olympics paralympics games summit conference festival championship championships war revolution
    uprising massacre crisis awards oscars emmys grammys marathon prix derby expo exposition biennale
    open series bowl playoffs finals parade carnival eclipse hurricane typhoon
    """)
# Heads that name a place when capitalised after a proper name ("Razdolnaya River").
PLACE_HEADS = word_set("""
    river peninsula strait straits sea ocean lake bay gulf island islands mountains mount valley desert canal cape coast
    province county district region airport cosmodrome spaceport square bridge beach park forest falls heights hills
    prefecture oblast krai republic street avenue road highway boulevard harbor harbour port station basin delta reef
    """)
SPACEPORTS = frozenset({"space centre", "space center", "space port", "launch site", "air base", "train station"})
# Events named by one word.
SINGLE_EVENTS = frozenset({"olympics", "paralympics", "oscars", "emmys", "grammys", "brexit", "holocaust"})
ORGANISATION_HEADS = word_set("""
    ministry department agency bureau commission committee council court parliament congress senate assembly party group
    corporation corp corp. inc inc. ltd ltd. llc co co. company bank university college institute institution foundation
    association federation union league club society alliance coalition front movement army brigade police guard guards
    authority board office service services administration network press news times post journal tribune herald gazette
    airlines airways motors industries holdings partners capital fund hospital school church museum theatre theater
    organization organisation command fleet academy trust laboratory laboratories records pictures studios entertainment
    systems technologies software electronics energy pharmaceuticals reserve treasury exchange
    """)
# Last words of companies' names that no person's, place's or event's name has.
COMPANY_HEADS = word_set("""
    line lines ferries shipping cruises rail railways railroad airlines airways aviation aerospace logistics
    holdings group corporation corp corp. inc inc. ltd ltd. llc plc industries motors partners technologies systems
    pharmaceuticals telecom telecommunications foods steel mining petroleum chemicals insurance securities ventures
    shipyard shipyards shipbuilding construction engineering hotels stores supermarkets brothers sons works
    semiconductors labs robotics biotech brewery breweries properties utilities asa nv ag oyj bhd berhad pte pty sdn
    spa jsc pjsc lp llp
    """)
# Last words of clubs' names.
TEAM_HEADS = word_set("united rovers wanderers athletic albion hotspur fc afc cf")
COMPANY_HEADS |= TEAM_HEADS
ORGANISATION_HEADS |= COMPANY_HEADS
# Bodies of state told by a common noun: with a country before them they are names ("the Japanese government").
BODIES = word_set("""
    government ministry parliament army military navy police embassy cabinet presidency consulate legislature judiciary
    """)
BODY_PAIRS = frozenset(
    {
        "air force",
        "central bank",
        "armed forces",
        "supreme court",
        "coast guard",
        "security council",
        "intelligence agency",
    }
    | {
        "intelligence service",
        "space agency",
        "national guard",
        "foreign office",
        "defense department",
        "state department",
    }
)
# Ministries that every country has: without the country the name would join those of all countries.
PORTFOLIOS = word_set("""
    foreign defense defence interior finance health justice trade economy energy education labor labour transport
    transportation environment agriculture home oil culture tourism commerce industry information
    """)
# Capitalised words that the model takes for bodies and that are none by themselves.
NOT_BODIES = word_set("""
    navy army defense defence foreign air marine state interior government cabinet ministry house court police
    republic state internet web covid covid-19 islam islamic christianity catholic god bible
    """)
# What only people do (of the subject or, in the passive, of the one it is done to).
HUMAN_VERBS = word_set(
    """
    arrive die bear marry divorce walk smile laugh weep cry sleep eat resign retire graduate arrest jail sentence
    convict shrug nod tweet wear stare sit stand kneel recall remember apologize apologise survive hospitalize bury
    speak
    """
)
# What ends the name of a law or a paper, which is none of our kinds.
PAPERS = word_set("constitution act bill treaty amendment resolution law code convention")
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
COMPANY_FORMS = word_set(
    "inc inc. corp corp. co co. ltd ltd. llc plc ag sa gmbh corporation company group asa nv oyj bhd berhad pte "
    "spa jsc pjsc"
)
# Nouns the model mistakes for names when capitalised at a sentence's start or in a list.
NEVER = word_set("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december today yesterday tomorrow agenda summit meeting conclusion home news breaking update video
    photo photos image getty follow share tweet read more advertisement sponsored related latest opinion editorial
    exclusive map chart gmt utc bst cet cest est edt ist msk pdt pst
    i he she they we you it the a an this that these those mr mrs ms dr sir madam us west east north south island
    street avenue road river lake sea city town village state county
    """)
# Family names that stand first in East Asian names, by frequency in Korea, China and Vietnam (public census tables).
FAMILY_FIRST = word_set("""
    kim lee yi rhee ri park pak choi choe jung jeong jong chung kang jo cho yoon yun jang chang lim im rim han oh o
    shin sin
    seo suh kwon hwang ahn an song ryu yoo yu ryo hong ko jon jun mun moon son bae paek baek ho heo nam no roh noh ryong
    wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang xi deng mao jiang wen
    nguyen tran le pham hoang phan vu vo dang bui do ngo tsai lai
    """)
