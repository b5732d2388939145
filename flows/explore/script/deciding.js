// Where the page is served on this machine, buttons write decisions; the next run applies them.
const served = location.protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(location.hostname);
let decided = [];

const isDecided = (fact) => decided.some((one) => fact.places.some((place) => place.id === one.place));
const decidedMark = (fact) => (isDecided(fact) ? element("span", { class: "decided" }, "decided, the next run applies it") : "");

const loadDecided = async () => {
  if (!served) return;
  try {
    decided = (await (await fetch("decisions")).json()).waiting;
  } catch {
    decided = [];
  }
};

const message = (text, bad = false) => {
  at("message").textContent = text;
  at("message").className = bad ? "bad" : "";
  at("message").hidden = !text;
};

const decide = async (said) => {
  const answer = await fetch("decide", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(said) });
  const told = await answer.json();
  message(told.said, !answer.ok);
  await loadDecided();
  draw();
};

const button = (label, said, title) => element("button", { class: "decide", title, on: () => decide(said()) }, label);
const FIELDS = ["title", "subtype", "parties", "donor", "recipient", "date", "term", "year", "amount", "currency", "purpose", "status"];

// The record that a doubt holds against this one, else the first other that it names.
const twinOf = (doubt, id) => {
  const pairs = [...doubt.detail.matchAll(/(rec_[0-9a-z-]+) may be (rec_[0-9a-z-]+):/g)].map((pair) => pair.slice(1));
  const beside = pairs.filter((pair) => pair.includes(id)).flat();
  return [...beside, ...(doubt.detail.match(/rec_[0-9a-z-]+/g) || [])].find((other) => other !== id);
};

const deciding = (fact) => {
  if (!served) return null;
  const open = fact.doubts.map((doubt) => doubt.flag).filter((code) => !asksNothing(code));
  const yes = open.some((code) => code !== "possible_duplicate" && code !== "stale_decision");
  const twins = fact.doubts.filter((doubt) => doubt.flag === "possible_duplicate").map((doubt) => twinOf(doubt, fact.id)).filter(Boolean);
  const parts = [
    yes ? button("Accept", () => ({ verb: "accept", key: fact.id }), "Looked, it is right: the doubts go (key a)") : null,
    ...twins.map((twin) => button("Merge with its twin", () => ({ verb: "merge", key: fact.id, other: twin }), twin)),
    twins.length ? button("Keep apart", () => ({ verb: "keep", key: fact.id }), "They are two facts (key k)") : null,
    button("Reject", () => ({ verb: "reject", key: fact.id }), "It is no fact (key r)"),
    element("button", { class: "plain", on: nextCheck, title: "Key n" }, "Next doubt"),
  ];
  const undo = isDecided(fact) ? element("button", { class: "plain", on: () => decide({ undo: decided.find((one) => fact.places.some((place) => place.id === one.place)).id }) }, "Take it back") : null;
  return element("div", { class: "deciding" }, element("h3", {}, "Decide"), element("div", { class: "buttons" }, ...parts.filter(Boolean), undo), correcting(fact));
};

const correcting = (fact) => {
  const field = element("select", { "aria-label": "Column" }, ...FIELDS.map((name) => element("option", { value: name, selected: name === "year" }, name)));
  const value = element("input", { "aria-label": "What it should be", placeholder: "as you would write it: May 2014, US$ 15 million, Kenya" });
  const say = () => ({ verb: "correct", key: fact.id, field: field.value, value: value.value });
  value.addEventListener("keydown", (event) => event.key === "Enter" && decide(say()));
  return element("div", { class: "correct" }, field, value, button("Correct", say, "Write down what the value should be"));
};

// What is decided of a table is kept to its words; rows are counted from 0, as the grid says before each.
const decidingTable = (table) => {
  if (!served) return null;
  const words = element("input", { "aria-label": "Rows or caption", placeholder: "rows, as 4-5, or the caption" });
  const parts = [
    button("It is no table", () => ({ verb: "no_table", key: table.id }), "Its words are text"),
    button("These rows are one", () => ({ verb: "rows", key: table.id, other: words.value }), "A row that was read as several"),
    button("This is its caption", () => ({ verb: "caption", key: table.id, other: words.value }), "Words that stand near it"),
  ];
  return element("div", { class: "deciding" }, element("h3", {}, "Decide"), element("div", { class: "buttons" }, ...parts), element("div", { class: "correct" }, words));
};

// What is decided of an organisation is kept to its name; another one is chosen by its name or its id.
const decidingBody = (body) => {
  if (!served) return null;
  const called = element("input", { "aria-label": "What it is called", placeholder: "what it is called" });
  const other = element("input", { "aria-label": "The other organisation", placeholder: "the other one's name or id", list: "bodies" });
  const names = element("datalist", { id: "bodies" }, ...known.bodies.slice(0, 1000).filter((each) => each.id !== body.id).map((each) => element("option", { value: each.name })));
  const otherId = () => (known.bodies.find((each) => each.id !== body.id && each.name === other.value.trim()) || { id: other.value.trim() }).id;
  const two = [
    button("They are one", () => ({ verb: "merge", key: body.id, other: otherId() }), "Both names are of one organisation"),
    button("They are two", () => ({ verb: "keep", key: body.id, other: otherId() }), "However alike their names are"),
  ];
  const called_so = button("That is its name", () => ({ verb: "correct", key: body.id, value: called.value }), "Its id stays");
  const none = button("It is no organisation", () => ({ verb: "reject", key: body.id }), "Its names are left out, and so from facts");
  const parted = body.aliases.map((alias) => element("li", {}, alias, " ", button("is another's", () => ({ verb: "split", key: body.id, other: alias }), "This name is another organisation's")));
  const aliases = parted.length ? element("ul", { class: "aliases" }, ...parted) : null;
  return element("div", { class: "deciding" }, element("h3", {}, "Decide"), element("div", { class: "correct" }, other, names, ...two), element("div", { class: "correct" }, called, called_so), element("div", { class: "buttons" }, none), aliases);
};

const splitButton = (fact, place) => (served && fact.places.length > 1 ? element("button", { class: "plain small", title: "This place states a fact of its own", on: () => decide({ verb: "split", key: place.id }) }, "split this off") : null);

const pressed = (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || ["INPUT", "SELECT", "TEXTAREA"].includes(event.target.tagName)) return;
  if (event.key === "/") {
    event.preventDefault();
    at("search").focus();
  }
  if (event.key === "n" || event.key === "j") nextCheck();
  if (event.key === "Escape" && state.id) go(() => (state.id = ""));
  const verb = { a: "accept", r: "reject", k: "keep" }[event.key];
  if (verb && served && known.factById.has(state.id) && ["checks", "facts"].includes(state.view)) decide({ verb, key: state.id });
};
