"""News articles in: files, folders, globs or standard input become `Article` records, one by one.

The entry is `pipeline.articles.reading.read_articles`. Whatever cannot be scored comes out as a
`Rejected` with its reason, so that what went in and what came out add up:

    talks.txt                -> Article(id="talks", text="…", origin="talks.txt")
    rows.jsonl, line 3       -> Rejected(origin="rows.jsonl:3", reason="empty article")
"""
