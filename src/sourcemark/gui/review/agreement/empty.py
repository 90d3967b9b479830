"""What stands in place of figures when there is nothing to compare, and what to do about it."""

from __future__ import annotations

from ....work.review.agreeing import Agreed


def why_empty(agreed: Agreed) -> str:
    """Empty when there are figures."""
    report, blind = agreed.report, [words for words in agreed.remarks if "work blind" in words]
    if not report.shared and blind:
        return f"{blind[0]}\n\nSubmit your own marks of an article on the Desk: then it can be compared."
    if agreed.trained is not None:
        return _nothing_decided(agreed) if not report.shared else ""
    if not agreed.annotators:
        return (
            "Nobody has marked anything yet.\n\nMark an article on the Desk, and let a coworker mark it, too."
        )
    if len(agreed.annotators) < 2:
        (one,) = agreed.annotators.values()
        return (
            f"Only {one} has marked anything here: agreement takes two.\n\nHand out a copy to a coworker and merge "
            "it when it comes back. How far you agree with yourself, a second reading tells."
        )
    if not report.shared:
        return (
            "No article was read by two of them: there is nothing to compare.\n\nChoose other annotators or articles. "
            "Who found nothing to mark in an article marks it as done: then it counts."
        )
    return ""


def _nothing_decided(agreed: Agreed) -> str:
    _, name = agreed.annotators.values()
    return (
        f"Nothing is adjudicated yet in what {name} has read.\n\nDecide on differences in the Review room: "
        "what stands is what a newcomer is held against."
    )
