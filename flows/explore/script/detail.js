// One fact: its values, who says what, cuts of the pages, doubts in words, and what can be decided.
const VALUES = [["kind", "Kind"], ["date", "Date"], ["who", "Who"], ["sum", "Sum"], ["orgs", "Organisations"]];
const NAMES = { interest_rate: "interest rate, % a year", usd_rate: "units for one US dollar", n_independent: "independent witnesses", aggregate: "may be summed", ref_area: "of", counterpart_area: "with" };

const detail = () => {
  const fact = known.factById.get(state.id);
  if (!fact) return [element("p", { class: "none" }, "Choose a fact to see its quotes and the pages that they stand on.")];
  return [head(fact), doubtsOf(fact.doubts), deciding(fact), values(fact), places(fact), commandsOf(fact)].filter(Boolean);
};

const back = () => element("button", { class: "plain back", on: () => go(() => (state.id = "")) }, "← back to the list");

const head = (fact) =>
  element("div", { class: "head" }, back(), element("h2", {}, ...marked(fact.title || fact.places[0].quote)), element("p", { class: "about" }, element("code", {}, fact.id), " ", sureness(fact.sure)));

const doubtsOf = (doubts) => {
  if (!doubts.length) return null;
  const parts = doubts.map((doubt) => {
    const [meaning, todo] = known.words[doubt.flag] || ["", ""];
    const known_ids = doubt.detail.split(/(rec_[0-9a-z-]+)/).map((part, i) => (i % 2 && known.factById.has(part) ? link(part, part) : part));
    return element("li", {}, flag(doubt.flag), ` ${meaning}. `, element("span", { class: "told" }, ...known_ids), todo ? element("em", {}, ` ${todo}.`) : "");
  });
  return element("ul", { class: "doubts" }, ...parts);
};

const link = (id, text) => element("a", { href: "#id=" + encodeURIComponent(id) }, text);

const values = (fact) => {
  const usd = fact.usd !== null && fact.currency !== "USD" ? ` (USD ${number(fact.usd)})` : "";
  const said = {
    kind: [fact.kind, fact.subtype.replaceAll("_", " ")].filter(Boolean).join(", "),
    date: fact.date || (fact.year ?? ""),
    who: who(fact),
    sum: fact.amount === null ? "" : `${fact.currency} ${number(fact.amount)}${usd}`,
    orgs: fact.orgs.join("; "),
  };
  const rows = VALUES.filter(([key]) => said[key] !== "").map(([key, name]) => [name, said[key]]);
  const rest = Object.entries(fact.more).map(([key, value]) => [NAMES[key] || key.replaceAll("_", " "), shownValue(value)]);
  const cells = (pairs) => pairs.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, String(value))]);
  const folded = rest.length ? element("details", {}, element("summary", {}, `${rest.length} more values`), element("dl", {}, ...cells(rest))) : null;
  return element("div", {}, element("dl", {}, ...cells(rows)), folded);
};

const shownValue = (value) => {
  if (Array.isArray(value)) return value.join("; ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "number" && Math.abs(value) >= 10000 ? number(value) : value;
};

const places = (fact) => {
  const rule = fact.more.resolution ? element("p", { class: "rule" }, `Released by the rule: ${fact.more.resolution.replaceAll("_", " ")}`) : null;
  return element("div", {}, element("h3", {}, `Said in ${count(fact.places.length, "place")}`), fact.places.length > 1 ? rule : null, ...fact.places.map((place) => placeOf(fact, place)));
};

const placeOf = (fact, place) => {
  const paper = known.papers[place.paper];
  const where = [place.page === null ? "" : `page ${place.page}`, place.cell ? "in a table" : ""].filter(Boolean).join(", ");
  const title = element("a", { href: "#view=papers&id=" + encodeURIComponent(paper.id) }, paper.title || paper.name);
  const table = place.cell ? element("a", { href: "#view=tables&id=" + encodeURIComponent(place.cell[0]) }, "see the table") : "";
  const differs = Object.entries(place.said).filter(([name]) => ["date", "amount", "parties"].includes(name));
  const other = differs.map(([name, value]) => element("p", { class: "other" }, `says ${name === "amount" ? `${place.said.currency || fact.currency} ${number(value)}` : [value].flat().map(countryName).join(", ")} here`));
  return element("article", { class: "place" }, element("h4", {}, title, where ? `, ${where} ` : " ", table), element("blockquote", {}, ...marked(place.quote)), ...other, cut(paper, place.page, place.box), splitButton(fact, place));
};

const commandsOf = (fact) => {
  const say = `paperledger decide ${fact.id}`;
  const open = fact.doubts.map((doubt) => doubt.flag).filter((code) => !(known.words[code] || ["", ""])[1].startsWith("Nothing"));
  const yes = open.filter((code) => code !== "possible_duplicate").map((code) => `${say} accept ${code}`);
  const apart = open.includes("possible_duplicate") ? [`${say} keep`] : [];
  const lines = [...yes, ...apart, `${say} correct --field year --value 2015`, `${say} reject`, `paperledger show ${fact.id}`];
  return element("details", { class: "commands", open: !served || null }, element("summary", {}, "Commands"), ...lines.map(command));
};
