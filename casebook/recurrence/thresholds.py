"""How alike two items must be, and where the figures come from: `benchmarks/recurrence.py`.

Similarity alone does not do. Among all pairs of a year's 420 hand-written items (`examples/casebook`), it finds at 0.35
four pairs of different texts and every one is wrong: two troubles told in the same everyday words. What is shown as
"said before" must therefore also have the same driver and a rare word in common (`alike.py`). On that year it shows 3
pairs of different texts, of which 2 are right; on the rewordings of 24 troubles (72 texts) 14 pairs, all of them right,
of the 72 that are alike (recall 0.19). Both sets were looked at to choose the rule: expect less on a log of your own.

So what is found is mostly told again in much the same words. A trouble that is told quite differently each time (721
pairs of the year's items are of one story) is hardly ever found: people put those together with `balcony items same`.
"""

LIKE = 0.26
"""At or above it, two items with the same driver and a rare word in common are said to be the same trouble."""
SAME_WORDS = 0.50
"""At or above it they are, whatever else: the same words, a few of them changed."""
RARE = 6.0
"""The weight from which on a word is rare: it stands in fewer than about one of 400 texts (`word_counts.txt`)."""
GROUP = 0.26
"""The least mean similarity between two parts of one group."""
