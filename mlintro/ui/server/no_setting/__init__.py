"""What Streamlit and uvicorn have no setting for: each module changes one function of theirs and says why."""
