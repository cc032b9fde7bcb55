// The page: sliders set the levers, and results and pictures follow.

const { given, text, sliders, stages } = JSON.parse(document.getElementById("given").textContent);
for (const one of Object.values(given.beliefs)) {
  if (one.tries) one.tries = new Uint16Array(Uint8Array.from(atob(one.tries), (c) => c.charCodeAt(0)).buffer);
}

const slider = (name) => document.getElementById(`lever ${name}`);
const steps = Object.fromEntries(sliders.map((one) => [one.name, one.steps]));
const setTo = (name, otherwise) => (steps[name] && slider(name) ? steps[name][slider(name).value][0] : otherwise);
const tied = document.getElementById("same total");
const BUDGETS = ["acquisition_budget", "retention_budget"];

function levers() {
  const [won, kept] = BUDGETS.map((name) => setTo(name, 0)), { acquisition, retention } = given.base;
  const years = document.querySelector("input[name=years]:checked");
  return {
    acquisition_budget: won,
    retention_budget: tied && tied.checked ? -won * acquisition / retention + 0 : kept,
    gaps: Object.fromEntries(stages.map((stage) => [stage, setTo(`gap.${stage}`, 0)])),
    gap_cost: setTo("gap_cost", null),
    promise: setTo("promise", 0),
    extra_leavers: setTo("extra_leavers", null),
    cost_per_let_down: setTo("cost_per_let_down", null),
    years: years ? Number(years.value) : 1,
  };
}

// With the total kept, money to win goes as far as money to keep can follow.
function tie() {
  const [won, kept] = BUDGETS.map(slider), { acquisition, retention } = given.base;
  const follows = ([change]) => {
    const other = -change * acquisition / retention, all = steps.retention_budget;
    return other > all[0][0] - 1e-9 && other < all[all.length - 1][0] + 1e-9;
  };
  const within = steps.acquisition_budget.map((_, at) => at).filter((at) => !tied.checked || follows(steps.acquisition_budget[at]));
  won.min = within[0];
  won.max = within[within.length - 1];
  kept.disabled = tied.checked;
}

// What a public body's page finds is how things are; once something is changed, it is what that brings.
const heading = document.getElementById("levers").closest("section").querySelector("h2"), atRest = heading.textContent;

function say(name, words) {
  slider(name).setAttribute("aria-valuetext", words);
  document.getElementById(`set ${name}`).textContent = words;
}

function show() {
  const set = levers(), { found, shown, asked } = results(set);
  for (const { name, steps, rest } of sliders) {
    if (!slider(name)) continue;
    const follows = name === "retention_budget" && tied && tied.checked;
    say(name, follows ? money(given.base.retention * (1 + set.retention_budget)) : steps[slider(name).value][1]);
    document.getElementById(`reset ${name}`).disabled = follows || Number(slider(name).value) === rest;
  }
  shown.forEach(([name, value, notes], at) => {
    const card = document.getElementById(`result ${at}`);
    card.hidden = false;
    [name, value, notes.join(" · ")].forEach((words, part) => { card.children[part].textContent = words; });
  });
  for (let at = shown.length; document.getElementById(`result ${at}`); at++) document.getElementById(`result ${at}`).hidden = true;
  const noted = shown.filter(([, , notes]) => notes.length);
  document.getElementById("notes").textContent = noted.map(([name, , notes]) => `${name}: ${notes.join(" · ")}`).join(". ");
  document.getElementById("asked").textContent = asked;
  if (given.public) {
    heading.textContent = found.moved ? shown.slice(0, 2).map(([name, value]) => `${name}: ${value}.`).join(" ") : atRest;
    return;
  }
  const { today, customers, earned } = found.byMonth, known = found.moved && found.customersKnown;
  draw("customers by month", [given.base.customers, ...today], known ? [Array(3).fill(given.base.customers), ...customers] : null, written);
  const judged = found.moved && found.earnedKnown;
  draw("earned by month", judged ? Array(earned.length + 1).fill(0) : null, judged ? [[0, 0, 0], ...earned] : null, money);
}

const WIDE = 640, HIGH = 260, LEFT = 84, RIGHT = 16, TOP = 12, BOTTOM = 34;

function mark(tag, attributes, words) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const name in attributes) made.setAttribute(name, attributes[name]);
  if (words) made.textContent = words;
  return made;
}

// Round figures between two ends, of which there are two to five.
function ticks(low, high) {
  const wide = (high - low) / 4, ten = 10 ** Math.floor(Math.log10(wide));
  const round = [1, 2, ...(ten > 1 ? [2.5] : []), 5, 10].find((by) => by * ten >= wide - 1e-9);
  const step = Math.max(1, ten * round), first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, at) => (first + at) * step);
}

// A line of today's way, and the middle and the range of the choice, by month.
function draw(id, today, chosen, write) {
  const figure = document.getElementById(id), svg = figure.querySelector("svg");
  figure.hidden = !today;
  if (!today) return;
  const all = [...today, ...(chosen || []).flat()], low = Math.min(...all), high = Math.max(...all);
  const wide = high - low || 1, last = today.length - 1;
  const x = (at) => LEFT + (WIDE - LEFT - RIGHT) * at / last, y = (value) => TOP + (HIGH - TOP - BOTTOM) * (high - value) / wide;
  const line = (values) => values.map((value, at) => `${at ? "L" : "M"}${x(at).toFixed(1)} ${y(value).toFixed(1)}`).join("");
  const parts = [];
  for (const tick of ticks(low, high === low ? low + 1 : high)) {
    parts.push(mark("path", { class: "grid", d: `M${LEFT} ${y(tick)}H${WIDE - RIGHT}` }));
    parts.push(mark("text", { x: LEFT - 8, y: y(tick) + 4, "text-anchor": "end" }, write(tick)));
  }
  for (let at = 0; at <= last; at += 6 * Math.ceil(last / 18)) parts.push(mark("text", { x: x(at), y: HIGH - 12, "text-anchor": "middle" }, written(at * EVERY)));
  if (chosen) {
    const [lows, middles, highs] = [0, 1, 2].map((end) => chosen.map((ends) => ends[end]));
    const back = lows.map((value, at) => `L${x(at).toFixed(1)} ${y(value).toFixed(1)}`).reverse().join("");
    parts.push(mark("path", { class: "band", d: `${line(highs)}${back}Z` }), mark("path", { class: "chosen", d: line(middles) }));
  }
  parts.push(mark("path", { class: "now", d: line(today) }));
  svg.replaceChildren(...parts);
}

let waiting = 0;
function soon() {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(show);
}

const form = document.getElementById("levers");
form.parentElement.addEventListener("input", () => { if (tied) tie(); soon(); });
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("click", (event) => {
  const name = event.target.dataset && event.target.dataset.reset;
  if (!name) return;
  for (const one of sliders) if (slider(one.name) && (name === "all" || one.name === name)) slider(one.name).value = one.rest;
  if (name === "all" && tied) { tied.checked = false; tie(); }
  else slider(name) && slider(name).focus();
  soon();
});
form.hidden = false;
if (tied) tie();
show();
