// Papers: what became of each, page by page.
const papersView = () => {
  const terms = words();
  const order = { quarantined: 0, partial: 1, ok: 2 };
  const passing = known.papers.filter((paper) => terms.every((term) => `${paper.id} ${paper.title} ${paper.path}`.toLowerCase().includes(term)));
  passing.sort((a, b) => order[a.status] - order[b.status] || (a.path < b.path ? -1 : 1));
  const lines = passing.slice(0, 1000).map((paper) => {
    const about = [paper.title ? paper.name : "", paper.year ?? "", count(paper.pages, "page"), count(paper.tables, "table"), count(paper.facts, "fact")].filter(Boolean).join(" · ");
    return element("button", { class: "fact", "data-id": paper.id, "aria-current": state.id === paper.id ? "true" : null, on: () => go(() => (state.id = paper.id)) }, element("span", { class: "title" }, ...marked(paper.title || paper.name)), element("span", { class: `status ${paper.status}` }, paper.status), element("span", { class: "about" }, about));
  });
  return [element("p", {}, element("b", {}, count(passing.length, "paper")), ", those not read whole first"), element("div", { class: "facts card" }, ...lines)];
};

const paperDetail = () => {
  const paper = known.papers.find((each) => each.id === state.id);
  if (!paper) return [element("p", { class: "none" }, "Choose a paper to see what was found on each of its pages.")];
  const pages = new Map();
  const on = (page) => pages.get(page) || pages.set(page, { facts: [], tables: [], doubts: [] }).get(page);
  for (const fact of known.facts)
    for (const place of fact.places) if (place.paper === paper.index) on(place.page).facts.push([fact, place]);
  for (const table of known.tables) if (table.paper === paper.index) on(table.first).tables.push(table);
  for (const doubt of known.doubts) if (doubt.paper === paper.index) on(doubt.page).doubts.push(doubt);
  const numbers = [...pages.keys()].sort((a, b) => (a ?? 0) - (b ?? 0));
  const reason = paper.reason ? element("p", { class: "other" }, paper.reason) : null;
  const also = paper.also.length ? element("p", { class: "rule" }, `The same file: ${paper.also.join(", ")}`) : null;
  const empty = paper.pages ? `${count(paper.pages, "page")}; nothing was found on ${count(Math.max(0, paper.pages - numbers.filter((n) => n !== null).length), "of them", "of them")}.` : "";
  const filter = element("button", { class: "plain", on: () => go(() => ((state.view = "facts"), (state.id = ""), (state.chosen = { paper: new Set([paper.id]) }))) }, `its ${count(paper.facts, "fact")} in the list`);
  return [back(), element("h2", {}, paper.title || paper.name), element("p", { class: "about" }, element("code", {}, paper.id), " ", paper.path), element("p", {}, element("span", { class: `status ${paper.status}` }, paper.status), ` ${empty} `, filter), reason, also, ...numbers.map((page) => pageOf(page, pages.get(page)))].filter(Boolean);
};

const pageOf = (page, { facts, tables, doubts }) => {
  const rows = [
    ...doubts.map((doubt) => element("li", {}, flag(doubt.flag), ` ${doubt.detail}`)),
    ...tables.map((table) => element("li", {}, element("a", { href: "#view=tables&id=" + encodeURIComponent(table.id) }, table.caption || "Table without a caption"))),
    ...facts.map(([fact]) => element("li", {}, link(fact.id, fact.title || fact.id))),
  ];
  return element("details", { open: doubts.length ? true : null }, element("summary", {}, page === null ? "The paper as a whole" : `Page ${page}`, element("span", { class: "rule" }, ` ${[facts.length ? count(facts.length, "fact") : "", tables.length ? count(tables.length, "table") : "", doubts.length ? count(doubts.length, "doubt") : ""].filter(Boolean).join(", ")}`)), element("ul", {}, ...rows));
};
