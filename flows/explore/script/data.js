// What the page knows: the lists of flows/explore/data.py as objects with names.
const unpack = async () => {
  const bytes = Uint8Array.from(atob(document.getElementById("data").textContent), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
};

const pictures = JSON.parse(document.getElementById("pictures").textContent);
let known = null;

const baseName = (path) => path.slice(path.lastIndexOf("/") + 1);
const countryName = (code) => known.names[code] || code;


const asPaper = (row, index) => {
  const [id, path, title, year, status, reason, pages, tables, mentions, facts, also] = row;
  return { index, id, path, title, year, status, reason, pages, tables, mentions, facts, also, name: baseName(path) };
};

const asPlace = ([id, paper, page, quote, box, cell, said]) => ({ id, paper, page, quote, box, cell, said });

const asFact = (row) => {
  const [id, kind, subtype, title, parties, donor, recipient, orgs, date, year, amount, currency, usd, sure, doubts, places, more] = row;
  const fact = { id, kind, subtype, title, parties, donor, recipient, orgs, date, year, amount, currency, usd, sure, more };
  fact.doubts = doubts.map(([flag, detail, standsAt]) => ({ flag, detail, standsAt }));
  fact.places = places.map(asPlace);
  fact.countries = [...new Set([...parties, donor, recipient].filter(Boolean))];
  const words = [id, kind, subtype, title, date, year, ...orgs, ...fact.countries.map(countryName), ...fact.countries];
  for (const place of fact.places) words.push(place.id, place.quote, known.papers[place.paper].name);
  fact.text = words.join(" ").toLowerCase();
  fact.facets = facetsOf(fact);
  return fact;
};

// The values by which a fact can be filtered, facet by facet.
const facetsOf = (fact) => ({
  kind: [fact.kind],
  sort: fact.subtype ? [fact.subtype] : [],
  country: fact.countries,
  year: [fact.year === null ? "no year" : String(fact.year)],
  from: fact.donor ? [fact.donor] : [],
  to: fact.recipient ? [fact.recipient] : [],
  organisation: fact.orgs,
  paper: [...new Set(fact.places.map((place) => known.papers[place.paper].id))],
  doubt: fact.doubts.length ? [...new Set(fact.doubts.map((doubt) => doubt.flag))] : ["none"],
  sure: [fact.sure < 0.6 ? "below 0.6" : fact.sure < 0.85 ? "0.6 to 0.85" : "0.85 and more"],
});

const asTable = (row) => {
  const [id, paper, number, caption, first, last, rows, cols, sure, notes, unit, cells, parts, doubts] = row;
  const table = { id, paper, number, caption, first, last, rows, cols, sure, notes, unit, cells, parts };
  table.doubts = doubts.map(([flag, detail]) => ({ flag, detail }));
  table.text = [id, number, caption, known.papers[paper].name, ...cells.map((cell) => cell[5])].join(" ").toLowerCase();
  return table;
};

const opened = async () => {
  const raw = await unpack();
  known = { names: raw.names, words: raw.words, left: raw.left, sorted: {} };
  known.papers = raw.papers.map(asPaper);
  known.facts = raw.facts.map(asFact);
  known.tables = raw.tables.map(asTable);
  known.doubts = raw.doubts.map(([subject, id, paper, page, flag, detail]) => ({ subject, id, paper, page, flag, detail }));
  known.series = raw.series.map(([id, label, area, unit, paper, table, page, points]) => ({ id, label, area, unit, paper, table, page, points }));
  known.bodies = raw.bodies.map(([id, name, aliases, mentions, papers]) => ({ id, name, aliases, mentions, papers }));
  known.factById = new Map(known.facts.map((fact) => [fact.id, fact]));
  known.tableById = new Map(known.tables.map((table) => [table.id, table]));
};
