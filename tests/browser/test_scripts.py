"""An element whose script does not come at once, as on a poor line."""

from playwright.sync_api import Browser, Route, expect

from mlintro.text import load


def test_an_element_comes_though_its_script_was_lost_twice(browser: Browser, server: str):
    lost = []

    def lose(route: Route) -> None:
        if len(lost) < 2:
            lost.append(route.request.url)
            route.abort()
        else:
            route.continue_()

    context = browser.new_context(locale="es-ES")
    page = context.new_page()
    page.route("**/elements/descent_lab.js*", lose)
    page.goto(f"{server}/descenso")
    step = page.get_by_role("button", name=load("descent", "es").label("step"))
    expect(step).to_be_visible()
    step.click()
    expect(page.get_by_text("Paso 1:")).to_be_visible()
    assert len(set(lost)) == 2
    context.close()
