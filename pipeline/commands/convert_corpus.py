"""`corpus action=convert`: a corpus in, articles and statements in the project's own layout out.

For the real layer this puts the labels beside the words of the user's own copies:

    python -m pipeline corpus action=convert data=real_layer data.root=corpora output=real

writes real/articles/*.txt, real/statements.jsonl and, where the corpus has them, real/splits.json
and real/articles.jsonl.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.commands.inputs import corpus_path, read_whole_corpus
from pipeline.commands.outputs import print_files, sign_run, start_run, write_lines
from pipeline.config import CorpusRunSettings
from pipeline.records import Article, InputError
from pipeline.storage.article_facts import FACTS_FILE
from pipeline.storage.atomic import write_text
from pipeline.storage.statements import gold_to_record

COPIED = ("splits.json", FACTS_FILE)


def convert_corpus(settings: CorpusRunSettings) -> None:
    """Read the corpus whole and write it into the run folder.

    Raises:
        InputError: The corpus is not there or malformed, or an id cannot be a file name.
    """
    run = start_run(settings)
    path = corpus_path(settings.data)
    corpus = read_whole_corpus(settings.data)
    texts = {article.id: article.text for article in corpus.articles}
    folder = run.folder / "articles"
    folder.mkdir(exist_ok=True)
    for article in corpus.articles:
        write_text(folder / _file_name(article), article.text)
    rows = [gold_to_record(gold, texts[gold.statement.article]) for gold in corpus.statements]
    write_lines(run.folder / "statements.jsonl", rows)
    for name in COPIED:
        if (path / name).is_file():
            write_text(run.folder / name, (path / name).read_text(encoding="utf-8"))
    sign_run(run, settings, data={settings.data.name: path})
    print_files(run.folder)


def _file_name(article: Article) -> str:
    name = f"{article.id}.txt"
    if Path(name).name != name:
        raise InputError(f"{article.id!r}: an article's id must be able to name a file")
    return name
