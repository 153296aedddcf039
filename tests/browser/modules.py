"""The lesson's JavaScript modules, by themselves, in an empty page."""

from typing import Any

from playwright.sync_api import Page

from tests.conftest import ROOT

OPEN = """async ([source, calls, then]) => {
    const address = URL.createObjectURL(new Blob([source], {type: "text/javascript"}));
    const module = await import(address);
    const run = {%s}[then];
    return calls.map((call) => run(module, ...call));
}"""

# What to do with a module: call one of its functions, or take so many steps and tell of each.
RUNS = """
    call: (module, name, ...given) => module[name](...given),
    learning: ({learn, loss, isFlat, onTheKnobs}, neuron, outputs, rate, steps) => {
        const told = [];
        for (let i = 0; i <= steps; i++, neuron = learn(neuron, outputs, rate))
            told.push({
                neuron, loss: loss(neuron, outputs), flat: isFlat(neuron, outputs), knobs: onTheKnobs(neuron),
            });
        return told;
    },
    network: ({networkStep, networkLoss, networkRowsRight}, weights, outputs, rate, steps) => {
        const told = [];
        for (let i = 0; i <= steps; i++, weights = networkStep(weights, outputs, rate))
            told.push([...weights, networkLoss(weights, outputs), networkRowsRight(weights, outputs)]);
        return told;
    },
    reading: ({steps, isEnough, networkOf, activations, strongest}, numbers, sizes, most, drawings) => {
        const network = networkOf(new Uint16Array(numbers).buffer, sizes);
        return JSON.stringify(JSON.parse(drawings).map((drawing) => {  // texts: lists take Playwright minutes
            const made = steps(drawing), layers = activations(network, made.centred);
            const carried = strongest(network, layers, most).flat().map(({carried}) => Math.abs(carried));
            return {...made, enough: isEnough(made), layers, carried};
        }));
    },
    machine: ({newMachine, learn, after, shares, chosen, copied}, passages, sheets) => {
        const machine = newMachine();
        for (const passage of passages) passage.forEach((_, i) => learn(machine, passage, i));
        return sheets.map(({beginning, memory, chance, lots}) => {
            const written = [], steps = [];
            for (const lot of lots) {
                const found = after(machine, [...beginning, ...written], memory);
                steps.push({...found, shares: shares(found.counts, chance)});
                written.push(chosen(found.counts, chance, lot));
            }
            return {written, steps, copied: copied(machine, written), numbers: machine.numbers};
        });
    },
"""


def run(page: Page, modules: str, what: str, calls: list[list[Any]]) -> list[Any]:
    """What one of `RUNS` makes of a module, or of several as one, for each list of what it is given."""
    source = ""
    for module in modules.split():
        (path,) = (ROOT / "mlintro" / "ui").rglob(f"{module}.js")
        source += path.read_text(encoding="utf-8")
    result: list[Any] = page.evaluate(OPEN % RUNS, [source, calls, what])
    return result


def call(page: Page, module: str, calls: list[list[Any]]) -> list[Any]:
    """What the functions of a module give: each call is its name, then what it is given."""
    return run(page, module, "call", calls)
