// Figures: an indicator over all tables, its areas as lines that are switched on and off; a point leads to its cell.
const COLOURS = 8;
const keyOf = (series) => [series.label, series.unit].join(" | ");

const indicators = () => {
  const found = new Map();
  for (const series of known.series) {
    const key = keyOf(series);
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(series);
  }
  return found;
};

const areaOf = (series) => (series.area ? countryName(series.area) : known.papers[series.paper].name);

const figuresView = () => {
  const terms = words();
  const passing = [...indicators()].filter(([key, some]) => terms.every((term) => [key, ...some.map(areaOf)].join(" ").toLowerCase().includes(term)));
  passing.sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  const lines = passing.slice(0, 500).map(([key, some]) => {
    const areas = [...new Set(some.map(areaOf))];
    const about = `${areas.slice(0, 4).join(", ")}${areas.length > 4 ? ` and ${areas.length - 4} more` : ""}`;
    return element("button", { class: "fact", "aria-current": state.id === key ? "true" : null, on: () => go(() => ((state.id = key), (state.areas = new Set()))) }, element("span", { class: "title" }, ...marked(some[0].label || "Figures without a name")), element("span"), element("span", { class: "about" }, [some[0].unit, count(some.length, "line"), about].filter(Boolean).join(" · ")));
  });
  return [element("p", {}, element("b", {}, count(passing.length, "indicator")), " with figures of several times"), element("div", { class: "facts card" }, ...lines)];
};

const figuresDetail = () => {
  const some = indicators().get(state.id);
  if (!some) return [element("p", { class: "none" }, "Choose an indicator to see its figures over time.")];
  const areas = [...new Set(some.map(areaOf))].sort();
  const isOn = (area) => !state.areas.size || state.areas.has(area);
  const switches = areas.map((area, i) => element("button", { class: `switch line${i % COLOURS}`, "aria-pressed": String(isOn(area)), on: () => go(() => (state.areas.has(area) ? state.areas.delete(area) : state.areas.add(area))) }, area));
  const shown = some.filter((series) => isOn(areaOf(series)));
  const from = [...new Set(shown.map((series) => series.table))].map((id) => known.tableById.get(id)).filter(Boolean);
  const sources = from.map((table) => element("p", {}, element("a", { href: "#view=tables&id=" + encodeURIComponent(table.id) }, table.caption || "Table without a caption"), ` ${known.papers[table.paper].name}`));
  return [back(), element("h2", {}, some[0].label || "Figures without a name"), element("p", { class: "about" }, element("code", {}, some[0].unit || "no unit"), " a click on a point shows its cell"), element("div", { class: "switches" }, ...switches), lines(shown, areas), ...sources];
};

// Lines over one axis of times in their order; `areas` gives each its colour.
const lines = (shown, areas) => {
  const [width, height, left, low] = [640, 260, 10, 24];
  const times = [...new Set(shown.flatMap((series) => series.points.map((point) => point[0])))].sort();
  const values = shown.flatMap((series) => series.points.map((point) => point[1]));
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const x = (time) => left + (times.indexOf(time) * (width - 2 * left)) / Math.max(1, times.length - 1);
  const y = (value) => 12 + ((most - value) * (height - low - 12)) / (most - least || 1);
  const drawn = shown.flatMap((series) => {
    const colour = `line${areas.indexOf(areaOf(series)) % COLOURS}`;
    const path = series.points.map(([time, value], i) => `${i ? "L" : "M"}${x(time).toFixed(1)} ${y(value).toFixed(1)}`).join("");
    const dots = series.points.map(([time, value, row, col]) => {
      const said = drawing("title", {}, `${areaOf(series)}, ${time}: ${number(value)}`);
      return drawing("circle", { cx: x(time), cy: y(value), r: 4, class: colour, on: () => go(() => Object.assign(state, { view: "tables", id: series.table, cell: `${row},${col}`, areas: new Set() })) }, said);
    });
    return [drawing("path", { d: path, class: colour }), ...dots];
  });
  const ends = times.length ? [drawing("text", { x: left, y: height - 5 }, times[0]), drawing("text", { x: width - left, y: height - 5, "text-anchor": "end" }, times[times.length - 1])] : [];
  const top = drawing("text", { x: left, y: 10 }, number(most));
  return drawing("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": "figures over time", class: "chart lines" }, ...drawn, top, ...ends);
};
