// The data of the page, what is selected, words and numbers in the reader's language. Text goes in as text, never as HTML.
const page = JSON.parse(document.getElementById("data").textContent);
const words = page.words;

function unpacked(table) {
  return table.r.map((row, at) => {
    const found = { at };
    table.c.forEach((column, place) => {
      const known = table.d[column];
      found[column] = known ? known[row[place]] : row[place];
    });
    return found;
  });
}

const data = Object.fromEntries(Object.entries(page.tables).map(([name, table]) => [name, unpacked(table)]));
const list = (text) => (text ? text.split("+") : []);
const grouped = (rows, key) => {
  const found = new Map();
  for (const row of rows) {
    const value = key(row);
    if (!found.has(value)) found.set(value, []);
    found.get(value).push(row);
  }
  return found;
};
const ofReport = Object.fromEntries(
  ["cells", "bounds", "groups", "figures", "reconciliation", "partners", "partner_counts", "attention"].map((name) => {
    const rows = grouped(data[name], (row) => row.report);
    return [name, (report) => rows.get(report) || []];
  }),
);
const names = Object.fromEntries(
  ["sectors", "population_groups", "activities", "units", "platforms", "partner_names"].map((name) => [
    name,
    new Map(data[name].map((row, order) => [row.code, { ...row, order }])),
  ]),
);
const NO_PLATFORM = "";
const state = { lang: "en", platform: NO_PLATFORM, report: null, sector: "", everything: true, search: "" };

// Words.
const put = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
const t = (key, values = {}) => put(words[state.lang].text[key] ?? key, values);
const word = (kind, code) => (code === null || code === undefined ? "" : (words[state.lang][kind]?.[code] ?? code));
const nameOf = (kind, code) => names[kind].get(code)?.[state.lang] ?? code ?? "";
const sectorName = (code) => (code ? nameOf("sectors", code) : t("no_sector"));
const activityName = (code) => (code ? nameOf("activities", code) : t("no_activity"));
const groupNames = (codes) => (codes ? "" : t("no_group")) + list(codes).map((code) => nameOf("population_groups", code)).join(" + ");
const platformName = (code) => (code ? nameOf("platforms", code) : t("no_platform"));
// Made once: to make a formatter takes longer than to use it.
const kept = new Map();
function once(key, make) {
  if (!kept.has(key)) kept.set(key, make());
  return kept.get(key);
}
const number = (value) =>
  once(`number ${state.lang}`, () => new Intl.NumberFormat(state.lang, { useGrouping: "always", maximumFractionDigits: 6 })).format(value);
const day = (text, options) =>
  once(`day ${state.lang} ${Object.keys(options)}`, () => new Intl.DateTimeFormat(state.lang, { timeZone: "UTC", ...options })).format(new Date(`${text}T00:00:00Z`));
const monthName = (month) => day(`${month}-01`, { month: "short", year: "numeric" });
const dayName = (text) => day(text, { day: "numeric", month: "short", year: "numeric" });

// Reports. An issue is a report that counts: the current edition of its period.
const issues = data.reports.filter((row) => row.is_current);
const isMonth = (row) => row.period_kind === "month";
const monthOf = (row) => row.period_end?.slice(0, 7) ?? null;
const byTime = (a, b) =>
  (a.period_end ?? "").localeCompare(b.period_end ?? "") ||
  (a.period_start ?? "").localeCompare(b.period_start ?? "") ||
  a.report_file.localeCompare(b.report_file);
const byPlatform = grouped(issues.slice().sort(byTime), (row) => row.platform_code ?? NO_PLATFORM);
const issuesOf = (platform) => (byPlatform.get(platform) ?? []).slice();

function periodName(row) {
  if (!row.period_end) return t("no_period");
  if (isMonth(row)) return monthName(monthOf(row));
  if (!row.period_start || row.period_start === row.period_end) return dayName(row.period_end);
  return `${dayName(row.period_start)} – ${dayName(row.period_end)}`;
}

// The period; with the file's name where a platform has several reports on it.
function issueName(row) {
  const platform = row.platform_code ?? NO_PLATFORM;
  const uses = once(`periods ${state.lang} ${platform}`, () => grouped(issuesOf(platform), periodName));
  return uses.get(periodName(row))?.length === 1 && row.period_end ? periodName(row) : `${periodName(row)} · ${row.report_file}`;
}

function monthsBetween(first, last) {
  const found = [];
  for (let [year, month] = first.split("-").map(Number); ; month === 12 ? ((year += 1), (month = 1)) : (month += 1)) {
    found.push(`${year}-${String(month).padStart(2, "0")}`);
    if (found.at(-1) >= last) return found;
  }
}

const report = () => data.reports[state.report];
const isSector = (code) => !state.sector || code === state.sector;
const sectorOrder = (code) => names.sectors.get(code)?.order ?? 999;
const basisOf = (rows) => [...new Set(rows.map((row) => word("basis", row.measure_basis)))].join(", ") || word("basis", "unknown");

// Elements: h("p", {class: "x"}, "text", child ...).
function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "onclick") element.addEventListener("click", value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}
const link = (text, key, label) =>
  h("button", { type: "button", class: "link", "data-key": key, "aria-label": label ?? t("show_figure", { what: text }) }, text);

// A table in a frame that scrolls; heads are texts or [text, class].
function table(caption, heads, rows, kind = "") {
  const head = heads.map((each) => (Array.isArray(each) ? each : [each, null]));
  return h(
    "div",
    { class: `scroll ${kind}`, role: "group", tabindex: "0", "aria-label": caption },
    h(
      "table",
      {},
      h("caption", {}, h("span", {}, caption)),
      h("thead", {}, h("tr", {}, head.map(([text, look]) => h("th", { scope: "col", class: look }, text)))),
      h(
        "tbody",
        {},
        rows.map((row) =>
          h("tr", {}, row.map((cell, at) => (at ? h("td", { class: head[at]?.[1] }, cell) : h("th", { scope: "row" }, cell)))),
        ),
      ),
    ),
  );
}

// Built when it is opened first: a hundred reports have thousands of cells.
function folded(summary, make, open = false) {
  const element = h("details", {}, h("summary", {}, summary));
  element.fill = () => {
    element.fill = null;
    element.append(...[make()].flat());
  };
  element.addEventListener("toggle", () => element.open && element.fill?.());
  if (open) element.open = true;
  return element;
}
const nothing = () => h("p", { class: "caveat" }, t("no_rows"));
