// Above the list: countries by years, givers to receivers, kinds. Each is a filter to click.
const MOST_COUNTRIES = 12;
const MOST_YEARS = 30;
const MOST_FLOWS = 6;

const overview = ({ byYear, pairs, counts }) => {
  const parts = [matrix(byYear, counts), flows(pairs), bars(counts)].filter(Boolean);
  return parts.length ? element("details", { class: "card overview", open: innerWidth > 700 || null }, element("summary", {}, "Overview"), element("div", { class: "charts" }, ...parts)) : null;
};

// How many facts there are by country and, within it, year.
const byCountryAndYear = (passing) => {
  const cells = new Map();
  for (const { countries, year } of passing)
    for (const code of countries) {
      const years = inner(cells, code);
      years.set(year, (years.get(year) || 0) + 1);
    }
  return cells;
};

const inner = (maps, key) => {
  if (!maps.has(key)) maps.set(key, new Map());
  return maps.get(key);
};

const matrix = (byYear, counts) => {
  const countries = top(counts.country, MOST_COUNTRIES).map(([code]) => code);
  const years = yearsOf(byYear);
  if (!countries.length || years.length < 2) return null;
  const facts = (code, year) => (byYear.get(code) ? byYear.get(code).get(year) || 0 : 0);
  const most = Math.max(...countries.flatMap((code) => years.map((year) => facts(code, year))), 1);
  const head = element("tr", {}, element("td"), ...years.map((year, i) => yearHead(year, i, years.length)));
  const body = countries.map((code) =>
    element("tr", {}, element("th", { scope: "row" }, element("button", { class: "plain", on: () => go(() => toggle("country", code)) }, countryName(code))), ...years.map((year) => cell(code, year, facts(code, year), most)))
  );
  const grid = element("table", { class: "matrix" }, head, ...body);
  return element("figure", { class: "wide" }, element("figcaption", {}, "Facts by country and year"), element("div", { class: "scroll" }, grid));
};

const yearHead = (year, i, length) => {
  const every = length > 16 ? 5 : 1;
  return element("th", { scope: "col" }, length <= 16 || year % every === 0 ? element("span", {}, `’${String(year).slice(2)}`) : "");
};

const cell = (code, year, n, most) => {
  if (!n) return element("td");
  const level = Math.min(4, Math.ceil((4 * Math.log1p(n)) / Math.log1p(most)));
  const words = `${countryName(code)}, ${year}: ${count(n, "fact")}`;
  const choose = () => go(() => ((state.chosen.country = new Set([code])), (state.chosen.year = new Set([String(year)]))));
  return element("td", {}, element("button", { class: `heat h${level}`, title: words, "aria-label": words, on: choose }, String(n)));
};

const yearsOf = (byYear) => {
  const found = [...new Set([...byYear.values()].flatMap((years) => [...years.keys()]))].filter((year) => year !== null).sort((a, b) => a - b);
  if (!found.length) return [];
  const last = found[found.length - 1];
  const first = Math.max(found[0], last - MOST_YEARS + 1);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
};

const top = (counted, most) => [...counted].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most);

// How many facts there are from a giver to a receiver, and what their sums that may be added up come to.
const fromAndTo = (passing) => {
  const givers = new Map();
  for (const fact of passing) {
    if (!fact.donor || !fact.recipient) continue;
    const receivers = inner(givers, fact.donor);
    if (!receivers.has(fact.recipient)) receivers.set(fact.recipient, { from: fact.donor, to: fact.recipient, n: 0, usd: 0 });
    const pair = receivers.get(fact.recipient);
    pair.n += 1;
    if (fact.more.aggregate && fact.usd !== null) pair.usd += fact.usd;
  }
  return [...givers.values()].flatMap((receivers) => [...receivers.values()]);
};

const flows = (pairs) => {
  const shown = [...pairs].sort((a, b) => b.n - a.n || b.usd - a.usd || (a.from + a.to < b.from + b.to ? -1 : 1)).slice(0, MOST_FLOWS);
  if (!shown.length) return null;
  const most = shown[0].n;
  const rows = shown.map((pair) => {
    const label = `${countryName(pair.from)} → ${countryName(pair.to)}`;
    const sum = pair.usd ? `, USD ${shortMoney(pair.usd)}` : "";
    const choose = () => go(() => ((state.chosen.from = new Set([pair.from])), (state.chosen.to = new Set([pair.to]))));
    return bar(label, pair.n, most, `${number(pair.n)}${sum}`, choose);
  });
  return element("figure", {}, element("figcaption", {}, "From giver to receiver; sums that may be added up"), ...rows);
};

const bars = (counts) => {
  const shown = top(counts.sort, 6);
  if (!shown.length) return null;
  const most = shown[0][1];
  const rows = shown.map(([value, n]) => bar(labelOf("sort", value), n, most, number(n), () => go(() => toggle("sort", value))));
  return element("figure", {}, element("figcaption", {}, "By sort"), ...rows);
};

const bar = (label, n, most, figure, choose) => {
  const length = element("i");
  length.style.width = `${Math.max(2, (100 * n) / most)}%`;
  return element("button", { class: "barline", on: choose }, element("span", {}, label), element("b", {}, figure), length);
};
