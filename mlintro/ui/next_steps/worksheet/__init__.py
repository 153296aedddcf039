"""The one page of paper that a learner takes away, or a teacher hands out."""
