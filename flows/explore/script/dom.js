// Elements are made, never written as markup: whatever a paper says stays text.
const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "on") made.addEventListener("click", value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
};

const drawing = (name, attributes = {}, ...children) => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "on") made.addEventListener("click", value);
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
};

const at = (id) => document.getElementById(id);
const plainly = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });
const shortly = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 3 });
const number = (value) => plainly.format(value);
const count = (n, one, many = one + "s") => `${number(n)} ${n === 1 ? one : many}`;

const shortMoney = (value) => {
  for (const [size, name] of [[1e12, " trn"], [1e9, " bn"], [1e6, " m"]])
    if (Math.abs(value) >= size) return shortly.format(value / size) + name;
  return number(value);
};

const money = (fact) => (fact.amount === null ? "" : `${fact.currency} ${shortMoney(fact.amount)}`.trim());

const who = (fact) => {
  if (fact.donor || fact.recipient) {
    const [giver, receiver] = [fact.donor, fact.recipient].map((code) => (code ? countryName(code) : "?"));
    return `${giver} → ${receiver}`;
  }
  return (fact.parties.length ? fact.parties.map(countryName) : fact.orgs).join(", ");
};

const sureness = (value) => {
  const style = value < 0.6 ? "low" : value < 0.85 ? "mid" : "high";
  return element("span", { class: `sure ${style}`, title: "confidence, 0 to 1" }, value.toFixed(2));
};

const flag = (code) => element("span", { class: "flag", title: (known.words[code] || [code])[0] }, code.replaceAll("_", " "));
const marked = (text) => {
  const terms = words().filter((term) => term.length > 1).map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (!terms.length) return [text];
  const parts = text.split(new RegExp(`(${terms.join("|")})`, "gi"));
  return parts.map((part, i) => (i % 2 ? element("mark", {}, part) : part));
};

// A cut of a page with a box drawn on it; a click shows the whole page and back.
const cut = (paper, page, box, margin = 34) => {
  const picture = pictures[`${paper.id}/${page}`];
  if (!picture || !box) return null;
  const [width, height, source] = picture;
  const [x0, top, x1, bottom] = box;
  const from = Math.max(0, top - margin);
  const whole = `0 0 ${width} ${height}`;
  const wide = Math.min(width, Math.max(x1 - x0 + 2 * margin, innerWidth < 700 ? 260 : 380));
  const left = Math.max(0, Math.min(width - wide, (x0 + x1 - wide) / 2));
  const part = `${left} ${from} ${wide} ${Math.min(height, bottom + margin) - from}`;
  const image = drawing("image", { href: source, x: 0, y: 0, width, height });
  const frame = drawing("rect", { x: x0 - 2, y: top - 2, width: x1 - x0 + 4, height: bottom - top + 4, rx: 2 });
  const shown = drawing("svg", { viewBox: part, role: "img", "aria-label": `${paper.name}, page ${page}, the quoted place marked` }, image, frame);
  const button = element("button", { class: "cut", title: "Show the whole page, or the cut" }, shown);
  button.addEventListener("click", () => shown.setAttribute("viewBox", shown.getAttribute("viewBox") === part ? whole : part));
  return button;
};

const copied = async (text, button) => {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "copied";
  } catch {
    const range = document.createRange();
    range.selectNodeContents(button.previousSibling);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }
};

const command = (text) => {
  const button = element("button", { class: "plain small" }, "copy");
  button.addEventListener("click", () => copied(text, button));
  return element("div", { class: "command" }, element("code", {}, text), button);
};
