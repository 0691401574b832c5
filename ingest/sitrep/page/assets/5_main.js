// Controls: language, theme, filters; what is selected stands in the address, so that it can be sent.
const PARTS = { glance, attention, months, bounds, groups, modality, prose, partners, coverage, figures };
const control = (id) => document.getElementById(id);

function fill(name) {
  const body = control(`body-${name}`);
  forget(body);
  // Without any report there may be rejected files to look at still.
  const makes = state.report !== null || name === "attention" || name === "coverage" ? PARTS[name] : () => h("p", {}, t("glance_none"));
  body.append(...[makes()].flat(3).filter(Boolean));
  // The newest months are at the right end.
  for (const grid of body.querySelectorAll(".matrix")) grid.scrollLeft = grid.scrollWidth;
}

function draw(name) {
  fill(name);
  drawWaiting();
}

// The first screen at once, then section after section, so that the page answers in between.
let turn = 0;
async function drawAll() {
  const mine = ++turn;
  waiting.length = 0;
  for (const name of Object.keys(PARTS)) {
    fill(name);
    if (name === "glance") drawWaiting();
    await new Promise((done) => setTimeout(done, 0));
    if (mine !== turn) return;
  }
  document.documentElement.dataset.whole = state.report;
  drawWaiting();
}

function options(select, entries, value) {
  select.replaceChildren(...entries.map(([code, text]) => h("option", { value: code, selected: code === value }, text)));
  select.value = value;
}

const platformCodes = () => [...new Set(issues.map((row) => row.platform_code ?? NO_PLATFORM))];

function fillFilters() {
  options(control("platform"), platformCodes().sort((a, b) => platformName(a).localeCompare(platformName(b))).map((code) => [code, platformName(code)]), state.platform);
  options(control("period"), issuesOf(state.platform).reverse().map((row) => [String(row.at), issueName(row)]), String(state.report));
  const used = data.sectors.filter((row) => row.is_table_sector || data.figures.some((figure) => figure.sector_code === row.code));
  options(control("sector"), [["", t("all_sectors")], ...used.map((row) => [row.code, row[state.lang]])], state.sector);
}

function say() {
  document.documentElement.lang = state.lang;
  document.title = t("title");
  for (const each of document.querySelectorAll("[data-t]")) each.textContent = t(each.dataset.t);
  for (const each of document.querySelectorAll("[data-label]")) each.setAttribute("aria-label", t(each.dataset.label));
  for (const each of document.querySelectorAll("[data-lang]")) each.setAttribute("aria-pressed", String(each.dataset.lang === state.lang));
  control("published").textContent = t("published", { no: page.about.publication_no, at: page.about.published_at, n: number(page.about.reports_in_all) });
  const isLimited = page.about.reports_shown < page.about.reports_in_all;
  control("limited").hidden = !isLimited;
  if (isLimited) control("limited").textContent = t("limited", { shown: number(page.about.reports_shown), all: number(page.about.reports_in_all) });
}

function remember() {
  const told = new URLSearchParams({ platform: state.platform, report: report()?.report_id ?? "", sector: state.sector, lang: state.lang });
  try {
    history.replaceState(null, "", `#${told}`);
  } catch {
    // Some viewers of files forbid it; the page works without.
  }
}

function selected() {
  delete document.documentElement.dataset.whole;
  fillFilters();
  drawAll();
  remember();
  if (report()) control("said").textContent = t("said_filters", { platform: platformName(state.platform), period: issueName(report()), sector: state.sector ? sectorName(state.sector) : t("all_sectors") });
}

const newest = (platform) => issuesOf(platform).filter((row) => row.period_end).at(-1) ?? issuesOf(platform).at(-1);

// What the address says; else the platform of the newest month, with its last monthly report.
function first() {
  const told = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
  if (Object.hasOwn(words, told.get("lang") ?? "")) state.lang = told.get("lang");
  const sorted = [...issues].sort(byTime);
  const known = sorted.filter((row) => row.platform_code && row.period_end);
  const start = issues.find((row) => row.report_id === told.get("report")) ?? newest(told.get("platform")) ?? known.filter(isMonth).at(-1) ?? known.at(-1) ?? sorted.at(-1);
  if (!start) return;
  state.platform = start.platform_code ?? NO_PLATFORM;
  state.report = start.at;
  state.sector = names.sectors.has(told.get("sector")) ? told.get("sector") : "";
}

// To a section, without its name in the address: that holds what is selected.
function goTo(id) {
  const target = control(`h-${id}`) ?? control(id);
  target?.focus({ preventScroll: true });
  target?.scrollIntoView();
}

// Another address in this tab: typed, pasted, or one before.
function addressed() {
  const { hash } = location;
  if (!hash.includes("=")) {
    remember();
    return goTo(hash.slice(1));
  }
  first();
  say();
  selected();
}

function listen() {
  control("filters").addEventListener("submit", (event) => event.preventDefault());
  control("platform").addEventListener("change", (event) => {
    state.platform = event.target.value;
    state.report = newest(state.platform).at;
    selected();
  });
  control("period").addEventListener("change", (event) => { state.report = Number(event.target.value); selected(); });
  control("sector").addEventListener("change", (event) => { state.sector = event.target.value; selected(); });
  for (const each of document.querySelectorAll("[data-lang]")) each.addEventListener("click", () => { state.lang = each.dataset.lang; say(); selected(); });
  control("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
  });
  control("detail-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  document.addEventListener("click", (event) => {
    const key = event.target.closest?.("[data-key]")?.dataset.key;
    if (key) openKey(key);
    const section = event.target.closest?.("a[href^='#']");
    if (!section || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    goTo(section.hash.slice(1));
  });
  addEventListener("hashchange", addressed);
  // Heads of sections stop below the filters, which stick and may take several lines.
  const bar = control("filters");
  new ResizeObserver(() => {
    const room = getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0;
    document.documentElement.style.scrollPaddingTop = `${room + 16}px`;
  }).observe(bar);
  let width = innerWidth;
  let soon = 0;
  addEventListener("resize", () => {
    if (innerWidth === width) return;
    width = innerWidth;
    clearTimeout(soon);
    soon = setTimeout(drawAll, 200);
  });
  addEventListener("beforeprint", () => { drawWaiting(true); for (const each of document.querySelectorAll("details")) { each.fill?.(); each.open = true; } });
}

document.documentElement.classList.remove("no-js");
if (Object.hasOwn(words, navigator.language.slice(0, 2))) state.lang = navigator.language.slice(0, 2);
first();
say();
listen();
selected();
performance.mark("interactive");
document.documentElement.dataset.ready = "yes";
