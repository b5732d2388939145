// Organisations: what each is called, by which names it is printed, and what can be decided on it.
const namesView = () => {
  const terms = words();
  const passing = known.bodies.filter((body) => terms.every((term) => [body.id, body.name, ...body.aliases].join(" ").toLowerCase().includes(term)));
  const lines = passing.slice(0, 1000).map((body) => {
    const about = [`${count(body.mentions, "mention")} in ${count(body.papers, "paper")}`, ...body.aliases.slice(0, 4)].join(" · ");
    return element("button", { class: "fact", "data-id": body.id, "aria-current": state.id === body.id ? "true" : null, on: () => go(() => (state.id = body.id)) }, element("span", { class: "title" }, ...marked(body.name)), element("span"), element("span", { class: "about" }, about));
  });
  return [element("p", {}, element("b", {}, count(passing.length, "organisation")), ", those named most first"), element("div", { class: "facts card" }, ...lines)];
};

const nameDetail = () => {
  const body = known.bodies.find((each) => each.id === state.id);
  if (!body) return [element("p", { class: "none" }, "Choose an organisation to see its names and facts.")];
  const printed = body.aliases.length ? element("p", { class: "rule" }, `Also printed: ${body.aliases.join("; ")}`) : null;
  const said = known.facts.filter((fact) => fact.orgs.includes(body.name));
  const facts = said.length ? element("details", { open: true }, element("summary", {}, count(said.length, "fact") + " that it has a part in"), ...said.slice(0, 200).map((fact) => element("p", {}, link(fact.id, fact.title)))) : null;
  const say = `paperledger decide ${body.id}`;
  const commands = element("details", { class: "commands" }, element("summary", {}, "Commands"), command(`${say} merge ent_...`), command(`${say} keep ent_...`), command(`${say} split "..."`), command(`${say} correct --value "..."`), command(`${say} reject`));
  return [back(), element("h2", {}, ...marked(body.name)), element("p", { class: "about" }, element("code", {}, body.id), ` ${count(body.mentions, "mention")} in ${count(body.papers, "paper")}`), printed, decidingBody(body), facts, commands].filter(Boolean);
};
