"""Exact binomial bounds on the rate behind a sample.

Of ``n`` independent questions, each wrong with probability ``p``, at most ``k`` are wrong with probability
``F(k; n, p) = sum over i <= k of C(n, i) p^i (1 - p)^(n - i)``.
"""

from math import ceil, exp, fsum, lgamma, log, log1p


def binomial_tail(wrong: int, questions: int, rate: float) -> float:
    """Return the probability of at most ``wrong`` wrong questions.

    Args:
        wrong: ``k``, 0 or more.
        questions: ``n``, 1 or more.
        rate: ``p``, above 0 and below 1.

    Returns:
        0 to 1.

    >>> round(binomial_tail(2, 10, 0.5), 6)
    0.054688
    """
    if wrong >= questions:
        return 1.0
    right, log_rate, log_other = lgamma(questions + 1), log(rate), log1p(-rate)
    terms = (
        exp(right - lgamma(i + 1) - lgamma(questions - i + 1) + i * log_rate + (questions - i) * log_other)
        for i in range(wrong + 1)
    )
    return min(1.0, fsum(terms))


def upper_bound(wrong: int, questions: int, confidence: float) -> float:
    """Return the upper confidence bound on the rate.

    It is the one-sided limit of Clopper and Pearson (1934).

    The bound is the rate at which the probability of at most ``wrong`` wrong questions is ``1 - confidence``, found by
    bisection to 1e-12. Whatever the true rate is, the bound is below it in at most ``1 - confidence`` of all samples.

    >>> round(upper_bound(0, 59, 0.95), 4), round(upper_bound(3, 100, 0.95), 4)
    (0.0495, 0.0757)
    """
    low, high = wrong / questions, 1.0
    while high - low > 1e-12:
        middle = (low + high) / 2
        if binomial_tail(wrong, questions, middle) > 1 - confidence:
            low = middle
        else:
            high = middle
    return high


def questions_needed(wrong: int, risk: float, confidence: float) -> int:
    """Return the sample size that bounds the rate by ``risk``.

    With ``wrong`` wrong questions among them, fewer questions are not enough.

    >>> questions_needed(0, 0.05, 0.95), questions_needed(3, 0.05, 0.95)
    (59, 153)
    """
    low, high = wrong, max(wrong, ceil(1 / risk))
    while binomial_tail(wrong, high, risk) > 1 - confidence:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        if binomial_tail(wrong, middle, risk) > 1 - confidence:
            low = middle
        else:
            high = middle
    return high
