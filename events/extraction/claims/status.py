"""What a clause says of its happening: that it happened, will, may, did not; or only what somebody makes of it."""

from __future__ import annotations

from events.extraction.words import Words, word_set
from events.values import BlockKind, Status

# Verbs and adjectives that say of the infinitive after them how real it is.
CONTROL: dict[str, Status | None] = {
    **dict.fromkeys(
        word_set(
            """
    expect schedule set plan intend prepare due slate promise pledge vow agree decide go aim want hope wish
    determine poise arrange ready willing threaten order
    """
        ),
        Status.EXPECTED,
    ),
    **dict.fromkeys(
        word_set(
            """
    seek try attempt appear seem likely believe think rumor rumour allege consider say report suspect able
    unlikely possible eager claim presume
    """
        ),
        Status.POSSIBLE,
    ),
    **dict.fromkeys(word_set("refuse fail decline"), Status.DENIED),
    "ought": Status.OPINION,
    **dict.fromkeys(
        word_set("begin start continue manage come help proceed get have need use choose force stop cease"), None
    ),
}
# Of what is planned or put off by its own verb ("plan a strike", "is expected at the table"): it lies ahead.
_AHEAD = word_set("plan schedule expect slate postpone delay await")
_MODALS = {
    **dict.fromkeys(word_set("will shall 'll wo"), Status.EXPECTED),
    **dict.fromkeys(word_set("may might could can ca"), Status.POSSIBLE),
    **dict.fromkeys(word_set("should must ought"), Status.OPINION),
}
# In what is reported the past of "will"; elsewhere what would be, if.
_WOULD = frozenset({"would", "'d", "’d"})
_CONDITIONS = frozenset({"if", "whether", "unless", "lest"})
_DOUBTS = word_set("reportedly allegedly possibly perhaps maybe supposedly likely probably apparently potentially")
_OFFERS = word_set("offer bid proposal plan demand request deal application appeal bill invitation candidate motion")
DENYING = frozenset({"deny", "refute", "reject"})
# Acts of telling and knowing: where these are negated ("has not been confirmed", "would not say"), the happening is
# neither told nor denied.
TELLING = word_set("""
    say tell disclose confirm announce reveal comment specify elaborate clarify identify name acknowledge report explain
    know determine establish verify prove mention state indicate describe discuss answer respond find learn
    """)
# These give something away; they are acts of telling where it is information.
_GIVING = word_set("release publish give provide share offer issue")
_INFORMATION = word_set("""
    detail information figure statement cause name identity agenda comment reason result explanation answer evidence
    date number toll report data evidence proof timetable schedule
    """)
_UNKNOWN = word_set("unclear unknown uncertain unconfirmed undisclosed unsure")
# Verbs that weigh a thing up instead of telling it.
EVALUATING = word_set("""
    highlight underscore underline signify represent demonstrate reflect symbolize symbolise illustrate signal pose
    suggest
    carry raise mark mean matter merit deserve require depend extend align challenge threaten shape involve remind
    indicate
    """)
# Nouns such verbs weigh up with; "raise taxes" and "carry passengers" are no evaluation.
ABSTRACT = word_set("""
    concern question fear doubt implication significance importance shift challenge threat risk hope issue alarm eyebrow
    attention landscape need commitment determination intent intention willingness dynamic geopolitic step milestone
    change
    escalation tension eye urgency opportunity possibility potential relationship weight dilemma complexity reality
    """)
# "captured attention", "hold significance".
_DRAWING = word_set("capture draw attract gain hold spark fuel stir add")
# "Acknowledged the importance of dialogue": a view, be it somebody's.
_STRESSING = word_set("emphasize emphasise stress acknowledge recognize recognise reaffirm reiterate note admit face")
# Adjectives and nouns that a thing is weighed up with: "is a significant event", "it is premature".
WEIGHING = word_set("""
    significant important crucial critical historic noteworthy notable remarkable uncertain unclear clear evident
    premature
    essential vital key major pivotal urgent welcome necessary unprecedented rare complex sensitive hard difficult easy
    good bad great serious dangerous worrying wide-ranging possible likely unlikely result sign reminder matter interest
    """)
_OPEN_TO_TOPIC = frozenset(
    {"raise", "carry", "mark", "mean", "require", "suggest", "involve", "indicate", "challenge", "threaten"}
)
_UNSURE = word_set("speculation rumor rumour suspicion possibility chance risk fear hope")
# What is demanded has not happened: "on condition that the firm sell its yard". These take the bare verb.
_DEMANDS = word_set("demand require request recommend propose order ask condition requirement recommendation proposal")
BELIEFS = word_set("believe think hope fear feel doubt suspect imagine suppose worry")

# From the first that holds: a denial inside a plan is a denial, a doubt weakens everything else.
_ORDER = (Status.DENIED, Status.OPINION, Status.POSSIBLE, Status.EXPECTED, Status.HAPPENED)


def controlled(words: Words, head: int) -> tuple[int, list[Status]]:
    """The verb that tells the action ("is expected to visit": visit), and what the words on the way say of it."""
    found: list[Status] = []
    verb = head
    for _ in range(3):  # "is expected to agree to meet": no more than this is ever written
        adjective = words.child(verb, "acomp", "oprd") if words.lemma[verb] in ("be", "seem", "appear", "look") else -1
        lemma = words.lemma[adjective if adjective >= 0 else verb]
        inner = words.child(verb, "xcomp")
        if inner < 0 and adjective >= 0:
            inner = words.child(adjective, "xcomp", "ccomp")
        if inner < 0 or words.pos[inner] not in ("VERB", "AUX"):
            break
        if lemma == "be" and adjective < 0:
            found.append(Status.EXPECTED)  # "is to meet"
        elif lemma in CONTROL:
            status = CONTROL[lemma]
            if status:
                found.append(status)
        else:
            break
        verb = inner
    return verb, found


def status_of(
    words: Words, head: int, verb: int, on_the_way: list[Status], stance: str, *, reported: bool = False, noun: int = -1
) -> Status:
    """The clause's status from its auxiliaries, negation, conditions, doubts, and the stance of who says so.

    ``reported``: somebody is said to say it; ``noun`` tells the action where the verb only carries it, else -1.
    """
    found = set(on_the_way)
    if words.lemma[verb] in _AHEAD and (noun >= 0 or words.child(verb, "auxpass") >= 0):
        found.add(Status.EXPECTED)
    for i in {head, verb}:
        for child in words.children[i]:
            lower, dep = words.lower[child], words.dep[child]
            if dep == "aux" and lower in _WOULD:
                found.add(Status.EXPECTED if reported or words.dep[head] == "ccomp" else Status.POSSIBLE)
            elif dep == "aux" and lower in _MODALS:
                found.add(_MODALS[lower])
            elif dep == "neg":
                found.add(Status.DENIED)
            elif (dep == "mark" and lower in _CONDITIONS) or (dep == "advmod" and lower in _DOUBTS):
                found.add(Status.POSSIBLE)
    if is_question(words, head):
        found.add(Status.POSSIBLE)
    if _has_no_subject(words, head):
        found.add(Status.DENIED)
    if "should" in words.lower[words.sentences[words.sentence[head]][0] : head] and words.dep[head] == "advcl":
        found.add(Status.POSSIBLE)  # "Should they agree, ..."
    found |= _from_above(words, head)
    if Status.DENIED in found and is_telling(words, verb):
        found.remove(Status.DENIED)
        found.add(Status.POSSIBLE)
    if (words.lemma[head] in DENYING or stance == "denies") and not turns_down(words, head):
        found.add(Status.DENIED)
    if _is_unknown(words, verb):
        return Status.POSSIBLE
    if stance == "doubts":
        found.add(Status.POSSIBLE)
    if (
        words.block[head] is BlockKind.HEADLINE
        and words.tag[head] == "VB"
        and "to" in words.lower[max(0, head - 2) : head]
    ):
        found.add(Status.EXPECTED)  # "Leaders to meet on Friday"
    if Status.OPINION in found and Status.POSSIBLE in found:
        found.discard(Status.OPINION)
    return next((status for status in _ORDER if status in found), Status.HAPPENED)


def turns_down(words: Words, head: int) -> bool:
    """ "Rejected the offer": that happened; what is rejected was no statement."""
    thing = words.child(head, "dobj", "nsubjpass")
    return words.lemma[head] == "reject" and thing >= 0 and words.lemma[thing] in _OFFERS


def is_telling(words: Words, verb: int) -> bool:
    """Whether the verb tells or knows something ("disclose", "release details"), so that "not" leaves it open."""
    lemma = words.lemma[verb]
    thing = words.child(verb, "dobj", "nsubjpass")
    if lemma in _GIVING:
        return thing >= 0 and words.lemma[thing] in _INFORMATION
    return lemma in TELLING


def _is_unknown(words: Words, verb: int) -> bool:
    """ "It remains unclear who", "the cause is unknown"."""
    predicate = words.child(verb, "acomp", "oprd", "attr")
    return predicate >= 0 and words.lower[predicate] in _UNKNOWN


def is_question(words: Words, i: int) -> bool:
    """Whether the token's sentence ends in a question mark, quotation marks and blanks after it left out."""
    first, end = words.sentences[words.sentence[i]]
    return "?" in words.text[max(first, end - 3) : end]


_OPENING = ("det", "neg", "advmod", "preconj", "cc")


def _has_no_subject(words: Words, head: int) -> bool:
    """ "Nobody was hurt", "no deal was signed"."""
    subject = words.child(head, "nsubj", "nsubjpass")
    if subject < 0:
        return False
    opening = {words.lower[c] for c in words.children[subject] if words.dep[c] in _OPENING}
    return words.lower[subject] in ("nobody", "none", "nothing", "neither") or bool(opening & {"no", "neither"})


def _from_above(words: Words, head: int) -> set[Status]:
    """What the governing clause says: "it is likely that", "they believe that", "if"."""
    above = words.head[head]
    if words.dep[head] not in ("ccomp", "acl", "relcl") or above == head:
        return set()
    subject = words.child(above, "nsubj")
    if words.lemma[above] in _UNSURE or (subject >= 0 and words.lemma[subject] in _UNSURE):
        return {Status.POSSIBLE}
    if words.lemma[above] in _DEMANDS and words.tag[head] in ("VB", "VBP") and words.child(head, "mark") >= 0:
        return {Status.EXPECTED}
    if words.dep[head] != "ccomp":
        return set()
    if words.lemma[above] in BELIEFS:
        return {Status.POSSIBLE}
    adjectives = {above, *(c for c in words.children[above] if words.dep[c] == "acomp")}
    return (
        {Status.POSSIBLE}
        if any(words.lower[a] in ("possible", "likely", "unlikely", "unclear") for a in adjectives)
        else set()
    )


def is_evaluation(words: Words, verb: int) -> bool:
    """Whether the clause weighs up instead of telling: "underscores the shift", "raises concerns", "is significant"."""
    lemma, object_ = words.lemma[verb], words.child(verb, "dobj")
    abstract = object_ >= 0 and words.lemma[object_] in ABSTRACT
    if lemma in EVALUATING:
        return abstract or (lemma not in _OPEN_TO_TOPIC and words.child(verb, "auxpass") < 0)
    if abstract and (lemma in _DRAWING or lemma in _STRESSING):
        return True
    predicate = words.child(verb, "acomp", "attr")
    if predicate < 0 or words.tag[verb] not in ("VBZ", "VBP"):
        return False
    return words.lemma[predicate] in WEIGHING or any(words.lemma[c] in WEIGHING for c in words.children[predicate])
