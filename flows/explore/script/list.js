// Filters, what is chosen, and the list of facts.
const STEP = 40;
const TITLES = { kind: "Kind", country: "Country", year: "Year", doubt: "Doubt", paper: "Paper", organisation: "Organisation", sure: "Confidence" };
const OPENED = new Set();
let shownFacts = STEP;

const filters = (counts) => Object.keys(TITLES).map((facet) => filter(facet, counts[facet])).filter(Boolean);

const filter = (facet, counted) => {
  for (const value of state.chosen[facet] || []) if (!counted.has(value)) counted.set(value, 0);
  if (!counted.size) return null;
  const all = inList(facet, counted);
  const most = facet === "year" ? 12 : 8;
  const shown = OPENED.has(facet) ? all : all.filter(([value], i) => i < most || isChosen(facet, value));
  const rows = shown.map(([value, n]) =>
    element("button", { class: "facet", "aria-pressed": String(isChosen(facet, value)), "data-facet": facet, "data-value": value, on: () => go(() => toggle(facet, value)) }, element("span", {}, labelOf(facet, value)), element("b", {}, number(n)))
  );
  const more = all.length > shown.length || OPENED.has(facet) ? moreOf(facet, all.length - shown.length) : null;
  return element("fieldset", {}, element("legend", {}, TITLES[facet]), ...rows, more);
};

const inList = (facet, counted) => (facet === "year" ? [...counted].sort((a, b) => (a[0] < b[0] ? 1 : -1)) : top(counted, counted.size));

const moreOf = (facet, left) => {
  const turn = () => {
    if (!OPENED.delete(facet)) OPENED.add(facet);
    draw();
  };
  return element("button", { class: "plain small", on: turn }, left > 0 ? `${left} more` : "fewer");
};

const chips = (n) => {
  const chosen = FACETS.flatMap((facet) => [...(state.chosen[facet] || [])].map((value) => [facet, value]));
  const named = { from: "from ", to: "to " };
  const parts = chosen.map(([facet, value]) => element("button", { class: "chip", title: "Take this filter away", on: () => go(() => toggle(facet, value)) }, (named[facet] || "") + labelOf(facet, value), " ×"));
  const clear = chosen.length || state.q ? element("button", { class: "plain small", on: () => go(() => ((state.chosen = {}), (state.q = ""))) }, "clear all") : null;
  const total = element("b", { id: "count" }, n === known.facts.length ? count(n, "fact") : `${number(n)} of ${count(known.facts.length, "fact")}`);
  const left = known.left ? element("span", { class: "rule" }, `the least sure ones; ${number(known.left)} more are in facts.csv`) : null;
  return [total, left, ...parts, clear, sorting()];
};

const ORDERS = {
  year: ["by year", (a, b) => (a.year ?? 9e9) - (b.year ?? 9e9) || (a.date < b.date ? -1 : 1)],
  sure: ["least sure first", (a, b) => a.sure - b.sure],
  sum: ["largest sum first", (a, b) => (b.usd ?? -1) - (a.usd ?? -1)],
};

const sorting = () => {
  const choices = Object.entries(ORDERS).map(([name, [label]]) => element("option", { value: name, selected: state.by === name }, label));
  const select = element("select", { "aria-label": "Order" }, ...choices);
  select.addEventListener("change", () => go(() => (state.by = select.value)));
  return select;
};

// All facts in the order chosen: sorted once, as filters keep the order.
const inOrder = () => {
  const by = ORDERS[state.by] ? state.by : "year";
  const order = ORDERS[by][1];
  if (!known.sorted[by]) known.sorted[by] = [...known.facts].sort((a, b) => order(a, b) || (a.id < b.id ? -1 : 1));
  return known.sorted[by];
};

const list = (passing) => {
  const shown = passing.slice(0, shownFacts).map(line);
  const more = passing.length > shown.length ? element("button", { class: "more", on: () => ((shownFacts += STEP), draw()) }, `Show more, ${number(passing.length - shown.length)} left`) : null;
  const none = passing.length ? null : element("p", { class: "none" }, "No fact is like this. Take a filter away, or search for fewer words.");
  return [element("div", { class: "facts card" }, ...shown, none), more].filter(Boolean);
};

const line = (fact) => {
  const doubts = [...new Set(fact.doubts.map((doubt) => doubt.flag))].map(flag);
  const title = element("span", { class: "title" }, ...marked(fact.title || fact.places[0].quote));
  const facts = [fact.date || "no date", who(fact), fact.subtype.replaceAll("_", " ") || fact.kind].filter(Boolean).join(" · ");
  const chosen = fact.id === state.id;
  return element("button", { class: "fact", "data-id": fact.id, "aria-current": chosen ? "true" : null, on: () => go(() => (state.id = fact.id)) }, title, element("span", { class: "sum" }, money(fact)), element("span", { class: "about" }, facts, " ", sureness(fact.sure), ...doubts, decidedMark(fact)));
};
