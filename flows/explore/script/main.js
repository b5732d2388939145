// The page is drawn anew from the address at each change.
const VIEWS = { facts: "Facts", checks: "To check", tables: "Tables", figures: "Figures", names: "Names", papers: "Papers" };

const tabs = () =>
  Object.entries(VIEWS).map(([view, title]) => element("button", { class: "tab", "aria-current": state.view === view ? "page" : null, on: () => go(() => ((state.view = view), (state.id = state.cell = ""))) }, title));

const draw = () => {
  const isFacts = state.view === "facts";
  document.body.dataset.view = state.view;
  document.body.dataset.detail = state.id ? "open" : "";
  at("views").replaceChildren(...tabs());
  if (at("search").value !== state.q) at("search").value = state.q;
  const found = isFacts ? filtered() : { passing: [] };
  at("filters").replaceChildren(...(isFacts ? filters(found.counts) : []));
  at("chips").replaceChildren(...(isFacts ? chips(found.passing.length).filter(Boolean) : []));
  const open = at("overview").querySelector("details");
  const charts = isFacts && !state.id ? overview(found) : null;
  if (charts && open) charts.open = open.open;
  at("overview").replaceChildren(...[charts].filter(Boolean));
  const views = { facts: () => list(found.passing), checks: checksView, tables: tablesView, figures: figuresView, names: namesView, papers: papersView };
  at("list").replaceChildren(...(views[state.view] || views.facts)());
  const details = { facts: detail, checks: checkDetail, tables: tableDetail, figures: figuresDetail, names: nameDetail, papers: paperDetail };
  at("detail").replaceChildren(...(details[state.view] || detail)().filter(Boolean));
  at("open-filters").hidden = !isFacts;
  // Last, as asking for a width lays the page out.
  for (const wide of at("overview").querySelectorAll(".scroll")) wide.scrollLeft = wide.scrollWidth;
};

const moved = () => {
  readAddress();
  shownFacts = STEP;
  draw();
  at("detail").scrollTop = 0;
};

const start = async () => {
  await opened();
  readAddress();
  await loadDecided();
  at("search").addEventListener("input", () => {
    shownFacts = STEP;
    go(() => (state.q = at("search").value), true);
  });
  at("home").addEventListener("click", (event) => {
    event.preventDefault();
    go(() => Object.assign(state, { view: "facts", q: "", id: "", by: "year", cell: "", areas: new Set(), chosen: {} }));
  });
  at("open-filters").addEventListener("click", () => {
    const isOpen = document.body.classList.toggle("filtering");
    at("open-filters").setAttribute("aria-expanded", String(isOpen));
  });
  addEventListener("hashchange", moved);
  addEventListener("popstate", moved);
  addEventListener("keydown", pressed);
  draw();
  at("wait").remove();
  document.querySelector("main").hidden = false;
  countAhead();
};

start().catch((error) => (at("wait").textContent = `The dataset could not be opened: ${error.message}. A browser of 2023 or later is needed.`));
