"""Broken knowledge files, each with all problems that are reported."""

import re
from collections.abc import Callable

import pytest

BROKEN = [
    pytest.param(
        "",
        [
            "bread.yaml:1:1: the file is empty; write the keys of a knowledge base",
        ],
        id="an empty file",
    ),
    pytest.param(
        "# nothing yet\n",
        [
            "bread.yaml:1:1: the file is empty; write the keys of a knowledge base",
        ],
        id="only a comment",
    ),
    pytest.param(
        " \n\n",
        [
            "bread.yaml:1:1: the file is empty; write the keys of a knowledge base",
        ],
        id="only white space",
    ),
    pytest.param(
        "~\n",
        [
            'bread.yaml:1:1: the file is empty; write the keys of a knowledge base, like "entries:"',
        ],
        id="null at the top",
    ),
    pytest.param(
        """\
- format: 1
- id: bread
""",
        [
            'bread.yaml:1:1: the file is a list; write the keys of a knowledge base, like "entries:"',
        ],
        id="a list at the top",
    ),
    pytest.param(
        "How long does a loaf keep?\n",
        [
            'bread.yaml:1:1: the file is a text; write the keys of a knowledge base, like "entries:"',
        ],
        id="a text at the top",
    ),
    pytest.param(
        "{}\n",
        [
            'bread.yaml:1:1: the file is empty; write the keys of a knowledge base, like "entries:"',
        ],
        id="an empty mapping at the top",
    ),
    pytest.param(
        "*bread\n",
        [
            "bread.yaml:1:1: alias *bread; write the text out, or put quotes round it",
        ],
        id="an alias at the top",
    ),
    pytest.param(
        "title: Bread at home\n",
        [
            'bread.yaml:1:1: a knowledge base lacks the key "format"; add "format: 1"',
            'bread.yaml:1:1: the base has no entry; add "entries:" with an id, a question and an answer',
            'bread.yaml:1:1: a knowledge base lacks the key "id"; add "id: …"',
        ],
        id="every key of the base is missing",
    ),
    pytest.param(
        """\
format: 1
id: bread
entries:
  - topic: Storage
""",
        [
            'bread.yaml:4:5: an entry lacks the key "id"; add "id: …"',
            'bread.yaml:4:5: an entry lacks the key "question"; add "question: …"',
            'bread.yaml:4:5: an entry lacks the key "answer"; add "answer: …"',
        ],
        id="every key of an entry is missing",
    ),
    pytest.param(
        """\
format: 1
id: bread
sources:
  - url: https://example.org
entries:
  - {id: storage, question: How long?, answer: Three days}
""",
        [
            'bread.yaml:4:5: a source lacks the key "id"; add "id: …"',
            'bread.yaml:4:5: a source lacks the key "title"; add "title: …"',
        ],
        id="every key of a source is missing",
    ),
    pytest.param(
        """\
format: 1
id: bread
sources:
  - {id: book, title: The book, passages: [{kind: text}]}
entries:
  - {id: storage, question: How long?, answer: Three days}
""",
        [
            'bread.yaml:4:44: a passage lacks the key "id"; add "id: …"',
            'bread.yaml:4:44: a passage lacks the key "section"; add "section: …"',
            'bread.yaml:4:44: a passage lacks the key "about"; add "about: …"',
        ],
        id="every key of a passage is missing",
    ),
    pytest.param(
        """\
format: 1
id: bread
entries:
  - {id: storage, question: How long?, answer: Three days}
gaps:
  - nearest: [storage]
""",
        [
            'bread.yaml:6:5: a gap lacks the key "id"; add "id: …"',
            'bread.yaml:6:5: a gap lacks the key "question"; add "question: …"',
            'bread.yaml:6:5: a gap lacks the key "answer"; add "answer: …"',
        ],
        id="every key of a gap is missing",
    ),
    pytest.param(
        """\
format: 1
id: bread
entries:
  - {id: storage, question: How long?, answer: Three days}
small_talk:
  - paraphrases: [hello]
""",
        [
            'bread.yaml:6:5: small talk lacks the key "id"; add "id: …"',
            'bread.yaml:6:5: small talk lacks the key "question"; add "question: …"',
            'bread.yaml:6:5: small talk lacks the key "answer"; add "answer: …"',
        ],
        id="every key of small talk is missing",
    ),
    pytest.param(
        """\
format: 1
id: bread
entries:
  - id: storage
    question: How long?
    citations: [storage/1]
    draft: maybe
    follow_ups: crust
""",
        [
            'bread.yaml:4:5: an entry lacks the key "answer"; add "answer: …"',
            (
                'bread.yaml:6:17: entry "storage" cites passage "storage/1", which no source contains; '
                "name an existing one, or add it"
            ),
            'bread.yaml:7:12: "draft" is "maybe"; write one of true, false',
            'bread.yaml:8:17: "follow_ups" is a text; write a list',
        ],
        id="a missing key hides no other fault",
    ),
    pytest.param(
        """\
format: 1
id: bread
entries:
  - {id: crust, question: How crisp?}
  - {id: storage, question: How long?, answer: Three days, follow_ups: [crust]}
""",
        [
            'bread.yaml:4:5: an entry lacks the key "answer"; add "answer: …"',
        ],
        id="what lacks its answer is still there to be named",
    ),
    pytest.param(
        """\
format: 1
id: bread
require_citations: true
entries:
  - {id: storage, question: How long?, answer: Three days}
""",
        [
            'bread.yaml:5:5: entry "storage" cites no passage; add "citations: [passage id]"',
        ],
        id="citations are required",
    ),
    pytest.param(
        """\
format: 1
id: bread
entrys: 5
entries:
  - {id: storage, question: How long?, answer: Three days}
""",
        [
            'bread.yaml:3:1: a knowledge base has no key "entrys"; did you mean "entries"?',
        ],
        id="an unknown key of the base",
    ),
    pytest.param(
        """\
format: 1
id: bread
xyz: 5
entries:
  - {id: storage, question: How long?, answer: Three days}
""",
        [
            (
                'bread.yaml:3:1: a knowledge base has no key "xyz"; '
                "keys here are format, id, title, language, languages, translations, notice, contact, "
                "require_citations, synonyms, protected, sources, entries, gaps, small_talk, evidence_levels, "
                "messages, policy, encoder, lock, "
                "emergency_number, alerts, deferrals, sign_words, allow"
            ),
        ],
        id="an unknown key like no other",
    ),
    pytest.param(
        """\
format: 1
id: bread
messages: {skope: Ask me.}
policy: {answer-at: 0.5}
sources:
  - id: book
    titel: The book
    title: The book
    passages:
      - {id: storage/1, section: Storage, about: days, sha-256: x}
entries:
  - {id: storage, question: How long?, answer: Three days, paraphrase: [x]}
gaps:
  - {id: gluten, question: Is it safe?, answer: Unknown, near: [storage]}
small_talk:
  - {id: hello, question: Hello, answer: Hi, topics: x}
""",
        [
            'bread.yaml:3:12: "messages" has no key "skope"; did you mean "scope"?',
            'bread.yaml:4:10: "policy" has no key "answer-at"; did you mean "answer_at"?',
            'bread.yaml:7:5: a source has no key "titel"; did you mean "title"?',
            'bread.yaml:10:56: a passage has no key "sha-256"; did you mean "sha256"?',
            'bread.yaml:12:60: an entry has no key "paraphrase"; did you mean "paraphrases"?',
            'bread.yaml:14:58: a gap has no key "near"; did you mean "nearest"?',
            (
                'bread.yaml:16:46: small talk has no key "topics"; '
                "keys here are id, question, paraphrases, answer, language"
            ),
        ],
        id="unknown keys in every part",
    ),
    pytest.param(
        """\
format: 1
id: bread
id: loaf
entries:
  - id: storage
    question: How long?
    answer: Three days
    question: How many days?
""",
        [
            'bread.yaml:3:1: key "id" is already used on line 2; keep one of them',
            'bread.yaml:8:5: key "question" is already used on line 6; keep one of them',
        ],
        id="the same key twice",
    ),
    pytest.param(
        """\
format: 1
id: bread
"id": loaf
entries:
  - {id: storage, question: How long?, answer: Three days}
""",
        [
            'bread.yaml:3:1: key "id" is already used on line 2; keep one of them',
        ],
        id="the same key twice, once in quotes",
    ),
    pytest.param(
        """\
format: 1
id: bread
sources:
  - {id: book, title: One, passages: [{id: a/1, section: A, about: a}]}
  - {id: book, title: Two, passages: [{id: a/1, section: B, about: b}]}
entries:
  - {id: storage, question: How long?, answer: Three days}
  - {id: storage, question: How many days?, answer: Three}
gaps:
  - {id: storage, question: Is it safe?, answer: Unknown}
""",
        [
            'bread.yaml:5:10: source id "book" is already used at bread.yaml:4:10; write another id',
            'bread.yaml:5:44: passage id "a/1" is already used at bread.yaml:4:44; write another id',
            'bread.yaml:8:10: item id "storage" is already used at bread.yaml:7:10; write another id',
            'bread.yaml:10:10: item id "storage" is already used at bread.yaml:7:10; write another id',
        ],
        id="the same id twice, and across kinds",
    ),
    pytest.param(
        """\
format: 1
id: bread
entries:
  - {id: storage, question: How long does it keep?, answer: Three days}
  - {id: freezing, question: How cold?, answer: Very, paraphrases: ["how long -- does IT keep"]}
gaps:
  - {id: gluten, question: How cold, answer: Unknown}
small_talk:
  - {id: hello, question: Hello, answer: Hi, paraphrases: [HOW COLD!]}
""",
        [
            (
                'bread.yaml:5:69: phrasing "how long -- does IT keep" is already used at bread.yaml:4:29, under '
                'entry "storage"; '
                "keep it where its answer is"
            ),
            (
                'bread.yaml:7:28: phrasing "How cold" is already used at bread.yaml:5:30, under entry '
                '"freezing"; '
                "keep it where its answer is"
            ),
            (
                'bread.yaml:9:60: phrasing "HOW COLD!" is already used at bread.yaml:5:30, under entry '
                '"freezing"; '
                "keep it where its answer is"
            ),
        ],
        id="the same phrasing under two items",
    ),
    pytest.param(
        """\
format: 1
id: bread
entries:
  - id: storage
    question: How long does a loaf keep in the bread box, in the fridge, or in a bag?
    answer: Three days
  - id: freezing
    question: |
      How long does a loaf keep in the bread box,
      in the fridge,
      or in a bag?
    answer: Three months
""",
        [
            (
                'bread.yaml:8:15: phrasing "How long does a loaf keep in the bread box, in the fridge, …" '
                'is already used at bread.yaml:5:15, under entry "storage"; '
                "keep it where its answer is"
            ),
        ],
        id="the same phrasing over several lines",
    ),
    pytest.param(
        """\
format: 1
id: bread
sources:
  - {id: book, title: The book, passages: [{id: a/1, section: A, about: a}]}
entries:
  - {id: crust, question: How crisp?, answer: Very}
  - {id: storage, question: How long?, answer: Days, citations: [a/1, a/1], follow_ups: [crust, crust]}
gaps:
  - {id: gluten, question: Is it safe?, answer: Unknown, nearest: [crust, crust]}
""",
        [
            'bread.yaml:7:71: cited passage "a/1" is already used at bread.yaml:7:66; name it once',
            'bread.yaml:7:97: follow-up "crust" is already used at bread.yaml:7:90; name it once',
            'bread.yaml:9:75: nearest "crust" is already used at bread.yaml:9:68; name it once',
        ],
        id="the same citation, follow-up and nearest twice",
    ),
    pytest.param(
        """\
format: 1
id: bread
synonyms:
  - [sourdough starter, leaven]
  - [levain, Leaven]
  - [loaf, loaf]
  - [crumb]
entries:
  - {id: storage, question: How long?, answer: Three days}
""",
        [
            'bread.yaml:5:14: synonym "Leaven" is already used at bread.yaml:4:25; keep it in one list',
            'bread.yaml:6:12: synonym "loaf" is already used at bread.yaml:6:6; keep it in one list',
            'bread.yaml:7:6: synonym "crumb" is alone in its list; add another term, or remove the list',
        ],
        id="a synonym in two groups, twice in one, and alone",
    ),
    pytest.param(
        """\
format: 1
id: bread
synonyms: [[loaf, "?", "!"]]
entries:
  - {id: storage, question: How long?, answer: Three days}
""",
        [
            'bread.yaml:3:19: synonym "?" has no letter or digit; write a word or phrase',
            'bread.yaml:3:24: synonym "!" has no letter or digit; write a word or phrase',
        ],
        id="a synonym without a letter",
    ),
    pytest.param(
        """\
format: 1
id: bread
entries:
  - id: &name storage
    question: How long?
    answer: *name
""",
        [
            "bread.yaml:4:9: anchor &name; leave it out; anchors and aliases are not read",
            "bread.yaml:6:13: alias *name; write the text out, or put quotes round it",
        ],
        id="an alias for a text",
    ),
    pytest.param(
        """\
format: 1
id: bread
protected: *names
policy: *numbers
synonyms: [*group]
entries: [*first, {id: storage, question: How long?, answer: Days, paraphrases: [*second]}]
""",
        [
            "bread.yaml:3:12: alias *names; write the text out, or put quotes round it",
            "bread.yaml:4:9: alias *numbers; write the text out, or put quotes round it",
            "bread.yaml:5:12: alias *group; write the text out, or put quotes round it",
            "bread.yaml:6:11: alias *first; write the text out, or put quotes round it",
            "bread.yaml:6:82: alias *second; write the text out, or put quotes round it",
        ],
        id="an alias for a list, a mapping and items",
    ),
    pytest.param(
        """\
format: 1
id: bread
*title : Bread at home
entries:
  - {id: storage, question: How long?, answer: Three days}
""",
        [
            "bread.yaml:3:1: alias *title; write the text out, or put quotes round it",
        ],
        id="an alias for a key",
    ),
    pytest.param(
        """\
format: 1
id: bread
entries: &all
  - {id: storage, question: How long?, answer: Three days}
""",
        [
            "bread.yaml:3:10: anchor &all; leave it out; anchors and aliases are not read",
        ],
        id="an anchor on a list",
    ),
    pytest.param(
        """\
format: 1
id: bread
entries:
  - id: storage
    <<: {question: How long?}
    answer: Three days
    question: How long?
""",
        [
            "bread.yaml:5:5: merge key <<; write the keys out; merge keys are not read",
        ],
        id="a merge key",
    ),
    pytest.param(
        """\
format: 1
id: bread
<<: *defaults
entries:
  - {id: storage, question: How long?, answer: Three days}
""",
        [
            "bread.yaml:3:1: merge key <<; write the keys out; merge keys are not read",
            "bread.yaml:3:5: alias *defaults; write the text out, or put quotes round it",
        ],
        id="a merge key with an alias",
    ),
    pytest.param(
        """\
format: !!int 1
id: bread
entries: !!seq
  - !entry {id: storage, question: ! How long?, answer: !!python/object:os.system Days}
""",
        [
            'bread.yaml:1:9: tag "tag:yaml.org,2002:int"; leave it out; every value is read as text',
            'bread.yaml:3:10: tag "tag:yaml.org,2002:seq"; leave it out; every value is read as text',
            'bread.yaml:4:5: tag "!entry"; leave it out; every value is read as text',
            'bread.yaml:4:36: tag "!"; leave it out; every value is read as text',
            (
                'bread.yaml:4:57: tag "tag:yaml.org,2002:python/object:os.system"; '
                "leave it out; every value is read as text"
            ),
        ],
        id="tags",
    ),
    pytest.param(
        """\
format: 1
id: !<%0a%1b> bread
entries:
  - {id: storage, question: How long?, answer: Three days}
""",
        [
            'bread.yaml:2:5: tag " \\u{1b}"; leave it out; every value is read as text',
        ],
        id="a tag that hides a line feed",
    ),
    pytest.param(
        """\
format: 1
id: bread
a: &a [x, x]
b: &b [*a, *a]
entries:
  - {id: storage, question: How long?, answer: Three days}
""",
        [
            (
                'bread.yaml:3:1: a knowledge base has no key "a"; '
                "keys here are format, id, title, language, languages, translations, notice, contact, "
                "require_citations, synonyms, protected, sources, entries, gaps, small_talk, evidence_levels, "
                "messages, policy, encoder, lock, "
                "emergency_number, alerts, deferrals, sign_words, allow"
            ),
            "bread.yaml:3:4: anchor &a; leave it out; anchors and aliases are not read",
            (
                'bread.yaml:4:1: a knowledge base has no key "b"; '
                "keys here are format, id, title, language, languages, translations, notice, contact, "
                "require_citations, synonyms, protected, sources, entries, gaps, small_talk, evidence_levels, "
                "messages, policy, encoder, lock, "
                "emergency_number, alerts, deferrals, sign_words, allow"
            ),
            "bread.yaml:4:4: anchor &b; leave it out; anchors and aliases are not read",
            "bread.yaml:4:8: alias *a; write the text out, or put quotes round it",
            "bread.yaml:4:12: alias *a; write the text out, or put quotes round it",
        ],
        id="billion laughs",
    ),
    pytest.param(
        """\
format: 1
id: bread
? [a, b]
: c
entries:
  - {id: storage, question: How long?, answer: Three days}
""",
        [
            "bread.yaml:3:3: this key is not a text; write a single word before the colon",
        ],
        id="a list as a key",
    ),
    pytest.param(
        """\
format: 1
id: bread
~: c
"": d
messages: {"": e}
entries:
  - {id: storage, question: How long?, answer: Three days}
""",
        [
            "bread.yaml:3:1: this key is empty; write a single word before the colon",
            "bread.yaml:4:1: this key is empty; write a single word before the colon",
            'bread.yaml:5:11: "messages" is empty; write its value or leave the key out',
            "bread.yaml:5:12: this key is empty; write a single word before the colon",
        ],
        id="an empty key",
    ),
    pytest.param(
        """\
format: 1
id: bread
entries:
  - {id: storage, question: How long does it keep?, answer: Three days.}
---
id: loaf
""",
        [
            "bread.yaml:5:1: a second document begins here; keep one document per file, without '---'",
        ],
        id="a second document",
    ),
    pytest.param(
        """\
format: 1
id: bread
entries:
  - {id: storage, question: How long does it keep?, answer: Three days.}
---
""",
        [
            "bread.yaml:5:1: a second document begins here; keep one document per file, without '---'",
        ],
        id="a second document that is empty",
    ),
    pytest.param(
        "format: 1\nid: bread\nlanguage: English\nentries:\n- {id: a, question: How long?, answer: Days}\n",
        ['bread.yaml:3:11: "language" is "English"; write a tag such as en, de or pt-BR'],
        id="the name of a language",
    ),
    pytest.param(
        """\
format:
id: ~
title: null
language: Null
notice: NULL
contact:
require_citations: ~
synonyms: null
protected: Null
sources: NULL
entries:
gaps: ~
small_talk: null
evidence_levels: Null
messages: NULL
policy:
""",
        [
            'bread.yaml:1:8: "format" is empty; write its value',
            'bread.yaml:2:5: "id" is empty; write its value',
            'bread.yaml:3:8: "title" is empty; write its value or leave the key out',
            'bread.yaml:4:11: "language" is empty; write its value or leave the key out',
            'bread.yaml:5:9: "notice" is empty; write its value or leave the key out',
            'bread.yaml:6:9: "contact" is empty; write its value or leave the key out',
            'bread.yaml:7:20: "require_citations" is empty; write its value or leave the key out',
            'bread.yaml:8:11: "synonyms" is empty; write its value or leave the key out',
            'bread.yaml:9:12: "protected" is empty; write its value or leave the key out',
            'bread.yaml:10:10: "sources" is empty; write its value or leave the key out',
            'bread.yaml:11:9: "entries" is empty; write its value or leave the key out',
            'bread.yaml:12:7: "gaps" is empty; write its value or leave the key out',
            'bread.yaml:13:13: "small_talk" is empty; write its value or leave the key out',
            'bread.yaml:14:18: "evidence_levels" is empty; write its value or leave the key out',
            'bread.yaml:15:11: "messages" is empty; write its value or leave the key out',
            'bread.yaml:16:8: "policy" is empty; write its value or leave the key out',
        ],
        id="null for every key of the base",
    ),
    pytest.param(
        """\
format: ''
id: ""
title: ' '
language: ''
notice: ' '
contact: ''
require_citations: ''
synonyms: []
protected: []
sources: []
entries: []
gaps: []
small_talk: []
evidence_levels: {}
messages: {}
policy: {}
""",
        [
            'bread.yaml:1:9: "format" is empty; write its value',
            'bread.yaml:2:5: "id" is empty; write its value',
            'bread.yaml:3:8: "title" is empty; write its value or leave the key out',
            'bread.yaml:4:11: "language" is empty; write its value or leave the key out',
            'bread.yaml:5:9: "notice" is empty; write its value or leave the key out',
            'bread.yaml:6:10: "contact" is empty; write its value or leave the key out',
            'bread.yaml:7:20: "require_citations" is empty; write its value or leave the key out',
            'bread.yaml:8:11: "synonyms" is empty; write its value or leave the key out',
            'bread.yaml:9:12: "protected" is empty; write its value or leave the key out',
            'bread.yaml:10:10: "sources" is empty; write its value or leave the key out',
            'bread.yaml:11:10: "entries" is empty; write its value or leave the key out',
            'bread.yaml:12:7: "gaps" is empty; write its value or leave the key out',
            'bread.yaml:13:13: "small_talk" is empty; write its value or leave the key out',
            'bread.yaml:14:18: "evidence_levels" is empty; write its value or leave the key out',
            'bread.yaml:15:11: "messages" is empty; write its value or leave the key out',
            'bread.yaml:16:9: "policy" is empty; write its value or leave the key out',
        ],
        id="an empty value for every key of the base",
    ),
    pytest.param(
        """\
format: 1
id: bread
entries:
  - {id: , topic: ~, question: null, paraphrases: , answer: , citations: , evidence: , follow_ups: ,
     requires: , excludes: , allow: , reviewed: , draft: }
""",
        [
            'bread.yaml:4:10: "id" is empty; write its value',
            'bread.yaml:4:19: "topic" is empty; write its value or leave the key out',
            'bread.yaml:4:32: "question" is empty; write its value',
            'bread.yaml:4:51: "paraphrases" is empty; write its value or leave the key out',
            'bread.yaml:4:61: "answer" is empty; write its value',
            'bread.yaml:4:74: "citations" is empty; write its value or leave the key out',
            'bread.yaml:4:86: "evidence" is empty; write its value or leave the key out',
            'bread.yaml:4:100: "follow_ups" is empty; write its value or leave the key out',
            'bread.yaml:5:16: "requires" is empty; write its value or leave the key out',
            'bread.yaml:5:28: "excludes" is empty; write its value or leave the key out',
            'bread.yaml:5:37: "allow" is empty; write its value or leave the key out',
            'bread.yaml:5:49: "reviewed" is empty; write its value or leave the key out',
            'bread.yaml:5:58: "draft" is empty; write its value or leave the key out',
        ],
        id="null for every key of an entry",
    ),
    pytest.param(
        """\
format: 1
id: bread
entries:
  - {id: '', topic: '', question: '', paraphrases: [], answer: '', citations: [], evidence: '', follow_ups: [],
     requires: [], excludes: [], allow: {}, reviewed: '', draft: ''}
""",
        [
            'bread.yaml:4:10: "id" is empty; write its value',
            'bread.yaml:4:21: "topic" is empty; write its value or leave the key out',
            'bread.yaml:4:35: "question" is empty; write its value',
            'bread.yaml:4:52: "paraphrases" is empty; write its value or leave the key out',
            'bread.yaml:4:64: "answer" is empty; write its value',
            'bread.yaml:4:79: "citations" is empty; write its value or leave the key out',
            'bread.yaml:4:93: "evidence" is empty; write its value or leave the key out',
            'bread.yaml:4:109: "follow_ups" is empty; write its value or leave the key out',
            'bread.yaml:5:16: "requires" is empty; write its value or leave the key out',
            'bread.yaml:5:30: "excludes" is empty; write its value or leave the key out',
            'bread.yaml:5:41: "allow" is empty; write its value or leave the key out',
            'bread.yaml:5:55: "reviewed" is empty; write its value or leave the key out',
            'bread.yaml:5:66: "draft" is empty; write its value or leave the key out',
        ],
        id="an empty value for every key of an entry",
    ),
    pytest.param(
        """\
format: 1
id: bread
sources:
  - {id: , title: , published: , url: , passages: }
  - {id: b, title: B, passages: [{id: , section: , about: , sha256: , kind: , uncovered: }]}
entries:
  - {id: storage, question: How long?, answer: Three days}
""",
        [
            'bread.yaml:4:10: "id" is empty; write its value',
            'bread.yaml:4:19: "title" is empty; write its value',
            'bread.yaml:4:32: "published" is empty; write its value or leave the key out',
            'bread.yaml:4:39: "url" is empty; write its value or leave the key out',
            'bread.yaml:4:51: "passages" is empty; write its value or leave the key out',
            'bread.yaml:5:39: "id" is empty; write its value',
            'bread.yaml:5:50: "section" is empty; write its value',
            'bread.yaml:5:59: "about" is empty; write its value',
            'bread.yaml:5:69: "sha256" is empty; write its value or leave the key out',
            'bread.yaml:5:77: "kind" is empty; write its value or leave the key out',
            'bread.yaml:5:90: "uncovered" is empty; write its value or leave the key out',
        ],
        id="null for every key of a source and a passage",
    ),
    pytest.param(
        """\
format: 1
id: bread
entries:
  - {id: storage, question: How long?, answer: Three days}
gaps: [{id: , question: , paraphrases: , answer: , nearest: }]
small_talk: [{id: , question: , paraphrases: , answer: }]
""",
        [
            'bread.yaml:5:13: "id" is empty; write its value',
            'bread.yaml:5:25: "question" is empty; write its value',
            'bread.yaml:5:40: "paraphrases" is empty; write its value or leave the key out',
            'bread.yaml:5:50: "answer" is empty; write its value',
            'bread.yaml:5:61: "nearest" is empty; write its value or leave the key out',
            'bread.yaml:6:19: "id" is empty; write its value',
            'bread.yaml:6:31: "question" is empty; write its value',
            'bread.yaml:6:46: "paraphrases" is empty; write its value or leave the key out',
            'bread.yaml:6:56: "answer" is empty; write its value',
        ],
        id="null for every key of a gap and small talk",
    ),
    pytest.param(
        """\
format: 1
id: bread
synonyms: [~, [], [a, ~], ['', b]]
protected: [~, '']
sources: [~, {}, {id: s, title: S, passages: [~, {}]}]
entries: [~, {}, {id: storage, question: How long?, answer: Days, paraphrases: [~], citations: [''], follow_ups: [~],
  requires: [~], excludes: [~]}]
gaps: [~, {id: g, question: Gluten, answer: Unknown, nearest: [~]}]
small_talk: [~, '']
""",
        [
            'bread.yaml:3:12: an item of "synonyms" is empty; write a list of texts',
            'bread.yaml:3:15: an item of "synonyms" is empty; write a list of texts',
            'bread.yaml:3:23: an item of "synonyms" is empty; write its text or leave it out',
            'bread.yaml:3:28: an item of "synonyms" is empty; write its text or leave it out',
            'bread.yaml:4:13: an item of "protected" is empty; write its text or leave it out',
            'bread.yaml:4:16: an item of "protected" is empty; write its text or leave it out',
            'bread.yaml:5:11: an item of "sources" is empty; write a mapping of keys',
            'bread.yaml:5:14: an item of "sources" is empty; write a mapping of keys',
            'bread.yaml:5:47: an item of "passages" is empty; write a mapping of keys',
            'bread.yaml:5:50: an item of "passages" is empty; write a mapping of keys',
            'bread.yaml:6:11: an item of "entries" is empty; write a mapping of keys',
            'bread.yaml:6:14: an item of "entries" is empty; write a mapping of keys',
            'bread.yaml:6:81: an item of "paraphrases" is empty; write its text or leave it out',
            'bread.yaml:6:97: an item of "citations" is empty; write its text or leave it out',
            'bread.yaml:6:115: an item of "follow_ups" is empty; write its text or leave it out',
            'bread.yaml:7:14: an item of "requires" is empty; write its text or leave it out',
            'bread.yaml:7:29: an item of "excludes" is empty; write its text or leave it out',
            'bread.yaml:8:8: an item of "gaps" is empty; write a mapping of keys',
            'bread.yaml:8:64: an item of "nearest" is empty; write its text or leave it out',
            'bread.yaml:9:14: an item of "small_talk" is empty; write a mapping of keys',
            'bread.yaml:9:17: an item of "small_talk" is empty; write a mapping of keys',
        ],
        id="null and empty items in every list",
    ),
    pytest.param(
        """\
format: 1
id: bread
evidence_levels: {known: , reported: ''}
messages: {scope: , near: ' '}
policy: {margin: }
entries:
  - {id: storage, question: How long?, answer: Days, allow: {long-answer: }}
""",
        [
            'bread.yaml:3:26: "known" is empty; write its text or leave it out',
            'bread.yaml:3:38: "reported" is empty; write its text or leave it out',
            'bread.yaml:4:19: "scope" is empty; write its value or leave the key out',
            'bread.yaml:4:27: "near" is empty; write its value or leave the key out',
            'bread.yaml:5:18: "margin" is empty; write its value or leave the key out',
            'bread.yaml:7:75: "long-answer" is empty; write its text or leave it out',
        ],
        id="null and empty values by free keys",
    ),
    pytest.param(
        """\
format: [1]
id: [bread]
title: [Bread]
language: [en]
notice: [x]
contact: [x]
require_citations: [true]
synonyms: x
protected: x
sources: x
entries: x
gaps: x
small_talk: x
evidence_levels: x
messages: x
policy: x
""",
        [
            'bread.yaml:1:9: "format" is a list; write one text, in quotes if it has a colon or bracket',
            'bread.yaml:2:5: "id" is a list; write one text, in quotes if it has a colon or bracket',
            'bread.yaml:3:8: "title" is a list; write one text, in quotes if it has a colon or bracket',
            'bread.yaml:4:11: "language" is a list; write one text, in quotes if it has a colon or bracket',
            'bread.yaml:5:9: "notice" is a list; write one text, in quotes if it has a colon or bracket',
            'bread.yaml:6:10: "contact" is a list; write one text, in quotes if it has a colon or bracket',
            ('bread.yaml:7:20: "require_citations" is a list; write one text, in quotes if it has a colon or bracket'),
            'bread.yaml:8:11: "synonyms" is a text; write a list',
            'bread.yaml:9:12: "protected" is a text; write a list',
            'bread.yaml:10:10: "sources" is a text; write a list',
            'bread.yaml:11:10: "entries" is a text; write a list',
            'bread.yaml:12:7: "gaps" is a text; write a list',
            'bread.yaml:13:13: "small_talk" is a text; write a list',
            'bread.yaml:14:18: "evidence_levels" is a text; write a mapping of keys',
            'bread.yaml:15:11: "messages" is a text; write a mapping of keys',
            'bread.yaml:16:9: "policy" is a text; write a mapping of keys',
        ],
        id="a list for every text of the base, a text for every list",
    ),
    pytest.param(
        """\
format: 1
id: bread
entries:
  - id: {a: b}
    topic: {a: b}
    question: {a: b}
    paraphrases: x
    answer: {a: b}
    citations: x
    evidence: {a: b}
    follow_ups: x
    requires: x
    excludes: x
    allow: x
    reviewed: {a: b}
    draft: {a: b}
""",
        [
            'bread.yaml:4:9: "id" is a mapping; write one text, in quotes if it has a colon or bracket',
            'bread.yaml:5:12: "topic" is a mapping; write one text, in quotes if it has a colon or bracket',
            'bread.yaml:6:15: "question" is a mapping; write one text, in quotes if it has a colon or bracket',
            'bread.yaml:7:18: "paraphrases" is a text; write a list',
            'bread.yaml:8:13: "answer" is a mapping; write one text, in quotes if it has a colon or bracket',
            'bread.yaml:9:16: "citations" is a text; write a list',
            'bread.yaml:10:15: "evidence" is a mapping; write one text, in quotes if it has a colon or bracket',
            'bread.yaml:11:17: "follow_ups" is a text; write a list',
            'bread.yaml:12:15: "requires" is a text; write a list',
            'bread.yaml:13:15: "excludes" is a text; write a list',
            'bread.yaml:14:12: "allow" is a text; write a mapping of keys',
            'bread.yaml:15:15: "reviewed" is a mapping; write one text, in quotes if it has a colon or bracket',
            'bread.yaml:16:12: "draft" is a mapping; write one text, in quotes if it has a colon or bracket',
        ],
        id="a mapping for every text of an entry, a text for every list",
    ),
    pytest.param(
        """\
format: 1
id: bread
synonyms: {a: b}
protected: {a: b}
sources: {a: b}
entries: {a: b}
gaps: {a: b}
small_talk: {a: b}
evidence_levels: [a]
messages: [a]
policy: [a]
""",
        [
            'bread.yaml:3:11: "synonyms" is a mapping; write a list',
            'bread.yaml:4:12: "protected" is a mapping; write a list',
            'bread.yaml:5:10: "sources" is a mapping; write a list',
            'bread.yaml:6:10: "entries" is a mapping; write a list',
            'bread.yaml:7:7: "gaps" is a mapping; write a list',
            'bread.yaml:8:13: "small_talk" is a mapping; write a list',
            'bread.yaml:9:18: "evidence_levels" is a list; write a mapping of keys',
            'bread.yaml:10:11: "messages" is a list; write a mapping of keys',
            'bread.yaml:11:9: "policy" is a list; write a mapping of keys',
        ],
        id="a mapping for every list, a list for every mapping",
    ),
    pytest.param(
        """\
format: 1
id: bread
sources:
  - {id: [a], title: [a], published: [a], url: [a], passages: a}
  - {id: b, title: B, passages: [{id: [a], section: [a], about: [a], sha256: [a], kind: [a], uncovered: [a]}]}
entries:
  - {id: storage, question: How long?, answer: Three days}
""",
        [
            'bread.yaml:4:10: "id" is a list; write one text, in quotes if it has a colon or bracket',
            'bread.yaml:4:22: "title" is a list; write one text, in quotes if it has a colon or bracket',
            'bread.yaml:4:38: "published" is a list; write one text, in quotes if it has a colon or bracket',
            'bread.yaml:4:48: "url" is a list; write one text, in quotes if it has a colon or bracket',
            'bread.yaml:4:63: "passages" is a text; write a list',
            'bread.yaml:5:39: "id" is a list; write one text, in quotes if it has a colon or bracket',
            'bread.yaml:5:53: "section" is a list; write one text, in quotes if it has a colon or bracket',
            'bread.yaml:5:65: "about" is a list; write one text, in quotes if it has a colon or bracket',
            'bread.yaml:5:78: "sha256" is a list; write one text, in quotes if it has a colon or bracket',
            'bread.yaml:5:89: "kind" is a list; write one text, in quotes if it has a colon or bracket',
            'bread.yaml:5:105: "uncovered" is a list; write one text, in quotes if it has a colon or bracket',
        ],
        id="a list for every text of a source and a passage",
    ),
    pytest.param(
        """\
format: 1
id: bread
entries:
  - {id: storage, question: How long?, answer: Three days}
gaps: [{id: [a], question: [a], paraphrases: a, answer: [a], nearest: a}]
small_talk: [{id: [a], question: [a], paraphrases: a, answer: [a]}]
""",
        [
            'bread.yaml:5:13: "id" is a list; write one text, in quotes if it has a colon or bracket',
            'bread.yaml:5:28: "question" is a list; write one text, in quotes if it has a colon or bracket',
            'bread.yaml:5:46: "paraphrases" is a text; write a list',
            'bread.yaml:5:57: "answer" is a list; write one text, in quotes if it has a colon or bracket',
            'bread.yaml:5:71: "nearest" is a text; write a list',
            'bread.yaml:6:19: "id" is a list; write one text, in quotes if it has a colon or bracket',
            'bread.yaml:6:34: "question" is a list; write one text, in quotes if it has a colon or bracket',
            'bread.yaml:6:52: "paraphrases" is a text; write a list',
            'bread.yaml:6:63: "answer" is a list; write one text, in quotes if it has a colon or bracket',
        ],
        id="a list for every text of a gap and small talk",
    ),
    pytest.param(
        """\
format: 1
id: bread
synonyms: [a, {b: c}, [[d], e]]
protected: [[a]]
sources: [a]
entries: [a, [b], {id: storage, question: How long?, answer: Days, paraphrases: [when: now], citations: [[a]],
  follow_ups: [[a]], requires: [[a]], excludes: [[a]], allow: {x: [y]}}]
gaps: [[a], {id: g, question: Gluten, answer: Unknown, nearest: [[a]]}]
small_talk: [a]
evidence_levels: {a: [b]}
messages: {near: [b]}
policy: {margin: [0]}
""",
        [
            'bread.yaml:3:12: an item of "synonyms" is a text; write a list of texts',
            'bread.yaml:3:15: an item of "synonyms" is a mapping; write a list of texts',
            (
                'bread.yaml:3:24: an item of "synonyms" is a list; '
                "write one text, in quotes if it has a colon or bracket"
            ),
            (
                'bread.yaml:4:13: an item of "protected" is a list; '
                "write one text, in quotes if it has a colon or bracket"
            ),
            'bread.yaml:5:11: an item of "sources" is a text; write a mapping of keys',
            'bread.yaml:6:11: an item of "entries" is a text; write a mapping of keys',
            'bread.yaml:6:14: an item of "entries" is a list; write a mapping of keys',
            (
                'bread.yaml:6:82: an item of "paraphrases" is a mapping; '
                "write one text, in quotes if it has a colon or bracket"
            ),
            (
                'bread.yaml:6:106: an item of "citations" is a list; '
                "write one text, in quotes if it has a colon or bracket"
            ),
            (
                'bread.yaml:7:16: an item of "follow_ups" is a list; '
                "write one text, in quotes if it has a colon or bracket"
            ),
            (
                'bread.yaml:7:33: an item of "requires" is a list; '
                "write one text, in quotes if it has a colon or bracket"
            ),
            (
                'bread.yaml:7:50: an item of "excludes" is a list; '
                "write one text, in quotes if it has a colon or bracket"
            ),
            'bread.yaml:7:67: "x" is a list; write one text, in quotes if it has a colon or bracket',
            'bread.yaml:8:8: an item of "gaps" is a list; write a mapping of keys',
            ('bread.yaml:8:66: an item of "nearest" is a list; write one text, in quotes if it has a colon or bracket'),
            'bread.yaml:9:14: an item of "small_talk" is a text; write a mapping of keys',
            'bread.yaml:10:22: "a" is a list; write one text, in quotes if it has a colon or bracket',
            'bread.yaml:11:18: "near" is a list; write one text, in quotes if it has a colon or bracket',
            'bread.yaml:12:18: "margin" is a list; write one text, in quotes if it has a colon or bracket',
        ],
        id="wrong items in every list",
    ),
    pytest.param(
        """\
format: 2
id: bread
entries:
  - {id: storage, question: How long?, answer: Three days}
""",
        [
            'bread.yaml:1:9: format "2" is not known; write 1',
        ],
        id="a format that is not known",
    ),
    pytest.param(
        """\
format: 1
id: Bread at Home
sources:
  - id: the_book
    title: The book
    passages:
      - {id: Storage/1, section: S, about: s}
      - {id: a//b, section: S, about: s}
      - {id: /a, section: S, about: s}
      - {id: /, section: S, about: s}
entries:
  - {id: storage/1, question: How long?, answer: Days}
  - {id: "!", question: How crisp?, answer: Very}
  - {id: käse, question: With cheese?, answer: Yes}
""",
        [
            'bread.yaml:2:5: id "Bread at Home" is not made of a-z, 0-9 and -; write "bread-at-home"',
            'bread.yaml:4:9: id "the_book" is not made of a-z, 0-9 and -; write "the-book"',
            ('bread.yaml:7:14: id "Storage/1" is not made of a-z, 0-9 and - with slashes between; write "storage/1"'),
            'bread.yaml:8:14: id "a//b" is not made of a-z, 0-9 and - with slashes between; write "a/b"',
            'bread.yaml:9:14: id "/a" is not made of a-z, 0-9 and - with slashes between; write "a"',
            (
                'bread.yaml:10:14: id "/" is not made of a-z, 0-9 and - with slashes between; '
                "write a name of these characters"
            ),
            'bread.yaml:12:10: id "storage/1" is not made of a-z, 0-9 and -; write "storage-1"',
            'bread.yaml:13:10: id "!" is not made of a-z, 0-9 and -; write a name of these characters',
            'bread.yaml:14:10: id "käse" is not made of a-z, 0-9 and -; write "k-se"',
        ],
        id="bad ids",
    ),
    pytest.param(
        """\
format: 1
id: "bread\\nat home"
entries:
  - {id: storage, question: How long?, answer: Three days}
""",
        [
            'bread.yaml:2:5: id "bread at home" is not made of a-z, 0-9 and -; write "bread-at-home"',
        ],
        id="an id of several lines",
    ),
    pytest.param(
        "format: 1\nid: " + "B" * 70 + "\nentries: [{id: storage, question: How long?, answer: Three days}]\n",
        [
            (
                'bread.yaml:2:5: id "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB…" is not made '
                "of a-z, 0-9 and -; "
                'write "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…"'
            ),
        ],
        id="an id that is too long to show",
    ),
    pytest.param(
        """\
format: 1
id: bread
entries:
  - {id: storage, question: How long?, answer: Days, citations: [x/1], follow_ups: [zzz], evidence: sure}
gaps:
  - {id: gluten, question: Is it safe?, answer: Unknown, nearest: [zzz]}
""",
        [
            (
                'bread.yaml:4:66: entry "storage" cites passage "x/1", which no source contains; '
                "name an existing one, or add it"
            ),
            (
                'bread.yaml:4:85: entry "storage" names follow-up "zzz", which is not an entry; '
                "name an existing one, or add it"
            ),
            (
                'bread.yaml:4:101: entry "storage" has evidence "sure", which "evidence_levels" does not '
                "declare; "
                "name an existing one, or add it"
            ),
            (
                'bread.yaml:6:68: gap "gluten" names nearest "zzz", which is not an entry; '
                "name an existing one, or add it"
            ),
        ],
        id="dangling names that nothing is like",
    ),
    pytest.param(
        """\
format: 1
id: bread
evidence_levels: {reported: Somebody says so}
sources:
  - {id: book, title: The book, passages: [{id: storage/1, section: S, about: s}]}
entries:
  - {id: storage, question: How long?, answer: Days, citations: [storage/2], follow_ups: [storag], evidence: report}
gaps:
  - {id: gluten, question: Is it safe?, answer: Unknown, nearest: [storages, gluten]}
""",
        [
            (
                'bread.yaml:7:66: entry "storage" cites passage "storage/2", which no source contains; '
                'did you mean "storage/1"?'
            ),
            (
                'bread.yaml:7:91: entry "storage" names follow-up "storag", which is not an entry; '
                'did you mean "storage"?'
            ),
            (
                'bread.yaml:7:110: entry "storage" has evidence "report", which "evidence_levels" does not '
                "declare; "
                'did you mean "reported"?'
            ),
            'bread.yaml:9:68: gap "gluten" names nearest "storages", which is not an entry; did you mean "storage"?',
            (
                'bread.yaml:9:78: gap "gluten" names nearest "gluten", which is not an entry; '
                "name an existing one, or add it"
            ),
        ],
        id="dangling names that are nearly right",
    ),
    pytest.param(
        """\
format: 1
id: bread
entries:
  - {id: storage, question: How long?, answer: Days, follow_ups: [storage]}
""",
        [
            'bread.yaml:4:67: entry "storage" names itself as a follow-up; name another entry',
        ],
        id="a follow-up to itself",
    ),
    pytest.param(
        """\
format: 1
id: bread
policy: {answer_at: 1.01, clarify_at: -0.1, margin: small}
entries:
  - {id: storage, question: How long?, answer: Three days}
""",
        [
            'bread.yaml:3:21: "answer_at" is "1.01"; write a number from 0 to 1',
            'bread.yaml:3:39: "clarify_at" is "-0.1"; write a number from 0 to 1',
            'bread.yaml:3:53: "margin" is "small"; write a number from 0 to 1',
        ],
        id="bad policy numbers",
    ),
    pytest.param(
        """\
format: 1
id: bread
policy: {answer_at: nan, clarify_at: inf, margin: 50%}
entries:
  - {id: storage, question: How long?, answer: Three days}
""",
        [
            'bread.yaml:3:21: "answer_at" is "nan"; write a number from 0 to 1',
            'bread.yaml:3:38: "clarify_at" is "inf"; write a number from 0 to 1',
            'bread.yaml:3:51: "margin" is "50%"; write a number from 0 to 1',
        ],
        id="policy numbers that are none",
    ),
    pytest.param(
        """\
format: 1
id: bread
policy: {answer_at: 0.5, clarify_at: 0.6}
entries:
  - {id: storage, question: How long?, answer: Three days}
""",
        [
            'bread.yaml:3:38: "clarify_at" is above "answer_at"; write a number that is not above it',
        ],
        id="policy numbers that contradict each other",
    ),
    pytest.param(
        """\
format: 1
id: bread
messages:
  scope: "Ask me about {topic}."
  unknown: "I don't know {question}."
  too_long: "At most {limit}, not {}."
  corrected: "I read {from} as {into}."
entries:
  - {id: storage, question: How long?, answer: Three days}
""",
        [
            'bread.yaml:4:10: message "scope" has the placeholder {topic}; write {topics}',
            'bread.yaml:5:12: message "unknown" has the placeholder {question}; write it without placeholders',
            'bread.yaml:6:13: message "too_long" has the placeholder {}; write {limit}',
            'bread.yaml:7:14: message "corrected" has the placeholder {into}; write {from}, {to}',
        ],
        id="bad blanks in messages",
    ),
    pytest.param(
        """\
format: 1
id: bread
entries:
  - {id: a, question: One, answer: x, reviewed: 2026-02-30}
  - {id: b, question: Two, answer: x, reviewed: 31.01.2026}
  - {id: c, question: Three, answer: x, reviewed: last year}
  - {id: d, question: Four, answer: x, reviewed: "2026-01-31T10:00:00"}
""",
        [
            'bread.yaml:4:49: "reviewed" is "2026-02-30"; write a date like 2026-01-31',
            'bread.yaml:5:49: "reviewed" is "31.01.2026"; write a date like 2026-01-31',
            'bread.yaml:6:51: "reviewed" is "last year"; write a date like 2026-01-31',
            'bread.yaml:7:50: "reviewed" is "2026-01-31T10:00:00"; write a date like 2026-01-31',
        ],
        id="bad dates",
    ),
    pytest.param(
        """\
format: 1
id: bread
sources:
  - id: book
    title: The book
    passages:
      - {id: a, section: A, about: a, sha256: 9f86d0}
      - {id: b, section: B, about: b, sha256: 0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A}
entries:
  - {id: storage, question: How long?, answer: Three days}
""",
        [
            'bread.yaml:7:47: "sha256" is "9f86d0"; write 64 characters of 0-9 and a-f',
            (
                'bread.yaml:8:47: "sha256" is "0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0…"; '
                "write 64 characters of 0-9 and a-f"
            ),
        ],
        id="bad digests",
    ),
    pytest.param(
        """\
format: 1
id: bread
require_citations: yes
sources:
  - {id: book, title: The book, passages: [{id: a, section: A, about: a, kind: texts}]}
entries:
  - {id: storage, question: How long?, answer: Days, draft: True}
""",
        [
            'bread.yaml:3:20: "require_citations" is "yes"; write one of true, false',
            'bread.yaml:5:80: "kind" is "texts"; did you mean "text"?',
            'bread.yaml:7:61: "draft" is "True"; did you mean "true"?',
        ],
        id="words that are none of those allowed",
    ),
    pytest.param(
        f"""\
format: 1
id: bread
entries:
  - id: storage
    question: {"a" * 1001}
    answer: Days
    paraphrases: [{"b" * 1000}, {"c" * 1002}]
""",
        [
            "bread.yaml:5:15: this phrasing has 1001 characters; shorten it to at most 1000",
            "bread.yaml:7:1021: this phrasing has 1002 characters; shorten it to at most 1000",
        ],
        id="a phrasing that is too long",
    ),
    pytest.param(
        """\
format: 1
id: bread
entries:
  - {id: storage, question: "???", answer: Days, paraphrases: ["…"]}
""",
        [
            "bread.yaml:4:29: this phrasing has no letter or digit; write a question in words",
            "bread.yaml:4:64: this phrasing has no letter or digit; write a question in words",
        ],
        id="a phrasing without a letter",
    ),
    pytest.param(
        f"""\
format: 1
id: bread
notice: {"x" * 65_537}
entries:
  - {{id: storage, question: How long?, answer: Three days}}
""",
        [
            "bread.yaml:3:9: this text has more than 65536 characters; shorten it",
        ],
        id="a text that is too long",
    ),
    pytest.param(
        b"format: 1\nid: bread\ntitle: Br\xf6tchen\n",
        [
            "bread.yaml:3:10: byte 0xf6 is not UTF-8; save the file as UTF-8",
        ],
        id="bytes that are not UTF-8",
    ),
    pytest.param(
        b"\xef\xbb\xbfformat: 1\nid: bread\ntitle: Br\xc3\xb6tchen \xe2\x80\x93 b\xe9\n",
        [
            "bread.yaml:3:20: byte 0xe9 is not UTF-8; save the file as UTF-8",
        ],
        id="a byte that is not UTF-8, after characters of several bytes",
    ),
    pytest.param(
        b"f\x00o\x00r\x00m\x00a\x00t\x00:\x00 \x001\x00\n\x00",
        [
            "bread.yaml:1:2: control character U+0000; write visible characters only",
        ],
        id="a file in UTF-16",
    ),
    pytest.param(
        b"\xff\xfef\x00o\x00r\x00m\x00a\x00t\x00:\x00 \x001\x00\n\x00",
        [
            "bread.yaml:1:1: byte 0xff is not UTF-8; save the file as UTF-8",
        ],
        id="a file in UTF-16 with its mark",
    ),
    pytest.param(
        b"format: 1\nid: \xed\xa0\x80\n",
        [
            "bread.yaml:2:5: byte 0xed is not UTF-8; save the file as UTF-8",
        ],
        id="a surrogate in UTF-8",
    ),
    pytest.param(
        b"format: 1\nid: bread\x00\n",
        [
            "bread.yaml:2:10: control character U+0000; write visible characters only",
        ],
        id="a NUL",
    ),
    pytest.param(
        b"format: 1\r\nid: bread\r\ntitle: \x1b[31mBread\r\n",
        [
            "bread.yaml:3:8: control character U+001B; write visible characters only",
        ],
        id="an escape character in colour",
    ),
    pytest.param(
        "format: 1\nid: bread\ntitle: a\x7f\x9b\n",
        [
            "bread.yaml:3:9: control character U+007F; write visible characters only",
        ],
        id="a delete and a C1 control",
    ),
    pytest.param(
        """\
format: 1
id: bread
title: "Bread\\0"
notice: "\\e[31m"
contact: "\\x9b"
entries:
  - {id: storage, question: "a\\rb", answer: "a\\Nb", paraphrases: ["a\\Lb", "a\\u2029b", "\\abell"]}
""",
        [
            "bread.yaml:3:8: control character U+0000; write visible characters only",
            "bread.yaml:4:9: control character U+001B; write visible characters only",
            "bread.yaml:5:10: control character U+009B; write visible characters only",
            "bread.yaml:7:29: control character U+000D; write visible characters only",
            "bread.yaml:7:45: control character U+0085; write visible characters only",
            "bread.yaml:7:67: control character U+2028; write visible characters only",
            "bread.yaml:7:75: control character U+2029; write visible characters only",
            "bread.yaml:7:87: control character U+0007; write visible characters only",
        ],
        id="escapes that make controls",
    ),
    pytest.param(
        """\
format: 1
id: bread
title: "\\ud83d"
""",
        [
            (
                "bread.yaml:3:11: this is not YAML: while parsing a quoted scalar, found invalid Unicode "
                "character escape code; "
                "check the indentation, quotes and brackets here"
            ),
        ],
        id="an escape that makes half a character",
    ),
    pytest.param(
        """\
format: 1
id: bread
title: "C:\\Users"
""",
        [
            (
                "bread.yaml:3:13: this is not YAML: while parsing a quoted scalar, did not find expected "
                "hexdecimal number; "
                "check the indentation, quotes and brackets here"
            ),
        ],
        id="an escape that is none",
    ),
    pytest.param(
        """\
format: 1
id: bread
entries: [{id: storage
""",
        [
            (
                "bread.yaml:4:1: this is not YAML: while parsing a flow mapping that begins on line 3, did not "
                "find expected ',' or '}'; "
                "check the indentation, quotes and brackets here"
            ),
        ],
        id="an open bracket",
    ),
    pytest.param(
        """\
format: 1
id: bread
protected: [a]]
""",
        [
            (
                "bread.yaml:3:15: this is not YAML: while parsing a block mapping that begins on line 1, did "
                "not find expected key; "
                "check the indentation, quotes and brackets here"
            ),
        ],
        id="a bracket too many",
    ),
    pytest.param(
        """\
format: 1
id: bread
protected: [a}
""",
        [
            (
                "bread.yaml:3:14: this is not YAML: while parsing a flow sequence, did not find expected ',' or "
                "']'; "
                "check the indentation, quotes and brackets here"
            ),
        ],
        id="brackets that do not match",
    ),
    pytest.param(
        """\
format: 1
id: bread
title: "Bread at home
""",
        [
            (
                "bread.yaml:4:1: this is not YAML: while scanning a quoted scalar that begins on line 3, found "
                "unexpected end of stream; "
                "check the indentation, quotes and brackets here"
            ),
        ],
        id="an open double quote",
    ),
    pytest.param(
        """\
format: 1
id: bread
title: 'Baker's bread'
""",
        [
            (
                "bread.yaml:3:15: this is not YAML: while parsing a block mapping that begins on line 1, did "
                "not find expected key; "
                "check the indentation, quotes and brackets here"
            ),
        ],
        id="an open single quote",
    ),
    pytest.param(
        "format: 1\nid: bread\nentries:\n\t- id: storage\n",
        [
            "bread.yaml:4:1: this is not YAML: a tab in the indentation; indent with spaces",
        ],
        id="a tab for indentation",
    ),
    pytest.param(
        """\
format: 1
id: bread
entries:
  - id: storage
   question: How long?
""",
        [
            (
                "bread.yaml:5:4: this is not YAML: while parsing a block collection that begins on line 4, did "
                "not find expected '-' indicator; "
                "check the indentation, quotes and brackets here"
            ),
        ],
        id="an indentation that is off",
    ),
    pytest.param(
        """\
format: 1
id: bread
entries:
  - id: storage
    question: Storage: how long?
""",
        [
            'bread.yaml:5:22: this is not YAML: the text holds ": "; put quotes round the text',
        ],
        id="a colon in a plain text",
    ),
    pytest.param(
        """\
format: 1
id: bread
How long?
""",
        [
            (
                "bread.yaml:4:1: this is not YAML: while scanning a simple key that begins on line 3, could not "
                "find expected ':'; "
                "check the indentation, quotes and brackets here"
            ),
        ],
        id="a text beside keys",
    ),
    pytest.param(
        """\
format: 1
id: bread
contact: @baker
""",
        [
            'bread.yaml:3:10: this is not YAML: the text begins with "@"; put quotes round the text',
        ],
        id="an at sign",
    ),
    pytest.param(
        """\
%YAML 9.9
---
format: 1
""",
        [
            (
                "bread.yaml:1:1: this is not YAML: found incompatible YAML document; "
                "check the indentation, quotes and brackets here"
            ),
        ],
        id="a directive from the future",
    ),
    pytest.param(
        f"format: 1\nid: bread\nprotected: {'[' * 40}{']' * 40}\n",
        [
            "bread.yaml:3:43: this is nested more than 32 levels deep; flatten it",
        ],
        id="nesting that is too deep",
    ),
    pytest.param(
        "[" * 100_000,
        [
            "bread.yaml:1:33: this is nested more than 32 levels deep; flatten it",
        ],
        id="nesting that never ends",
    ),
    pytest.param(
        """\
format: 1
id: &x bread
id: loaf
title: [
""",
        [
            "bread.yaml:2:5: anchor &x; leave it out; anchors and aliases are not read",
            'bread.yaml:3:1: key "id" is already used on line 2; keep one of them',
            (
                "bread.yaml:5:1: this is not YAML: while parsing a flow node, did not find expected node "
                "content; "
                "check the indentation, quotes and brackets here"
            ),
        ],
        id="a syntax error after other faults",
    ),
    pytest.param(
        """\
format: 1
id: bread
notice: |9
  hello
 x
""",
        [
            (
                "bread.yaml:4:3: this is not YAML: while parsing a block mapping that begins on line 1, did not "
                "find expected key; "
                "check the indentation, quotes and brackets here"
            ),
        ],
        id="a hanging block",
    ),
    pytest.param(
        """\
format: 3
id: Bread
title:
synonyms: [[loaf]]
entrees: []
sources:
  - {id: book, title: The book, passages: [{id: storage/1, section: S, about: s, sha256: none}]}
entries:
  - {id: crust, question: How crisp?, answer: Very, citations: [storage/2], reviewed: soon}
  - {id: storage, question: How crisp, answer: !!str Days, follow_ups: [crusts]}
policy: {margin: 2}
""",
        [
            'bread.yaml:1:9: format "3" is not known; write 1',
            'bread.yaml:2:5: id "Bread" is not made of a-z, 0-9 and -; write "bread"',
            'bread.yaml:3:7: "title" is empty; write its value or leave the key out',
            'bread.yaml:4:13: synonym "loaf" is alone in its list; add another term, or remove the list',
            'bread.yaml:5:1: a knowledge base has no key "entrees"; did you mean "entries"?',
            'bread.yaml:7:90: "sha256" is "none"; write 64 characters of 0-9 and a-f',
            (
                'bread.yaml:9:65: entry "crust" cites passage "storage/2", which no source contains; '
                'did you mean "storage/1"?'
            ),
            'bread.yaml:9:87: "reviewed" is "soon"; write a date like 2026-01-31',
            (
                'bread.yaml:10:29: phrasing "How crisp" is already used at bread.yaml:9:27, under entry "crust"; '
                "keep it where its answer is"
            ),
            'bread.yaml:10:48: tag "tag:yaml.org,2002:str"; leave it out; every value is read as text',
            (
                'bread.yaml:10:73: entry "storage" names follow-up "crusts", which is not an entry; '
                'did you mean "crust"?'
            ),
            'bread.yaml:11:18: "margin" is "2"; write a number from 0 to 1',
        ],
        id="several faults at once, in the order of lines",
    ),
]

PROBLEM = re.compile(r"bread\.yaml:[1-9][0-9]*:[1-9][0-9]*: [^\n]+; [^\n]+")


@pytest.mark.parametrize(("content", "expected"), BROKEN)
def test_a_broken_file_is_reported_with_location_fault_and_remedy(
    content: str | bytes, expected: list[str], problems_of: Callable[[str | bytes], list[str]]
) -> None:
    assert all(PROBLEM.fullmatch(problem) for problem in expected)
    assert problems_of(content) == expected
