"""The class on the screen: a learner's line, the wall, the teacher's remote."""
