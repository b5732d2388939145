// Tables: the grid as read beside the cut of the page; figures over time as lines.
const tablesView = () => {
  const terms = words();
  const passing = known.tables.filter((table) => terms.every((term) => table.text.includes(term)));
  const sorted = passing.sort((a, b) => a.sure - b.sure || (a.id < b.id ? -1 : 1));
  const lines = sorted.slice(0, 500).map((table) => {
    const paper = known.papers[table.paper];
    const about = `${paper.name}, page ${table.first}${table.last > table.first ? "–" + table.last : ""}, ${table.rows} × ${table.cols} `;
    const doubts = [...new Set(table.doubts.map((doubt) => doubt.flag))].map(flag);
    return element("button", { class: "fact", "data-id": table.id, "aria-current": state.id === table.id ? "true" : null, on: () => go(() => ((state.id = table.id), (state.cell = ""))) }, element("span", { class: "title" }, ...marked(table.caption || "Table without a caption")), element("span"), element("span", { class: "about" }, about, sureness(table.sure), ...doubts));
  });
  return [element("p", {}, element("b", {}, count(sorted.length, "table")), ", the least sure first"), element("div", { class: "facts card" }, ...lines)];
};

const tableDetail = () => {
  const table = known.tableById.get(state.id);
  if (!table) return [element("p", { class: "none" }, "Choose a table to see it beside the page that it was read from.")];
  const paper = known.papers[table.paper];
  const cuts = table.parts.map(([page, ...box]) => element("div", {}, element("h4", {}, `${paper.name}, page ${page}`), cut(paper, page, box, 24)));
  const lines = known.series.filter((one) => one.table === table.id).slice(0, 12).map(chart);
  const said = known.facts.filter((fact) => fact.places.some((place) => place.cell && place.cell[0] === table.id));
  const facts = said.length ? element("details", {}, element("summary", {}, count(said.length, "fact") + " read from it"), ...said.slice(0, 200).map((fact) => element("p", {}, link(fact.id, fact.title)))) : null;
  const notes = table.notes.map((note) => element("p", { class: "rule" }, note));
  return [back(), element("h2", {}, table.caption || "Table without a caption"), element("p", { class: "about" }, element("code", {}, table.id), " ", sureness(table.sure), table.unit ? ` ${table.unit}` : ""), doubtsOf(table.doubts), grid(table), ...notes, decidingTable(table), ...lines, facts, ...cuts, element("details", { class: "commands" }, element("summary", {}, "Commands"), command(`paperledger show ${table.id}`), command(`paperledger decide ${table.id} no_table`), command(`paperledger decide ${table.id} rows 4-5`), command(`paperledger decide ${table.id} caption "..."`))].filter(Boolean);
};

const grid = (table) => {
  const rows = [];
  for (const [row, col, down, across, isHead, text] of table.cells) {
    rows[row] = rows[row] || [];
    rows[row].push(element(isHead ? "th" : "td", { class: state.cell === `${row},${col}` ? "here" : null, title: `row ${row}, column ${col}`, rowspan: down > 1 ? down : null, colspan: across > 1 ? across : null }, text));
  }
  const cells = Array.from(rows, (row, i) => element("tr", {}, served ? element("td", { class: "rownumber" }, String(i)) : null, ...(row || [])));
  return element("div", { class: "scroll" }, element("table", { class: "grid" }, ...cells));
};

// A series as a line; times that are no plain years stand in their order.
const chart = (series) => {
  const [width, height, left, low] = [420, 130, 8, 22];
  const figures = series.points.map((point) => point[1]);
  const [least, most] = [Math.min(0, ...figures), Math.max(...figures, 0)];
  const x = (i) => left + (i * (width - 2 * left)) / Math.max(1, series.points.length - 1);
  const y = (value) => 10 + ((most - value) * (height - low - 10)) / (most - least || 1);
  const dots = series.points.map(([time, value], i) => drawing("circle", { cx: x(i), cy: y(value), r: 2.5 }, drawing("title", {}, `${time}: ${number(value)}`)));
  const path = series.points.map((point, i) => `${i ? "L" : "M"}${x(i).toFixed(1)} ${y(point[1]).toFixed(1)}`).join("");
  const first = drawing("text", { x: left, y: height - 4 }, series.points[0][0]);
  const last = drawing("text", { x: width - left, y: height - 4, "text-anchor": "end" }, series.points[series.points.length - 1][0]);
  const label = [series.label, series.area ? countryName(series.area) : "", series.unit].filter(Boolean).join(", ");
  const picture = drawing("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label, class: "chart" }, drawing("path", { d: path }), ...dots, first, last);
  return element("figure", {}, element("figcaption", {}, `${label}; highest ${number(most)}`), picture);
};
