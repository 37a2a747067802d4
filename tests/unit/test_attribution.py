"""Attribution on invented sentences, one construction each: the source, content and speaker an editor would mark."""

from __future__ import annotations

import re

import pytest
from spacy.language import Language

from events.extraction.attribution import attribute
from events.extraction.attribution.speakers import Speakers
from events.extraction.model import parse
from events.reading.blocks import blocks_of
from events.values import Attribution, Document, EntityKind, Mention, NamedEntity

pytestmark = pytest.mark.model

KINDS = {"person": EntityKind.PERSON, "organisation": EntityKind.ORGANISATION, "country": EntityKind.COUNTRY}
# What a names recogniser would find in the sentences below: surface -> (entity, kind, reading).
NAMES = {
    "Anna Berg": ("Anna Berg", "person", ""),
    "Berg": ("Anna Berg", "person", ""),
    "Paul Ortiz": ("Paul Ortiz", "person", ""),
    "Ortiz": ("Paul Ortiz", "person", ""),
    "Maria Silva": ("Maria Silva", "person", ""),
    "Luis Prado": ("Luis Prado", "person", ""),
    "Reuters": ("Reuters", "organisation", ""),
    "BBC": ("BBC", "organisation", ""),
    "Gallup": ("Gallup", "organisation", ""),
    "Brazil": ("Brazil", "country", ""),
    "France": ("France", "country", ""),
    "US": ("United States", "country", ""),
    "Brazil's health ministry": ("Brazilian health ministry", "organisation", ""),
    "Paris": ("France", "country", "metonym"),
    "Berlin": ("Germany", "country", "metonym"),
}
PATTERN = re.compile("|".join(rf"\b{re.escape(n)}\b" for n in sorted(NAMES, key=len, reverse=True)))


def mentions_of(text: str) -> list[Mention]:
    found = []
    for match in PATTERN.finditer(text):
        entity, kind, reading = NAMES[match.group()]
        found.append(Mention(match.start(), match.end(), KINDS[kind], entity, reading))
    return found


def read(nlp: Language, text: str) -> tuple[Attribution, ...]:
    document = Document(name="invented", text=text, blocks=blocks_of(text))
    ((_, doc),) = parse(nlp, [document])
    return attribute(doc, mentions_of(text), (), document.blocks)


def words(text: str, found: Attribution) -> tuple[str, str, str]:
    source, cue, content = (" | ".join(s.of(text) for s in part) for part in (found.source, found.cue, found.content))
    return source, cue, content


def only(nlp: Language, text: str) -> Attribution:
    (found,) = read(nlp, text)
    return found


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "Anna Berg said that the ferry had been overloaded.",
            "Anna Berg",
            "said",
            "that the ferry had been overloaded",
        ),
        (
            "The ferry sank within minutes, the coast guard said.",
            "the coast guard",
            "said",
            "The ferry sank within minutes",
        ),
        ("The bridge, Ortiz added, was built in 1950.", "Ortiz", "added", "The bridge | was built in 1950"),
        (
            "According to the transport ministry, forty people were on board.",
            "the transport ministry",
            "According to",
            "forty people were on board",
        ),
        (
            "The crash, as reported by Reuters, killed two people.",
            "Reuters",
            "reported by",
            "The crash | killed two people",
        ),
        ("The mayor denied any link with the company.", "The mayor", "denied", "any link with the company"),
        ("The minister vowed to resign.", "The minister", "vowed", "to resign"),
        ("In the ministry's view, the bridge is safe.", "the ministry's", "In", "the bridge is safe"),
        (
            "Officials dismissed France's claim that the treaty had been broken.",
            "Officials",
            "dismissed",
            "France's claim that the treaty had been broken",
        ),
        (
            "A poll by Gallup showed that voters had not decided.",
            "A poll by Gallup",
            "showed",
            "that voters had not decided",
        ),
        ("The delay was reported by the BBC.", "the BBC", "was reported", "The delay"),
        (
            "The chairman, Luis Prado, accused the bank of fraud.",
            "The chairman, Luis Prado",
            "accused",
            "the bank of fraud",
        ),
    ],
)
def test_source_cue_and_content(nlp: Language, text: str, source: str, cue: str, content: str) -> None:
    assert words(text, only(nlp, text)) == (source, cue, content)


def test_inverted_quotation_goes_on_after_the_cue(nlp: Language) -> None:
    text = '"The ferry sank within minutes," said Anna Berg, a harbour pilot. "Nobody saw it coming."'
    found = only(nlp, text)
    assert words(text, found)[2] == '"The ferry sank within minutes," | "Nobody saw it coming."'
    assert found.speaker == "Anna Berg"


def test_quotation_over_paragraphs_keeps_its_speaker(nlp: Language) -> None:
    text = "“The bridge was built in 1950,” Ortiz said. “It was never repaired.\n\n“Now it must close.”"
    found = only(nlp, text)
    assert [s.of(text)[:7] for s in found.content] == ["“The br", "“It was", "“Now it"]


def test_a_verb_outside_the_lexicon_carries_a_quotation(nlp: Language) -> None:
    text = '"You will never take this bridge from us," Ortiz thundered.'
    found = only(nlp, text)
    assert words(text, found)[:2] == ("Ortiz", "thundered")


def test_signed_quotation(nlp: Language) -> None:
    text = "“I have never seen the river so high in my life.” — Anna Berg, farmer"
    assert only(nlp, text).speaker == "Anna Berg"


def test_headline_with_a_name_and_a_colon(nlp: Language) -> None:
    text = "Ortiz: The Bridge Reopens in May\n\nWork on it has taken two years."
    found = only(nlp, text)
    assert words(text, found) == ("Ortiz", ":", "The Bridge Reopens in May")
    assert found.speaker == "Paul Ortiz"


@pytest.mark.parametrize(
    "text",
    [
        'The "smart" fence failed twice last year.',
        "The train left the station at noon and arrived in the evening.",
        "That said, the train arrived on time.",
        "The visit highlights the importance of the port.",
    ],
)
def test_no_cue_no_attribution(nlp: Language, text: str) -> None:
    assert read(nlp, text) == ()


@pytest.mark.parametrize(
    ("text", "speaker", "anonymous"),
    [
        ("Mayor Paul Ortiz said the bridge was safe.", "Paul Ortiz", None),
        ("Anna Berg's spokesman said the visit would go ahead.", None, "Anna Berg's spokesman"),
        ("A US official said the visit would go ahead.", None, "A US official"),
        ("Brazil's health ministry said the vaccine was safe.", "Brazilian health ministry", None),
        ("The Reuters news agency said the port was closed.", "Reuters", None),
        ("According to a report by Reuters, the port was closed.", "Reuters", None),
        ("A letter obtained by Reuters reveals that the port was closed.", None, "A letter obtained by Reuters"),
        ("Sources suggest that the port was closed.", None, "Sources"),
        ("Rumours have spread that the minister will resign.", None, "Rumours"),
        ("Two people were reportedly injured in the blast.", None, "reportedly"),
        ("They said the port was closed.", None, None),
        ("The minister, who said that the port was closed, resigned.", None, "The minister"),
        ("About 300 boats sailed on Sunday, by the count of the coast guard.", None, "the coast guard"),
    ],
)
def test_speaker_or_words_without_a_name(nlp: Language, text: str, speaker: str | None, anonymous: str | None) -> None:
    found = only(nlp, text)
    assert (found.speaker, found.anonymous) == (speaker, anonymous)


def test_two_speakers_of_one_cue_give_two_rows_with_the_reading_shown(nlp: Language) -> None:
    text = "Both Paris and Berlin have denied any talks with the rebels."
    rows = read(nlp, text)
    assert [r.speaker for r in rows] == ["France", "Germany"]
    assert {r.speakers for r in rows} == {("France", "Germany")}
    assert {r.stance for r in rows} == {"denies"}
    assert "Paris read as France" in rows[0].reading
    assert rows[0].content == rows[1].content


@pytest.mark.parametrize(
    ("text", "speaker", "chain"),
    [
        ("The strike ended on Monday, according to Reuters, citing Maria Silva.", "Reuters", ("Maria Silva",)),
        ("The delay was reported by the BBC, citing an unnamed minister.", "BBC", ("an unnamed minister",)),
        ("Reuters reported that Maria Silva said the port would close.", "Reuters", ("Maria Silva",)),
        ("Maria Silva said the port would close, according to Reuters.", "Reuters", ("Maria Silva",)),
        ("Reuters reported that the port would close.", "Reuters", ()),
        ("Reuters had reported, citing Maria Silva, that the port would close.", "Reuters", ("Maria Silva",)),
        ("The port is shut, according to Reuters, which quoted Maria Silva.", "Reuters", ("Maria Silva",)),
        ("Reuters quoted Maria Silva as saying that the port would close.", "Reuters", ("Maria Silva",)),
        ("Maria Silva was quoted by Reuters as saying that the port would close.", "Reuters", ("Maria Silva",)),
        ("The port is shut, Reuters quoted a docker as saying.", "Reuters", ("a docker",)),
        ('"It was dark," Reuters quoted a docker as saying.', "Reuters", ("a docker",)),
        ("The port is shut, Maria Silva was quoted as saying.", "Maria Silva", ()),
    ],
)
def test_chain(nlp: Language, text: str, speaker: str, chain: tuple[str, ...]) -> None:
    found = only(nlp, text)
    assert (found.speaker, found.chain) == (speaker, chain)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Brazil confirmed that the talks had failed.", "asserts"),
        ("Brazil denied that the talks had failed.", "denies"),
        ("Brazil questioned whether the talks had failed.", "doubts"),
        ("Brazil has not confirmed that the talks failed.", "doubts"),
        ("Brazil ruled out any further talks.", "denies"),
        ("Brazil did not rule out further talks.", "doubts"),
        ("Brazil could not independently verify the figure.", "doubts"),
        ("Brazil pointed out that the talks had failed.", "asserts"),
        ("Neither Brazil nor France confirmed the account.", "doubts"),
        ("Did Brazil say that the talks had failed?", "doubts"),
        ("If Brazil confirms that the talks failed, prices will rise.", "doubts"),
    ],
)
def test_stance(nlp: Language, text: str, stance: str) -> None:
    assert {found.stance for found in read(nlp, text)} == {stance}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Brazil said that the talks had failed.", "says"),
        ("Brazil believes that the talks have failed.", "thinks"),
        ("Brazil wants to end the talks.", "wants"),
        ("Brazil criticised the talks.", "judges"),
        ("Records show that the talks had failed.", "shows"),
        ("Brazil put the toll at 30.", "says"),
    ],
)
def test_act_tells_reports_from_attitudes(nlp: Language, text: str, act: str) -> None:
    assert only(nlp, text).act == act


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # The only woman of the sentence before.
        ("Anna Berg resigned on Friday. She said that the company had lied to her.", "Anna Berg"),
        # A chain of pronouns keeps the one name.
        ("Paul Ortiz opened the bridge. He was late. He said that the work had been hard.", "Paul Ortiz"),
        # Two women: not certain.
        ("Anna Berg met Maria Silva on Friday. She said that the company had lied.", None),
        # A nameless man could be meant as well.
        ("Paul Ortiz praised the work. The spokesman was tired. He said that the bridge was safe.", None),
        # Another paragraph, and nobody else in the article; then somebody else.
        ("Anna Berg resigned on Friday.\n\nShe said that the company had lied to her.", "Anna Berg"),
        (
            "Maria Silva opened the hall in May. It has been full ever since.\n\nAnna Berg resigned on Friday.\n\n"
            "She said that the company had lied to her.",
            None,
        ),
        # Who is named inside the quotation is not its speaker.
        ('"I have known Maria Silva for years," she said to the court.', None),
        ("Paul Ortiz was to blame for the flood, he said.", None),
        # A title of the other sex.
        ("Mrs. Berg resigned on Friday. He said that the company had lied.", None),
    ],
)
def test_pronouns_only_where_certain(nlp: Language, text: str, speaker: str | None) -> None:
    said = [a for a in read(nlp, text) if "said" in words(text, a)[1]]
    assert [a.speaker for a in said] == [speaker]
    assert words(text, said[0])[0].lower() in ("she", "he")


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        ("The airline said that the plane was safe. It added that nobody was hurt.", "The airline"),
        ("A police spokesman said that two men were held. He said that they were brothers.", "A police spokesman"),
        # Another body, a named one, another man, another paragraph, more than one.
        ("The airline said that the plane was safe. The union was angry. It said that nobody was asked.", None),
        ("The airline said that the plane was safe, like the BBC. It said that nobody was hurt.", None),
        ("An official said that the dam was safe. The mayor smiled. He said that all was well.", None),
        ("An official said that the dam was safe.\n\nHe said that all was well.", None),
        ("The airlines said that the planes were safe. It said that nobody was hurt.", None),
        # Too far back; a thing does not speak for a man.
        ("An official said that it was late. It rained. It snowed. He said that all was well.", None),
        ("The airline said that the plane was safe. He said that nobody was hurt.", None),
    ],
)
def test_a_pronoun_goes_on_with_a_nameless_speaker_only_where_nobody_else_is_in_sight(
    nlp: Language, text: str, anonymous: str | None
) -> None:
    last = read(nlp, text)[-1]
    assert words(text, last)[0].lower() in ("it", "he")
    assert (last.speaker, last.anonymous) == (None, anonymous)


def test_who_stands_for_the_noun_before_it(nlp: Language) -> None:
    text = "Anna Berg, who said that the dam was safe, resigned."
    assert only(nlp, text).speaker == "Anna Berg"


def test_a_report_that_the_parser_hangs_under_its_own_clause(nlp: Language) -> None:
    text = "The Harbour Post had reported, citing a dock official, that Luis Prado was warned of the storm."
    found = only(nlp, text)
    assert words(text, found) == ("The Harbour Post", "had reported", "that Luis Prado was warned of the storm")
    assert found.chain == ("a dock official",)


def test_who_denies_it_behind_a_comma_speaks_against_who_says_it(nlp: Language) -> None:
    text = "Brazil said that the bridge had been hit, which France has denied."
    said, denied = read(nlp, text)
    assert words(text, said) == ("Brazil", "said", "that the bridge had been hit")
    assert words(text, denied) == ("France", "has denied", "which")
    assert (said.stance, denied.stance) == ("asserts", "denies")


def test_an_agency_behind_a_name_and_a_comma_reports_the_whole_sentence(nlp: Language) -> None:
    """The parser takes ", the press reported" for a relative clause of the name."""
    text = "Ortiz will speak first, and a lunch will be held for Berg, The Harbour Press reported, citing Luis Prado."
    found = only(nlp, text)
    assert words(text, found) == (
        "The Harbour Press",
        "reported",
        "Ortiz will speak first, and a lunch will be held for Berg",
    )
    assert found.chain == ("Luis Prado",)


def test_who_says_so_at_the_end_of_a_list_of_names(nlp: Language) -> None:
    """The parser takes the speaker for one more place and the cue for one more thing that happened."""
    text = "The storm grew as it moved towards the Outer Islands, the National Weather Office (NWO) said in its note."
    found = only(nlp, text)
    assert words(text, found) == (
        "the National Weather Office (NWO)",
        "said",
        "The storm grew as it moved towards the Outer Islands",
    )


@pytest.mark.parametrize(
    "text",
    [
        "But when the money ran out two years later, the owners said nothing more.",
        "Harlow: What we know so far\n\nThe town was quiet.",
        "The government declared a state of emergency in the north.",
    ],
)
def test_what_only_looks_like_a_cue(nlp: Language, text: str) -> None:
    assert all(found.act == "mentions" for found in read(nlp, text))


def test_a_place_before_a_colon_is_a_date_line(nlp: Language) -> None:
    text = "PORT HARLOW: The mayor said the bridge would close on Friday."
    document = Document(name="invented", text=text, blocks=blocks_of(text))
    ((_, doc),) = parse(nlp, [document])
    place = Mention(0, 11, EntityKind.PLACE, "Port Harlow")
    (found,) = attribute(doc, [place], (), document.blocks)
    assert words(text, found)[:2] == ("The mayor", "said")


def test_a_named_source_goes_before_hearsay_in_one_clause(nlp: Language) -> None:
    text = "In one of them, according to the affidavit, the mayor allegedly took the money."
    found = only(nlp, text)
    assert words(text, found)[:2] == ("the affidavit", "according to")


def test_a_judgement_joined_to_a_report_is_the_same_speaker_s(nlp: Language) -> None:
    text = "Anna Berg countered that the payments were loans, and accused the witness of lying."
    assert [(f.speaker, words(text, f)[1]) for f in read(nlp, text)] == [
        ("Anna Berg", "countered"),
        ("Anna Berg", "accused"),
    ]


def test_outermost_cue_counts_once(nlp: Language) -> None:
    text = "Anna Berg said that Ortiz believed that the dam was safe."
    assert words(text, only(nlp, text))[1] == "said"


def test_two_agencies_are_two_speakers(nlp: Language) -> None:
    text = "As reported by Reuters and confirmed by the BBC, the port was shut on Monday."
    rows = read(nlp, text)
    assert [r.speaker for r in rows] == ["Reuters", "BBC"]
    assert words(text, rows[0])[2] == "the port was shut on Monday"


def test_a_second_cue_ends_what_the_first_tells(nlp: Language) -> None:
    text = "Anna Berg said that the dam was safe, while Ortiz warned that it would break."
    told = [(a.speaker, words(text, a)[2]) for a in read(nlp, text)]
    assert told == [("Anna Berg", "that the dam was safe"), ("Paul Ortiz", "that it would break")]


def test_a_title_read_elsewhere_settles_who_is_meant(nlp: Language) -> None:
    text = "Anna Berg resigned on Friday. He said that the company had lied."
    document = Document(name="invented", text=text, blocks=blocks_of(text))
    ((_, doc),) = parse(nlp, [document])
    known = NamedEntity("Anna Berg", EntityKind.PERSON, titles=("Mrs.",))
    assert [a.speaker for a in attribute(doc, mentions_of(text), (known,), document.blocks)] == [None]


def test_a_hyphenated_word_is_one_source(nlp: Language) -> None:
    text = "The office was closed; e-mails published by the BBC suggested that its head had known of the fire."
    found = only(nlp, text)
    assert words(text, found)[0] == "e-mails published by the BBC"


def test_rejecting_an_offer_says_nothing_and_rejecting_a_charge_denies_it(nlp: Language) -> None:
    (offer,) = read(nlp, "The board of the dairy rejected the bid on Friday.")
    (charge,) = read(nlp, "The board of the dairy rejected the charge on Friday.")
    assert offer.act == "mentions"
    assert (charge.act, charge.stance) == ("says", "denies")


def test_a_quotation_of_whole_sentences_parts_the_pronoun_from_older_sentences(nlp: Language) -> None:
    text = "Paul Ortiz runs the mill. Maria Silva runs the shop. “We open on Monday. All are welcome,” she said."
    assert [a.speaker for a in read(nlp, text)] == ["Maria Silva"]


def test_two_people_before_a_quotation_leave_its_pronoun_open(nlp: Language) -> None:
    text = "Maria Silva met Anna Berg at the shop. “We open on Monday,” she said."
    assert [a.speaker for a in read(nlp, text)] == [None]


def test_several_people_are_no_rivals_of_one_pronoun(nlp: Language) -> None:
    text = "Maria Silva waited until the officers had left the mill. “They took the cameras,” she said."
    assert read(nlp, text)[-1].speaker == "Maria Silva"


def test_a_source_has_the_whole_name_that_the_parser_cut() -> None:
    speakers = Speakers.__new__(Speakers)
    name = Mention(0, 10, EntityKind.ORGANISATION, "Berg Group")
    speakers.by_token = {3: name, 4: name, 5: Mention(11, 14, EntityKind.ORGANISATION, "BBC")}
    assert speakers.whole((4, 5)) == (3, 5)
    assert speakers.whole((5, 6)) == (5, 6)
