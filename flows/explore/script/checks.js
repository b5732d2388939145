// What a person should look at, the most pressing first; j and k (or n) go through it.
const PRESSING = ["stale_decision", "conflict", "possible_duplicate", "implausible_amount", "implausible_unit", "missing_party", "missing_year", "missing_amount", "merged_duplicate"];
const asksNothing = (code) => (known.words[code] || ["", ""])[1].startsWith("Nothing");

const queue = () => {
  const ofFacts = known.facts.flatMap((fact) => fact.doubts.filter((doubt) => !doubt.standsAt).map((doubt) => ({ ...doubt, view: "facts", id: fact.id, title: fact.title, sure: fact.sure, fact })));
  const ofTables = known.tables.flatMap((table) => table.doubts.map((doubt) => ({ ...doubt, view: "tables", id: table.id, title: table.caption || "Table without a caption", sure: table.sure })));
  const others = known.doubts.filter((doubt) => doubt.subject !== "tables" && doubt.paper !== null).map((doubt) => ({ ...doubt, view: "papers", id: known.papers[doubt.paper].id, title: known.papers[doubt.paper].title || known.papers[doubt.paper].name, sure: 1 }));
  const place = (item) => (PRESSING.includes(item.flag) ? PRESSING.indexOf(item.flag) : PRESSING.length);
  return [...ofFacts, ...ofTables, ...others].filter((item) => !asksNothing(item.flag)).sort((a, b) => place(a) - place(b) || a.sure - b.sure || (a.id < b.id ? -1 : 1));
};

const checksView = () => {
  const terms = words();
  const items = queue().filter((item) => terms.every((term) => `${item.flag} ${item.title} ${item.detail} ${item.id}`.toLowerCase().includes(term)));
  const done = items.filter((item) => item.fact && isDecided(item.fact)).length;
  const lines = items.slice(0, 500).map((item) =>
    element("button", { class: "fact", "data-id": item.id, "aria-current": state.id === item.id ? "true" : null, on: () => go(() => (state.id = item.id)) }, element("span", { class: "title" }, flag(item.flag), " ", ...marked(item.title)), element("span"), element("span", { class: "about" }, item.detail, item.fact ? decidedMark(item.fact) : ""))
  );
  const progress = element("progress", { max: Math.max(1, items.length), value: done });
  const keys = served ? " Keys: n next, a accept, r reject, k keep apart." : " Key n: the next one.";
  return [element("p", {}, element("b", {}, count(items.length, "doubt")), ` to look at, ${number(done)} decided since the last run. `, progress, element("span", { class: "rule" }, keys)), element("div", { class: "facts card" }, ...lines)];
};

const checkDetail = () => {
  if (known.factById.has(state.id)) return detail();
  return known.tableById.has(state.id) ? tableDetail() : paperDetail();
};

const nextCheck = () => {
  const items = queue().filter((item) => !(item.fact && isDecided(item.fact)));
  const ids = [...new Set(items.map((item) => item.id))];
  const there = ids.indexOf(state.id);
  const next = ids[there + 1] || ids[0];
  if (next) go(() => ((state.view = "checks"), (state.id = next)));
};
