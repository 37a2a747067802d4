"""Files to items, bytes to text, JSON records. All samples are invented."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping

import pytest

from events.reading import ReadError, containers, read, unpack
from events.values import Document, Failure, RawItem

BODY = "The port of Lomara reopened on Monday after three weeks, the harbour master said."
MORE = "Ferries will run twice a day until the second pier is mended."
TEXT = f"{BODY}\n\n{MORE}"


def zipped(members: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(members: Mapping[str, bytes], mode: str = "w:gz") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def one_failure(name: str, data: bytes) -> Failure:
    [item] = unpack(name, data)
    assert isinstance(item, Failure)
    return item


# --- kinds of files -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", b"Text.", "text"),
        ("folder/README", b"Text.", "text"),
        ("A.MD", b"Text.", "text"),
        ("story.2023", b"Text.", "text"),
        ("a.html", b"<p>x</p>", "html"),
        ("a.HTM", b"x", "html"),
        ("saved.txt", b"\n<!DOCTYPE html><html></html>", "html"),
        ("page", b"<!-- saved --><HTML><body>x</body></HTML>", "html"),
        ("one.json", b'{"title": "x"}', "json"),
    ],
)
def test_a_file_is_one_item_of_its_kind(name: str, data: bytes, kind: str) -> None:
    assert list(unpack(name, data)) == [RawItem(name, kind, data)]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\xef\xbb\xbf \r\n", "empty"),
        ("a.jsonl", b"\n\n", "empty"),
        ("a.zip", b"", "empty"),
        ("a.pdf", b"%PDF-1.7 ...", "PDF"),
        ("a.txt", b"%PDF-1.7 ...", "PDF"),
        ("a", b"\x89PNG\r\n", "PNG"),
        ("a.docx", b"PK\x03\x04...", "Word"),
        ("a.txt", b"PK\x03\x04...", "zip archive or an Office"),
        ("a.csv", b"a,b", ".csv"),
        ("a.zip", b"not a zip", "zip"),
        ("a.tar.gz", b"\x1f\x8b broken", "tar"),
        ("a.tgz", gzip.compress(b"no tar in here"), "tar"),
        ("a.json", b"[]", "empty list"),
        ("a.json", b"[1,", "not JSON"),
        ("a.json", b"12", "int"),
    ],
)
def test_what_is_no_article_is_a_failure_that_names_it(name: str, data: bytes, says: str) -> None:
    failure = one_failure(name, data)
    assert failure.name == name
    assert says in failure.reason


# --- JSON Lines ---------------------------------------------------------------------------------------------------


def test_a_broken_line_fails_alone_and_lines_are_counted_from_one() -> None:
    lines = b'{"text": "a"}\n\n{broken\n[1]\n{"text": "b"}\r\n'
    items = list(unpack("crawl.jsonl", lines))
    assert [(type(item).__name__, item.name) for item in items] == [
        ("RawItem", "crawl.jsonl#1"),
        ("Failure", "crawl.jsonl#3"),
        ("Failure", "crawl.jsonl#4"),
        ("RawItem", "crawl.jsonl#5"),
    ]
    assert [item.stage for item in items if isinstance(item, Failure)] == ["parse", "parse"]


def test_a_line_separator_inside_a_json_string_parts_nothing() -> None:
    line = json.dumps({"text": "One.\u2028Two.\x85Three."}, ensure_ascii=False).encode()
    [item] = unpack("a.ndjson", line)
    assert isinstance(item, RawItem)
    assert read(item).text == "One.\n\nTwo.\n\nThree."


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_json_lines_in_other_encodings(encoding: str) -> None:
    data = "\n".join(json.dumps({"text": t}, ensure_ascii=False) for t in ("Café one.", "Café two.")).encode(encoding)
    items = [item for item in unpack("a.jsonl", data) if isinstance(item, RawItem)]
    assert [read(item).text for item in items] == ["Café one.", "Café two."]


@pytest.mark.parametrize(
    "document",
    [
        [{"text": "a"}, {"text": "b"}],
        {"articles": [{"text": "a"}, {"text": "b"}]},
        {"articles": {"results": [{"text": "a"}, {"text": "b"}], "count": 2}},
    ],
)
def test_a_json_list_of_articles_is_an_item_each(document: object) -> None:
    items = list(unpack("a.json", json.dumps(document).encode()))
    assert [item.name for item in items] == ["a.json#1", "a.json#2"]


def test_json_lines_under_the_wrong_name() -> None:
    assert [item.name for item in unpack("a.json", b'{"text": "a"}\n{"text": "b"}')] == ["a.json#1", "a.json#2"]


def test_deeply_nested_json_is_a_failure() -> None:
    assert "JSON" in one_failure("a.jsonl", b"[" * 100_000).reason


# --- archives -----------------------------------------------------------------------------------------------------

MEMBERS = {
    "pile/a.txt": b"Text a.",
    "pile/b.jsonl": b'{"text": "b"}\n{"text": "c"}',
    "pile/.DS_Store": b"x",
    "__MACOSX/pile/._a.txt": b"x",
    ".git/config": b"x",
    "pile/c.pdf": b"%PDF-1.4",
    "pile/inner.zip": zipped({"d.txt": b"Text d."}),
    "pile/empty.txt": b"",
}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("p.zip", zipped(MEMBERS)),
        ("p.tar.gz", tarred(MEMBERS)),
        ("p.tgz", tarred(MEMBERS)),
        ("p.tar", tarred(MEMBERS, "w")),
    ],
)
def test_an_archive_gives_its_members_and_skips_hidden_files(name: str, data: bytes) -> None:
    items = list(unpack(name, data))
    assert [(type(item).__name__, item.name) for item in items] == [
        ("RawItem", f"{name}!/pile/a.txt"),
        ("RawItem", f"{name}!/pile/b.jsonl#1"),
        ("RawItem", f"{name}!/pile/b.jsonl#2"),
        ("Failure", f"{name}!/pile/c.pdf"),
        ("Failure", f"{name}!/pile/inner.zip"),
        ("Failure", f"{name}!/pile/empty.txt"),
    ]
    assert "archive inside an archive" in items[4].reason  # type: ignore[union-attr]


def test_an_archive_without_files_says_so() -> None:
    assert "no files" in one_failure("p.zip", zipped({".hidden": b"x"})).reason


def test_an_encrypted_member_fails_alone() -> None:
    data = bytearray(zipped({"a.txt": b"Text a.", "b.txt": b"Text b."}))
    for signature, flags_at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(signature) + flags_at] |= 1  # of the first member
    first, second = unpack("p.zip", bytes(data))
    assert isinstance(first, Failure)
    assert "encrypted" in first.reason
    assert second == RawItem("p.zip!/b.txt", "text", b"Text b.")


def test_a_corrupt_member_fails_alone() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.txt", b"Text a.")
        archive.writestr("b.txt", b"Text b.")
    first, second = unpack("p.zip", stream.getvalue().replace(b"Text a.", b"Text X.", 1))
    assert isinstance(first, Failure)
    assert "corrupt" in first.reason
    assert isinstance(second, RawItem)


def test_members_of_one_name_get_names_of_their_own() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", b"One.")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", b"Two.")
    assert [item.name for item in unpack("p.zip", stream.getvalue())] == ["p.zip!/a.txt", "p.zip!/a.txt~2"]


@pytest.mark.parametrize("pack", [zipped, tarred])
@pytest.mark.parametrize(
    ("limit", "value", "says"),
    [
        ("MEMBER_BYTES", 50_000, "member of more"),
        ("TOTAL_BYTES", 150_000, "unpacked"),
        ("MEMBERS", 1, "members"),
        ("RATIO_FROM", 1_000, "grows"),
    ],
)
def test_limits_stop_unpacking(pack, limit: str, value: int, says: str, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(containers, limit, value)
    failure = list(
        unpack("p.zip" if pack is zipped else "p.tgz", pack({"a.txt": b"a" * 100_000, "b.txt": b"b" * 100_000}))
    )[-1]
    assert isinstance(failure, Failure)
    assert "stopped" in failure.reason
    assert says in failure.reason


def test_a_link_in_a_tar_archive_is_passed_over() -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(info)
    assert "no files" in one_failure("p.tar", stream.getvalue()).reason


# --- encodings ----------------------------------------------------------------------------------------------------

SAMPLE = "The mayor’s café “Zoë” reopened – at last – on Monday; it cost €20."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings_are_told_apart(encoding: str) -> None:
    document = read(RawItem("a", "text", SAMPLE.encode(encoding)))
    assert document.text == SAMPLE
    assert document.warnings == ()


def test_one_broken_byte_does_not_turn_the_text_into_mojibake() -> None:
    data = (SAMPLE * 3).encode()
    document = read(RawItem("a", "text", data[:-1] + b"\xff."))
    assert "café" in document.text
    assert any("1 character could not be decoded" in warning for warning in document.warnings)


def test_bytes_that_are_no_text_are_refused_at_the_decode_stage() -> None:
    with pytest.raises(ReadError) as caught:
        read(RawItem("a", "text", bytes(range(1, 9)) * 50))
    assert caught.value.stage == "decode"


def test_invisible_characters_line_ends_and_spaces_are_normalised_and_quotes_are_not() -> None:
    data = "One\u00a0 ‘two’\u200b\ttw\u00ado\u2060.\r\nThree\r\rCafe\u0301 \x07four.\u2029Five."
    assert read(RawItem("a", "text", data.encode())).text == "One ‘two’ two.\n\nThree\n\nCafé four.\n\nFive."


# --- JSON records -------------------------------------------------------------------------------------------------


def record(**fields: object) -> Document:
    return read(RawItem("a#1", "json", json.dumps(fields).encode()))


@pytest.mark.parametrize(
    "key", ["text", "maintext", "body", "content", "article", "raw_text", "articleBody", "Full-Text", "cleaned_text"]
)
def test_the_text_under_the_names_of_common_crawlers(key: str) -> None:
    assert record(**{"title": "Port reopens", key: TEXT}).text == f"Port reopens\n\n{TEXT}"


@pytest.mark.parametrize(
    "key",
    [
        "date",
        "published",
        "publish_date",
        "date_publish",
        "datePublished",
        "pubDate",
        "published_at",
        "dateTime",
        "publishedAt",
        "dateTimePub",
    ],
)
def test_the_date_under_the_names_of_common_crawlers(key: str) -> None:
    document = record(text=TEXT, **{key: "2023-09-13T10:00:00Z"})
    assert document.published is not None
    assert (document.published.edtf, document.published.evidence, document.published.wording) == (
        "2023-09-13",
        "field date",
        "2023-09-13T10:00:00Z",
    )


@pytest.mark.parametrize(
    "key", ["date_download", "dateDownloaded", "date_modify", "dateModified", "crawled_at", "updated", "scraped_at"]
)
def test_other_dates_are_no_publication_date(key: str) -> None:
    assert record(text=TEXT, **{key: "2023-09-13"}).published is None


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("Wed, 13 Sep 2023 10:00:00 GMT", "2023-09-13"),
        ("Wed Sep 13 10:00:00 +0000 2023", "2023-09-13"),
        ("20230913T101500Z", "2023-09-13"),
        ("20230913101500", "2023-09-13"),
        (1694599200, "2023-09-13"),
        (1694599200000, "2023-09-13"),
        ("1694599200", "2023-09-13"),
        ("2023-09", "2023-09"),
        (2023, "2023"),
        ({"@value": "2023-09-13"}, "2023-09-13"),
        (["2023-09-13"], "2023-09-13"),
    ],
)
def test_shapes_of_dates_in_fields(value: object, edtf: str) -> None:
    document = record(text=TEXT, date=value)
    assert document.published is not None
    assert document.published.edtf == edtf


@pytest.mark.parametrize("value", ["yesterday", "soon", 12, 5e20, "13 Sept", "2023-99-99"])
def test_a_field_date_that_cannot_be_read_is_a_warning(value: object) -> None:
    document = record(text=TEXT, date=value)
    assert document.published is None
    assert any("field date" in warning for warning in document.warnings)


@pytest.mark.parametrize("value", [None, "", True, [], {}])
def test_a_field_without_a_date_is_no_warning(value: object) -> None:
    document = record(text=TEXT, date=value)
    assert (document.published, document.warnings) == (None, ())


def test_metadata_as_strings_lists_and_objects() -> None:
    document = record(
        headline="Port reopens",
        body=TEXT,
        authors=[{"name": "Ann Lee"}, "Bo Dam"],
        source={"uri": "tide.example", "title": "Daily Tide"},
        link="https://tide.example/1",
        lang="eng",
    )
    assert (document.headline, document.byline, document.site) == ("Port reopens", "Ann Lee, Bo Dam", "Daily Tide")
    assert (document.url, document.language) == ("https://tide.example/1", "en")


def test_a_headline_that_the_text_repeats_stands_once() -> None:
    document = record(title="Port reopens after storm | Daily Tide", text=f"Port reopens after storm\n\n{TEXT}")
    assert document.headline == "Port reopens after storm"
    assert document.text == f"Port reopens after storm\n\n{TEXT}"


def test_a_record_with_markup_goes_the_way_of_pages() -> None:
    inside = f"<h1>Port reopens</h1><p>{BODY}</p><h2>A long winter</h2><p>{MORE}</p>"
    html = f"<html><body><article>{inside}</article></body></html>"
    for fields in ({"html": html}, {"content": html}):
        document = record(title="Port reopens", date="2023-09-13", **fields)
        assert document.text == f"Port reopens\n\n{BODY}\n\nA long winter\n\n{MORE}"
        assert document.published is not None


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (
            "<p>One &amp; two.</p><h2>A long winter</h2>Three <b>four</b>.<br>Five.",
            ["One & two.", "A long winter", "Three four.", "Five."],
        ),
        ("He said.<script>var x = '<p>';</script><br/>She &#8217;said&#8217;.", ["He said.", "She ’said’."]),
        ("Fish &amp; chips cost 3 < 4 pounds.", ["Fish & chips cost 3 < 4 pounds."]),
    ],
)
def test_an_articles_own_markup_is_taken_off_and_nothing_lost(field: str, text: list[str]) -> None:
    for key in ("content", "html"):
        assert record(**{key: field}).text.split("\n\n") == text


@pytest.mark.parametrize("language", ["de", "de-DE", "German", "deu"])
def test_another_language_is_set_and_warned_of(language: str) -> None:
    document = record(text=TEXT, language=language)
    assert document.language == "de"
    assert any("not English" in warning for warning in document.warnings)


def test_a_language_field_of_english_does_not_make_a_text_english() -> None:
    german = "Der Hafen wurde am Montag nach drei Wochen wieder geöffnet und die Fähren fahren zweimal am Tag. " * 5
    assert record(text=german, language="en").language == "und"


def test_a_record_without_text_names_the_fields_seen() -> None:
    with pytest.raises(ReadError, match="fields seen: title, summary_ai"):
        record(title="Port reopens", summary_ai=3)
