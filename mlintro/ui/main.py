"""The main script: Streamlit runs it at every interaction."""

from mlintro.ui import frame

if __name__ == "__main__":  # and not where its name is imported
    frame.run()
