"""The main script: Streamlit runs it at every interaction."""

from mlintro.ui import frame

frame.run()
