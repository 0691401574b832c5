// Charts: Vega draws what was compiled from Altair. Each stands in a figure with a title and a table of the same numbers.
const waiting = [];
const tip = document.getElementById("tip");

function said(value) {
  if (Array.isArray(value)) return value.map(said);
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, said(v)]));
  return typeof value === "string" && value.startsWith("@t:") ? t(value.slice(3)) : value;
}

function showTip(handler, event, item, value) {
  tip.hidden = !value;
  if (!value) return;
  tip.textContent = value;
  tip.style.left = `${Math.min(event.clientX + 12, innerWidth - tip.offsetWidth - 8)}px`;
  tip.style.top = `${Math.min(event.clientY + 14, innerHeight - tip.offsetHeight - 8)}px`;
}

// A name in two lines of about so many letters.
function broken(text, letters) {
  if (text.length <= letters) return text;
  const parts = text.split(" ");
  let first = parts.shift();
  while (parts.length && first.length + parts[0].length < letters) first += ` ${parts.shift()}`;
  const rest = parts.join(" ");
  return rest ? `${first}\n${rest.length > letters + 3 ? `${rest.slice(0, letters + 2)}…` : rest}` : first;
}

// Names and legends as narrow as the chart asks for; the lines of a name stand around its row.
function fit(spec, rows) {
  const isNarrow = spec.width < 560;
  for (const row of rows) if (row.label) row.label = broken(row.label, isNarrow ? 17 : 40);
  for (const axis of spec.axes) {
    const names_ = axis.encode?.labels?.update;
    if (names_?.text) names_.dy = { signal: "-7 * (length(split(datum.label, '\\n')) - 1)" };
  }
  if (rows.every((row) => (row.value ?? row.low ?? row.table ?? null) === null)) withoutScale(spec);
  for (const each of spec.legends ?? []) each.columns = isNarrow ? 1 : 4;
}

// Where no number is given there is nothing to measure: signs stand on their rows, and no axis tells numbers.
function withoutScale(spec) {
  const linear = spec.scales.filter((scale) => scale.type === "linear" && ["x", "y"].includes(scale.name));
  for (const scale of linear) scale.domain = [0, 1];
  for (const axis of spec.axes) if (linear.some((scale) => scale.name === axis.scale)) axis.values = [];
}

// The first charts are drawn at once, the others when the browser has time.
function chart(name, label, rows, { least = 0, kinds, hues } = {}) {
  const element = h("div", { class: "chart", role: "img", "aria-label": label });
  element.draw = async () => {
    element.draw = null;
    const spec = said(page.charts[name]);
    spec.width = Math.max(220, least, Math.floor(element.clientWidth));
    if (spec.width > element.clientWidth) element.tabIndex = 0;
    fit(spec, rows);
    // Room for the numbers at the ends of bars.
    if (name === "sector_bars") spec.padding = { left: 5, top: 5, bottom: 5, right: 48 };
    for (const source of spec.data) if (source.name === "rows") source.values = rows;
    if (kinds) for (const scale of spec.scales) if (["color", "shape"].includes(scale.name)) scale.domain = kinds;
    if (hues) for (const scale of spec.scales) if (scale.name === "color") scale.range = hues.map((hue) => `var(--${hue})`);
    const made = await vegaEmbed(element, spec, {
      mode: "vega", renderer: "svg", actions: false, ast: true, defaultStyle: false, tooltip: showTip,
      formatLocale: { decimal: state.lang === "es" ? "," : ".", thousands: state.lang === "es" ? "." : ",", grouping: [3], currency: ["", ""] },
    });
    element.view = made.view;
    made.view.addEventListener("click", (event, item) => item?.datum?.key && openKey(item.datum.key));
  };
  waiting.push(element);
  return element;
}

let round = 0;
async function drawWaiting(all = false) {
  const mine = ++round;
  while (waiting.length) {
    const element = waiting.shift();
    if (element.isConnected && element.draw) await element.draw().catch((error) => console.error(error));
    if (!all) await new Promise((done) => setTimeout(done, 0));
    if (mine !== round && !all) return;
  }
  if (document.documentElement.dataset.whole && !performance.getEntriesByName("drawn").length) performance.mark("drawn");
}

function forget(element) {
  for (const each of element.querySelectorAll(".chart")) each.view?.finalize();
  element.replaceChildren();
}

const legend = (...entries) =>
  h("ul", { class: "legend" }, entries.map(([look, text]) => h("li", {}, look.length > 1 ? h("span", { class: `swatch ${look}` }) : h("span", { class: "sign", "aria-hidden": "true" }, look), text)));
const scopeLegend = (...more) => legend(["inside", t("inside")], ["outside", t("outside")], ...more);
