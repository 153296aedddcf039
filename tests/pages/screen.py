"""What several stories do and look at."""

from streamlit.testing.v1 import AppTest


def shown(app: AppTest) -> str:
    """All sentences on the page."""
    kinds = (app.markdown, app.success, app.info, app.warning, app.error, app.caption)
    return "\n".join(str(element.value) for kind in kinds for element in kind)


def switch_language(app: AppTest, language: str) -> AppTest:
    return app.button_group(key="lang").set_value(language).run()


def open_fold(app: AppTest, key: str) -> AppTest:
    """Open an expander that is drawn only when it is open."""
    app.session_state[key] = True
    return app.run()
