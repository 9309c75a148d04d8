"""Sentences, tokens and what is left out: every offset slices the stored text."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.extract.facts import extract_facts, make_document
from search.model import Article


def sentences(body: str) -> list[str]:
    return [s.text for s in make_document(Article(id="x", body=body)).sentences]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Một câu. Hai câu! Ba câu?", ["Một câu.", "Hai câu!", "Ba câu?"]),
        ("Tại TP. Hồ Chí Minh, ông nói. Sau đó về.", ["Tại TP. Hồ Chí Minh, ông nói.", "Sau đó về."]),
        ("Bà ở Q. 1 và H. Củ Chi. Hết.", ["Bà ở Q. 1 và H. Củ Chi.", "Hết."]),
        ("PGS. TS. Nguyễn Văn A phát biểu. Xong.", ["PGS. TS. Nguyễn Văn A phát biểu.", "Xong."]),
        ("Thu 39.601,9 tỷ đồng. Năm sau hơn.", ["Thu 39.601,9 tỷ đồng.", "Năm sau hơn."]),
        ("“Đúng vậy.” Ông cười.", ["“Đúng vậy.”", "Ông cười."]),
        ("Dòng một\n\nDòng hai", ["Dòng một", "Dòng hai"]),
        ("Giá tăng... theo chị. Hết", ["Giá tăng... theo chị.", "Hết"]),
        (">> Xem thêm: Cụm thi đua số 7\nThân bài.", ["Thân bài."]),
        ("Tin liên quan: huyện Đông Anh", []),
    ],
)
def test_a_text_is_cut_into_sentences(body: str, expected: list[str]) -> None:
    """Full stops end a sentence, abbreviations and numbers do not; links to other stories are none."""
    assert expected == sentences(body)


@pytest.mark.parametrize("run", ["." * 60_000, "a. " + " " * 60_000 + "x"], ids=["stops", "spaces"])
def test_a_long_run_of_stops_or_spaces_is_read_once(run: str) -> None:
    """It took the square of its length: half a minute for 60,000 stops."""
    begin = time.process_time()
    assert sentences(f"Một câu. {run} hết. Hai câu.")[-1] == "Hai câu."
    assert time.process_time() - begin < 2


def test_many_empty_lines_cost_awards_no_square() -> None:
    begin = time.process_time()
    tells = "UBND tỉnh Hà Giang tặng Bằng khen cho Trường THPT Lê Lợi."
    assert len(extract_facts(Article(id="x", body=tells + "\n" * 60_000 + tells)).awards) == 1
    assert time.process_time() - begin < 2


def test_fields_come_in_order_and_are_named_as_evidence_names_them() -> None:
    """Title, summary, body, captions; numbers run through, paragraphs start anew."""
    document = make_document(Article(id="x", title="Tin", summary="Tóm.", body="A b.\nC d.", captions=("Ảnh.", "Hai.")))
    found = [(s.field, s.paragraph, s.number) for s in document.sentences]
    assert found == [
        ("title", 0, 0),
        ("summary", 0, 1),
        ("body", 0, 2),
        ("body", 1, 3),
        ("captions.0", 0, 4),
        ("captions.1", 0, 5),
    ]


def test_tokens_keep_numbers_dates_and_names_whole() -> None:
    """What is written without a space is one token."""
    sentence = make_document(Article(id="x", body="Ngày 17/1/2022, 39.601,9 tỷ, M'Đrắk và T.Ư")).sentences[0]
    assert [t.text for t in sentence.tokens] == ["Ngày", "17/1/2022", "39.601,9", "tỷ", "M'Đrắk", "và", "T.Ư"]


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("aăâĐđ. ?!…\n“”()1TP,;-Ứỹ’\u00a0İ"), max_size=120))
def test_offsets_slice_the_text_and_views_keep_length(text: str) -> None:
    """Whatever the text: sentences follow each other, slice their field, and lower and folded views keep the length."""
    body = unicodedata.normalize("NFC", text)
    last = 0
    for sentence in make_document(Article(id="x", body=body)).sentences:
        assert last <= sentence.start < sentence.end
        assert body[sentence.start : sentence.end] == sentence.text == sentence.text.strip()
        assert len(sentence.text) == len(sentence.lower) == len(sentence.folded)
        last = sentence.end
