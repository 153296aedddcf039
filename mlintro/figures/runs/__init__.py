"""Pictures of trainings: of one setting again and again, of several settings, of a whole class."""
