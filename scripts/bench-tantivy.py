"""Times tantivy on the queries of the benchmark, where Python has it: see bench-tantivy.ts.

Reads one line of JSON, the queries, then a paragraph a line, already folded words apart by spaces; prints one line of JSON.
"""

import json
import statistics
import sys
import time

import tantivy

FIELD = "text"


def build(paragraphs):
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(FIELD, tokenizer_name="words")
    schema = builder.build()
    index = tantivy.Index(schema)
    words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer("words", words)
    began = time.perf_counter()
    writer = index.writer(512_000_000, 2)
    for paragraph in paragraphs:
        document = tantivy.Document()
        document.add_text(FIELD, paragraph)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    took = time.perf_counter() - began
    index.reload()
    return schema, index.searcher(), took * 1000


def to_query(schema, kind, words):
    term = lambda word: tantivy.Query.term_query(schema, FIELD, word)
    if kind == "phrase":
        return tantivy.Query.phrase_query(schema, FIELD, words)
    if kind == "typo":
        return tantivy.Query.fuzzy_term_query(schema, FIELD, words[0], distance=1, transposition_cost_one=True)
    if kind == "prefix":
        return tantivy.Query.regex_query(schema, FIELD, words[0] + ".*")
    occur = tantivy.Occur.Must if kind == "all" else tantivy.Occur.Should
    return tantivy.Query.boolean_query([(occur, term(word)) for word in words])


def median_ms(searcher, query, runs):
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        searcher.search(query, limit=10, count=True)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def main():
    asked = json.loads(sys.stdin.readline())
    schema, searcher, build_ms = build(line.rstrip("\n") for line in sys.stdin)
    times = {
        query["what"]: median_ms(searcher, to_query(schema, query["kind"], query["words"]), asked["runs"])
        for query in asked["queries"]
    }
    print(json.dumps({"version": tantivy.__version__, "buildMs": build_ms, "times": times}))


main()
