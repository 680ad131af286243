"""What others take for the same texts: CPU seconds of one pass that cuts them into words."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Sequence


def jieba_pass(texts: Sequence[str]) -> float:
    """One pass of ``jieba.lcut``, its dictionary already loaded."""
    import jieba

    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    return _pass(jieba.lcut, texts)


def rjieba_pass(texts: Sequence[str]) -> float:
    """One pass of ``rjieba.cut``; 0 where it is not installed."""
    try:
        import rjieba
    except ImportError:
        return 0.0
    rjieba.cut("热身")
    return _pass(rjieba.cut, texts)


def extraction(texts: Sequence[str]) -> float:
    """Structure and extraction of the texts in memory, the lexicon already loaded."""
    from corpus.reading import RawText
    from corpus.structure import document
    from extractors.extraction import Extractor
    from ontology.loading import load

    extractor = Extractor(load())
    raws = [RawText(f"{n}.txt", f"{n}.txt", text, "", "utf-8") for n, text in enumerate(texts)]
    extractor.extract(document(raws[0]))
    return _pass(lambda raw: extractor.extract(document(raw)), raws)


def _pass(work: Callable[..., object], items: Iterable[object]) -> float:
    start = time.process_time()
    for item in items:
        work(item)
    return time.process_time() - start
