"""Finds a person's verdicts that have no effect, because nothing is at the place they name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from ..model import Done, Operation, Outcome, Source
from ..settings import BY_VERDICT, Settings, Verdict


def idle(
    outcome: Outcome, source: Source, settings: Settings, process: Callable[[Source, Settings], Outcome]
) -> tuple[Verdict, ...]:
    """The verdicts of ``settings`` on ``source`` that name a place without an edit or a question.

    A rejected edit leaves no trace in the outcome, so if there are rejections, the source is cleaned once more without them.
    """
    mine = [verdict for verdict in settings.verdicts if verdict.uri == source.uri]
    accepted = [verdict for verdict in mine if verdict.accept]
    if len(accepted) < len(mine):
        before = process(source, replace(settings, verdicts=tuple(accepted)))
        rejected = _unknown(before, [verdict for verdict in mine if not verdict.accept])
    else:
        rejected = []
    return (*_unknown(outcome, accepted), *rejected)


def _unknown(outcome: Outcome, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts whose place has no edit, no question, no set value and no heading in the outcome."""
    if not isinstance(outcome, Done):
        return list(verdicts)
    asked, known = set[int](), {"value": set[int](), "heading": set[int]()}
    for document in outcome.documents:
        for figure in document.figures:
            place = document.text.source_of(figure.start, figure.end)[0]
            (known["value"] if figure.rule == BY_VERDICT else asked).add(place)
        headed = [span for span in document.spans if span.kind in ("section", "annex", "item")]
        known["heading"].update(place for place, _ in document.text.sources_of((s.start, s.end) for s in headed))
    known["edit"] = asked
    return [
        v for v in verdicts
        if v.at not in known[v.of] and not (v.of == "edit" and any(_holds(o, v.at) for o in outcome.operations))
    ]  # fmt: skip


def _holds(operation: Operation, place: int) -> bool:
    return operation.start <= place < max(operation.end, operation.start + 1)
