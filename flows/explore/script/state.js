// What is looked at stands in the address, so that a link can be mailed: #view=facts&country=TJK&year=2015&id=rec_...
const FACETS = ["kind", "country", "year", "doubt", "paper", "organisation", "sure", "sort", "from", "to"];
const state = { view: "facts", q: "", id: "", by: "year", cell: "", areas: new Set(), chosen: {} };

const readAddress = () => {
  const said = new URLSearchParams(location.hash.slice(1));
  state.view = said.get("view") || "facts";
  state.q = said.get("q") || "";
  state.id = said.get("id") || "";
  state.by = said.get("by") || "year";
  state.cell = said.get("cell") || "";
  state.areas = new Set(said.getAll("area"));
  state.chosen = {};
  for (const facet of FACETS) if (said.getAll(facet).length) state.chosen[facet] = new Set(said.getAll(facet));
};

const address = () => {
  const said = new URLSearchParams();
  if (state.view !== "facts") said.set("view", state.view);
  if (state.q) said.set("q", state.q);
  for (const facet of FACETS) for (const value of state.chosen[facet] || []) said.append(facet, value);
  if (state.by !== "year") said.set("by", state.by);
  if (state.id) said.set("id", state.id);
  if (state.view === "tables" && state.cell) said.set("cell", state.cell);
  if (state.view === "figures") for (const area of state.areas) said.append("area", area);
  return "#" + said;
};

const go = (change, replace = false) => {
  change();
  const there = address();
  if (replace) history.replaceState(null, "", there);
  else if (there !== (location.hash || "#")) history.pushState(null, "", there);
  draw();
};

const toggle = (facet, value) => {
  const values = state.chosen[facet] || new Set();
  if (values.has(value)) values.delete(value);
  else values.add(value);
  if (values.size) state.chosen[facet] = values;
  else delete state.chosen[facet];
};

const isChosen = (facet, value) => Boolean(state.chosen[facet] && state.chosen[facet].has(value));
const words = () => state.q.toLowerCase().split(/\s+/).filter(Boolean);

// What was counted for the filters lately chosen: going back, or taking the only filter away, counts nothing anew.
const MOST_REMEMBERED = 24;
const remembered = new Map();

const filtered = (chosen = state.chosen) => {
  const key = JSON.stringify([state.by, words(), ...FACETS.map((facet) => [...(chosen[facet] || [])])]);
  const found = remembered.get(key) || counted(chosen);
  remembered.delete(key);
  remembered.set(key, found);
  if (remembered.size > MOST_REMEMBERED) remembered.delete(remembered.keys().next().value);
  return found;
};

// The facts that pass, in the order chosen, and for each facet how many there are of each value when all other facets are heeded.
const counted = (chosen) => {
  const terms = words();
  const active = FACETS.filter((facet) => chosen[facet]);
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map()]));
  const passing = [];
  for (const fact of inOrder()) {
    if (!terms.every((term) => fact.text.includes(term))) continue;
    const failed = active.filter((facet) => !fact.facets[facet].some((value) => chosen[facet].has(value)));
    if (failed.length > 1) continue;
    if (!failed.length) passing.push(fact);
    for (const facet of failed.length ? failed : FACETS)
      for (const value of fact.facets[facet]) counts[facet].set(value, (counts[facet].get(value) || 0) + 1);
  }
  return { passing, counts, byYear: byCountryAndYear(passing), pairs: fromAndTo(passing) };
};

// The filters likeliest to be clicked first, those at the top of each list, are counted while nothing is asked.
const countAhead = () => {
  const likely = ["country", "year", "kind", "doubt"].flatMap((facet) => inList(facet, filtered().counts[facet]).slice(0, 3).map(([value]) => ({ [facet]: new Set([value]) })));
  const next = () => {
    if (!likely.length) return;
    filtered(likely.shift());
    whenIdle(next);
  };
  whenIdle(next);
};

const whenIdle = (task) => (window.requestIdleCallback || setTimeout)(task);

const labelOf = (facet, value) => {
  if (facet === "country" || facet === "from" || facet === "to") return countryName(value);
  if (facet === "paper") {
    const paper = known.papers.find((each) => each.id === value);
    return paper ? paper.title || paper.name : value;
  }
  return value.replaceAll("_", " ");
};
