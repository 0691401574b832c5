// The sections of the page, each drawn anew from what is selected.
const SIGNS = { dash: "–", empty: "∅", unreadable: "?" };
const SCOPES = ["rmrp", "non_rmrp"];
const signOf = (cell) => (cell ? SIGNS[cell.missing_reason] ?? "–" : "∅");
const cellKey = (cell) => `c${cell.at}`;

function cellText(cell) {
  if (!cell) return t("sign_no_row").slice(2);
  if (cell.persons_reached === null) return put(t("nothing_printed"), { why: word("missing", cell.missing_reason) });
  return `${number(cell.persons_reached)} ${t("axis_persons")}`;
}

function cellLink(cell, what) {
  if (!cell) return h("span", { class: "missing" }, "∅");
  const label = `${what}: ${cellText(cell)}`;
  const shown = cell.persons_reached === null ? signOf(cell) : number(cell.persons_reached);
  return [link(shown, cellKey(cell), label), cell.value_status === "corrected" ? ` (${t("corrected_mark")})` : ""];
}

function sectorsIn(cells) {
  return [...new Set(cells.map((cell) => cell.sector_code))].filter(isSector).sort((a, b) => sectorOrder(a) - sectorOrder(b));
}
const cellAt = (cells, sector, scope) => cells.find((cell) => cell.sector_code === sector && cell.plan_scope === scope);
const labelNote = (cells) => {
  const cell = cells.find((each) => each && each.label_evidence !== "printed");
  return cell ? ` (${t("label_mark", { how: word("label", cell.label_evidence) })})` : "";
};
const about = (row = report()) => periodName(row);

// What a cell is, with all that is not as printed.
function cellTip(cell) {
  const notes = [];
  if (cell?.value_status === "corrected") notes.push(t("corrected_mark"));
  if (cell && cell.label_evidence !== "printed") notes.push(t("label_mark", { how: word("label", cell.label_evidence) }));
  return cellText(cell) + (notes.length ? ` (${notes.join(", ")})` : "");
}
const LABEL_SIGNS = { partial: "*", inferred: "†" };
const CORRECTED_SIGN = "+";
const labelSign = (cells) => cells.map((cell) => LABEL_SIGNS[cell?.label_evidence]).find(Boolean) ?? "";

function signsOfEvidence(cells) {
  const used = Object.keys(LABEL_SIGNS).filter((how) => cells.some((cell) => cell.label_evidence === how));
  const corrected = cells.some((cell) => cell.value_status === "corrected") ? [[CORRECTED_SIGN, t("corrected_mark")]] : [];
  return [...used.map((how) => [LABEL_SIGNS[how], t("label_mark", { how: word("label", how) })]), ...corrected];
}

function sectorChart(cells) {
  const rows = sectorsIn(cells).flatMap((sector, order) =>
    SCOPES.map((scope) => {
      const cell = cellAt(cells, sector, scope);
      const corrected = cell?.value_status === "corrected" ? CORRECTED_SIGN : "";
      const shown = (cell?.persons_reached == null ? signOf(cell) : number(cell.persons_reached)) + corrected;
      const tipText = `${sectorName(sector)}\n${word("scope", scope)}: ${cellTip(cell)}`;
      const sign = labelSign(SCOPES.map((each) => cellAt(cells, sector, each)));
      return { label: `${sectorName(sector)}${sign && ` ${sign}`}`, order, scope, value: cell?.persons_reached ?? null, shown, tip: tipText, key: cell && cellKey(cell) };
    }),
  );
  const title = t("chart_sectors", { period: about() });
  return h(
    "figure", {},
    h("figcaption", {}, title),
    h("p", { class: "basis" }, t("basis_sectors", { basis: basisOf(cells) })),
    scopeLegend(...signsUsed(cells), ...signsOfEvidence(cells)),
    chart("sector_bars", `${title}. ${t("as_table")}.`, rows),
    h("p", { class: "caveat" }, t("not_additive")),
  );
}

function signsUsed(cells) {
  const used = [...new Set(cells.map((cell) => cell.missing_reason).filter(Boolean))];
  return used.map((reason) => [SIGNS[reason], t(`sign_${reason}`).slice(2)]);
}

function sectorTable(cells) {
  const rows = sectorsIn(cells).map((sector) => {
    const both = SCOPES.map((scope) => cellAt(cells, sector, scope));
    return [sectorName(sector) + labelNote(both), ...SCOPES.map((scope, at) => cellLink(both[at], `${sectorName(sector)}, ${word("scope", scope)}`))];
  });
  return table(`${t("chart_sectors", { period: about() })}. ${t("basis_sectors", { basis: basisOf(cells) })}`, [t("sector"), [t("inside"), "n"], [t("outside"), "n"]], rows);
}

// At a glance.
function glance() {
  const cells = ofReport.cells(report().at);
  const found = ofReport.attention(report().at);
  return [
    h("p", { class: "basis wide-text" }, t("glance_of", { platform: platformName(state.platform), period: issueName(report()) }), report().title_text ? [" · ", h("span", { lang: report().language_code }, report().title_text)] : ""),
    h("ul", { class: "cards" }, cards(found)),
    cells.length
      ? h("div", { class: "two" }, sectorChart(cells), h("div", {}, firstToLook(found), folded(t("as_table"), () => sectorTable(cells), innerWidth > 736)))
      : [h("p", { class: "note" }, t("glance_none")), firstToLook(found)],
  ];
}

const card = (name, big, more) => h("li", { class: "card" }, h("span", { class: "name" }, name), h("span", { class: "big" }, big), h("span", { class: "more" }, more));

function cards(found) {
  const bound = ofReport.bounds(report().at).find((row) => row.plan_scope === "both");
  const low = bound?.persons_reached_at_least ?? null;
  const high = bound?.persons_reached_at_most ?? null;
  const people = low === null ? t("not_given") : high === null ? `≥ ${number(low)}` : low === high ? number(low) : `${number(low)} – ${number(high)}`;
  const reason = low === null ? "" : high === null ? t("card_people_open") : t("card_people_more");
  const all = issuesOf(state.platform).reduce((sum, row) => sum + ofReport.attention(row.at).length, 0);
  const change = partnerChange();
  const { months, missing } = coverageOf(state.platform);
  return [
    card(t(state.sector ? "card_people_all" : "card_people"), low === null ? people : link(people, `b${bound.at}`), reason),
    card(t("card_look"), severities(found), t("card_look_more", { n: number(all) })),
    card(t("card_partners"), change.listed === null ? t("no_list") : number(change.listed), change.listed === null ? "" : change.before ? t("card_partners_more", { new: change.fresh.length, gone: change.gone.length, before: periodName(change.before) }) : t("card_partners_first")),
    card(t("card_months"), number(months.length - missing.length), t("card_months_more", { missing: number(missing.length) })),
  ];
}

function severities(found) {
  const count = (severity) => found.filter((row) => row.severity === severity).length;
  const parts = [["error", "errors"], ["warn", "warnings"], ["info", "notes"]].filter(([severity]) => count(severity));
  return parts.length ? parts.map(([severity, key]) => t(count(severity) === 1 ? `${key}_one` : key, { n: number(count(severity)) })).join(", ") : t("none");
}

function reasonText(row) {
  const seed = words.es.reason[row.reason_code];
  if (state.lang !== "es" || !seed) return [row.reason];
  const at = row.reason.indexOf(": ");
  return [seed, at < 0 ? "" : [": ", h("span", { lang: "en" }, row.reason.slice(at + 2))]];
}
const remedyText = (row) => (state.lang === "es" ? words.es.remedy[row.reason_code] ?? row.remedy : row.remedy);
const severityTag = (row) => h("span", { class: `tag ${row.severity}` }, word("severity", row.severity));

function placeLink(row) {
  const figure = row.char_start === null ? null : ofReport.figures(row.report).find((each) => each.char_start === row.char_start);
  const cell = row.char_start === null || figure ? null : ofReport.cells(row.report).find((each) => each.char_start === row.char_start);
  const told = row.reason_code === "conflict" && ofReport.reconciliation(row.report).find((each) => row.reason.includes(`: ${each.sector_code}: `));
  const key = figure ? `f${figure.at}` : cell ? cellKey(cell) : told ? `r${told.at}` : null;
  const place = (row.place ?? row.report_file ?? "").replace(/, page (?=\d+)/, `, ${t("page")} `).replace(/, line (?=\d+)/, `, ${t("line", { line: "" })}`);
  return key ? link(place, key) : place;
}

function firstToLook(found) {
  return h(
    "div", {},
    h("h3", {}, t(state.sector ? "first_to_look_all" : "first_to_look")),
    found.length
      ? h("ul", { class: "worry" }, found.slice(0, 3).map((row) => h("li", {}, severityTag(row), " ", reasonText(row), h("br"), h("span", { class: "where" }, placeLink(row)))))
      : h("p", { class: "caveat" }, t("none")),
    found.length ? h("p", {}, h("a", { href: "#attention" }, t("all_findings"))) : null,
  );
}

// What needs attention.
function attention() {
  const shown = issuesOf(state.platform).filter((row) => state.everything || row.at === state.report);
  const rejected = data.attention.filter((row) => row.report === null);
  const rank = { error: 0, warn: 1, info: 2 };
  const rows = [...rejected, ...shown.flatMap((row) => ofReport.attention(row.at))].sort((a, b) => rank[a.severity] - rank[b.severity] || a.at - b.at);
  const choose = (everything, key) =>
    h("button", { type: "button", "aria-pressed": String(state.everything === everything), onclick: () => { state.everything = everything; draw("attention"); } }, t(key));
  return [
    h("div", { class: "segments", role: "group", "aria-label": t("show_findings") }, choose(true, "scope_all"), choose(false, "scope_this")),
    h("p", { class: "basis" }, severities(rows)),
    rows.length ? findings(rows.slice(0, FINDINGS)) : h("p", {}, t("none")),
    rows.length > FINDINGS ? folded(t("more_findings", { n: number(rows.length - FINDINGS) }), () => findings(rows.slice(FINDINGS))) : null,
  ];
}

const FINDINGS = 40;
function findings(rows) {
  const heads = [t("severity"), t("reason"), t("place"), t("remedy")];
  const excerpt = (row) => (row.excerpt ? h("div", { class: "where" }, `“${row.excerpt}”`) : null);
  return table(t("head_attention"), heads, rows.map((row) => [severityTag(row), [reasonText(row), excerpt(row)], placeLink(row), remedyText(row)]), "tall under-head");
}

// Sectors by month.
function monthSlots() {
  const own = issuesOf(state.platform);
  const monthly = own.filter((row) => isMonth(row) && row.period_end);
  if (!monthly.length) return { slots: own.map((row) => ({ row, name: issueName(row) })), others: [] };
  const months = monthsBetween(monthOf(monthly[0]), monthOf(monthly.at(-1)));
  const slots = months.flatMap((month) => {
    const rows = monthly.filter((row) => monthOf(row) === month);
    if (!rows.length) return [{ row: null, name: monthName(month) }];
    return rows.map((row, at) => ({ row, name: at ? `${monthName(month)} (${at + 1})` : monthName(month) }));
  });
  return { slots, others: own.filter((row) => !monthly.includes(row)) };
}

function months() {
  const { slots, others } = monthSlots();
  const cells = slots.flatMap(({ row }) => (row ? ofReport.cells(row.at) : []));
  if (!cells.length) return nothing();
  const byPlace = new Map(cells.map((cell) => [`${cell.report} ${cell.sector_code} ${cell.plan_scope}`, cell]));
  const at = (row, sector, scope) => byPlace.get(`${row.at} ${sector} ${scope}`);
  const sectors = sectorsIn(cells);
  const title = t("chart_months");
  const labels = signsOfEvidence(cells).filter(([sign]) => sign !== CORRECTED_SIGN);
  const signs = [...signsUsed(cells), ...labels, ...(slots.some(({ row }) => !row) ? [["×", t("sign_no_report").slice(2)]] : [])];
  return [
    h("p", { class: "basis" }, t("basis_months", { basis: basisOf(cells) })),
    scopeLegend(...(slots.length > 1 ? [["pale", t("pale")]] : []), ...signs),
    h("div", { class: `panels ${slots.length > 48 ? "whole" : slots.length > 16 ? "wide-panels" : ""}` }, sectors.map((sector) =>
      h("div", { class: "panel" }, h("h3", {}, sectorName(sector)), chart("months", `${title}: ${sectorName(sector)}. ${t("as_table")}.`, panelRows(slots, sector, at), { least: 11 * slots.length })))),
    h("p", { class: "caveat" }, t("not_additive"), others.length ? ` ${t("other_periods", { list: others.map(issueName).join("; ") })}` : ""),
    folded(t("as_table"), () => monthsTable([...slots, ...others.map((row) => ({ row, name: issueName(row) }))], sectors, at)),
  ];
}

function panelRows(slots, sector, at) {
  return slots.flatMap(({ row, name }, order) => {
    if (!row) return [{ period: name, order, scope: null, value: null, shown: "×", tip: `${name}: ${t("no_report")}` }];
    return SCOPES.map((scope) => {
      const cell = at(row, sector, scope);
      const tipText = `${sectorName(sector)}, ${name}\n${word("scope", scope)}: ${cellTip(cell)}`;
      const value = cell?.persons_reached ?? null;
      return { period: name, order, scope, value, shown: value === null ? signOf(cell) : "", strength: row.at === state.report ? 1 : 0.62, tip: tipText, key: cell && cellKey(cell) };
    });
  });
}

function monthsTable(slots, sectors, at) {
  const heads = [t("sector"), t("plan"), ...slots.map(({ name }) => [name, "n"])];
  const rows = sectors.flatMap((sector) =>
    SCOPES.map((scope) => [
      sectorName(sector), word("scope", scope),
      ...slots.map(({ row, name }) => (row ? [cellLink(at(row, sector, scope), `${sectorName(sector)}, ${word("scope", scope)}, ${name}`), labelSign([at(row, sector, scope)])] : h("span", { class: "missing" }, `× ${t("no_report")}`))),
    ]));
  return table(`${t("chart_months")}. ${t("not_additive")}`, heads, rows);
}

// Bounds.
function bounds() {
  const { slots } = monthSlots();
  const given = slots.map((slot) => ({ ...slot, bound: slot.row && ofReport.bounds(slot.row.at).find((each) => each.plan_scope === "both") }));
  const rows = given.map(({ row, name, bound }, order) => {
    const low = bound?.persons_reached_at_least ?? null;
    const high = bound?.persons_reached_at_most ?? null;
    const tipText = row ? `${name}\n${boundText(low, high)}` : `${name}: ${t("no_report")}`;
    const isFew = given.length <= 18;
    return {
      period: name, order, low, high: high ?? low, unbounded: Number(high === null), shown: row ? "–" : "×", tip: tipText, key: bound && `b${bound.at}`,
      low_shown: isFew && low !== null ? number(low) : "", high_shown: isFew && high !== null ? number(high) : "",
    };
  });
  const all = slots.flatMap(({ row }) => (row ? ofReport.bounds(row.at).map((bound) => ({ ...bound, row })) : []));
  if (!rows.some((row) => row.low !== null)) return nothing();
  const title = t("chart_bounds");
  return [
    h("p", {}, t("why_bounds")),
    h("figure", {},
      h("figcaption", {}, title),
      h("p", { class: "basis" }, t("basis_bounds", { basis: basisOf(all) })),
      legend(["span", t("span")], ...(rows.some((row) => row.unbounded && row.low !== null) ? [["▲", t("no_upper")]] : []), ...(slots.some(({ row }) => !row) ? [["×", t("sign_no_report").slice(2)]] : [])),
      chart("bounds", `${title}. ${t("as_table")}.`, rows, { least: 9 * slots.length })),
    folded(t("as_table"), () => boundsTable(all)),
  ];
}

const boundText = (low, high) => (low === null ? t("not_given") : `${t("at_least")} ${number(low)}, ${high === null ? t("no_upper") : `${t("at_most")} ${number(high)}`}`);

function boundsTable(all) {
  const heads = [t("period"), t("plan"), [t("at_least"), "n"], [t("at_most"), "n"], t("largest_sector"), [t("sectors_given"), "n"], [t("sectors_not_given"), "n"]];
  const rows = all.map((row) => {
    const what = `${periodName(row.row)}, ${word("scope", row.plan_scope)}`;
    const of = (value, name) => (value === null ? h("span", { class: "missing" }, name === "at_most" ? t("no_upper") : t("not_given")) : link(number(value), `b${row.at}`, `${what}, ${t(name)}: ${number(value)}`));
    return [issueName(row.row), word("scope", row.plan_scope), of(row.persons_reached_at_least, "at_least"), of(row.persons_reached_at_most, "at_most"), row.largest_sector_code ? sectorName(row.largest_sector_code) : "", number(row.sectors_given), number(row.sectors_not_given)];
  });
  return table(`${t("chart_bounds")}. ${t("basis_bounds", { basis: basisOf(all) })}`, heads, rows);
}

// Population groups, modality, cash.
const isPeople = (row) => row.unit_type === "persons";
const UNSURE_SIGN = "○";
const isUnsure = (row) => row.figures.some((at) => data.figures[at].certainty === "unsure");
const unsureMark = (row) => (isUnsure(row) ? ` (${word("certainty", "unsure")})` : "");
const groupTip = (row) => `${groupNames(row.population_group_codes)}\n${sectorName(row.sector_code)} · ${activityName(row.activity_code)}\n${word("modality", row.modality)}: ${groupValue(row)} ${nameOf("units", row.unit_type)}${unsureMark(row)}\n${word("basis", row.measure_basis)}`;

// Modalities have colours of their own, so that none looks like inside or outside the plan.
const MODALITY_HUES = ["third", "fourth", "fifth", "sixth"];

function dotFigure(title, basis, rows, kinds, hues) {
  return h("figure", {}, h("figcaption", {}, title), h("p", { class: "basis" }, basis), signsOfDots(rows), chart("dots", `${title}. ${t("as_table")}.`, rows, { kinds, hues }));
}

function signsOfDots(rows) {
  const signs = [...(rows.some((row) => row.several) ? [["━", t("line_bounds")]] : []), ...(rows.some((row) => row.unsure) ? [[UNSURE_SIGN, t("outline_unsure")]] : [])];
  return signs.length ? legend(...signs) : null;
}

// How opaque a point is: others below it are seen.
const POINT = 0.85;

function dot(row, label, order, kind) {
  const spans = row.figures.map((at) => data.figures[at]);
  const single = spans.length === 1 ? spans[0] : null;
  const several = Number(row.value === null);
  const unsure = Number(isUnsure(row));
  return { label, order, value: row.value ?? row.low, several, point: several ? 0 : POINT, outline: several ? 0 : unsure, low: single?.value_low ?? row.value ?? row.low, high: single?.value_high ?? row.value ?? row.high, kind, unsure, tip: groupTip(row), key: `g${row.at}` };
}

function groupRows() {
  return ofReport.groups(report().at).filter((row) => isSector(row.sector_code));
}

const groupLink = (row, what) => [link(groupValue(row), `g${row.at}`, `${what}: ${groupValue(row)}${unsureMark(row)}`), unsureMark(row)];

function groupTable(caption, rows) {
  const heads = [t("groups"), t("sector"), t("activity"), t("modality"), [t("value"), "n"], t("unit"), t("basis")];
  return table(caption, heads, rows.map((row) => [
    groupNames(row.population_group_codes), sectorName(row.sector_code), activityName(row.activity_code), word("modality", row.modality),
    groupLink(row, `${groupNames(row.population_group_codes)}, ${activityName(row.activity_code)}`),
    nameOf("units", row.unit_type), word("basis", row.measure_basis),
  ]), "tall");
}

function ranked(rows, key) {
  const most = new Map();
  for (const row of rows) most.set(key(row), Math.max(most.get(key(row)) ?? 0, row.value ?? row.low));
  return new Map([...most].sort((a, b) => b[1] - a[1]).map(([label], order) => [label, order]));
}

function groups() {
  const rows = groupRows();
  const people = rows.filter(isPeople);
  if (!rows.length) return nothing();
  const name = (row) => groupNames(row.population_group_codes);
  const order = ranked(people, name);
  const kinds = modalityKinds(people);
  const points = people.map((row) => dot(row, name(row), order.get(name(row)), word("modality", row.modality)));
  const others = rows.filter((row) => !isPeople(row));
  return [
    people.length ? dotFigure(t("chart_groups", { period: about() }), t("basis_groups"), points, kinds, MODALITY_HUES) : nothing(),
    h("p", { class: "caveat" }, t("not_additive")),
    people.length ? folded(t("as_table"), () => groupTable(`${t("chart_groups", { period: about() })}. ${t("not_additive")}`, people)) : null,
    others.length ? folded(`${t("other_units")} (${others.length})`, () => groupTable(t("other_units"), others)) : null,
  ];
}

function modalityKinds(rows) {
  const used = ["cash", "in_kind", "service", "unknown"].filter((code) => rows.some((row) => row.modality === code));
  return used.map((code) => word("modality", code));
}

function modality() {
  const people = groupRows().filter(isPeople);
  const order = ranked(people, (row) => sectorName(row.sector_code));
  const points = people.map((row) => dot(row, sectorName(row.sector_code), order.get(sectorName(row.sector_code)), word("modality", row.modality)));
  return [
    people.length ? dotFigure(t("chart_modality", { period: about() }), t("basis_modality"), points, modalityKinds(people), MODALITY_HUES) : nothing(),
    people.length ? folded(t("as_table"), () => groupTable(`${t("chart_modality", { period: about() })}. ${t("not_additive")}`, [...people].sort((a, b) => a.modality.localeCompare(b.modality)))) : null,
    h("div", { id: "cash" }, cash(people.filter((row) => row.modality === "cash"))),
  ];
}

function cash(rows) {
  const cells = ofReport.cells(report().at).filter((cell) => cell.sector_code === "cbi_multipurpose" && isSector(cell.sector_code) && cell.persons_reached !== null);
  if (!rows.length && !cells.length) return [h("h3", {}, t("chart_cash", { period: about() })), nothing()];
  const purpose = (row) => activityName(row.activity_code);
  const tableLabel = sectorName("cbi_multipurpose");
  const order = ranked(rows, purpose);
  const points = rows.map((row) => dot(row, purpose(row), order.get(purpose(row)) + 1, t("prose")));
  for (const cell of cells) {
    const kind = t(cell.plan_scope === "rmrp" ? "table_inside" : "table_outside");
    points.push({ label: tableLabel, order: 0, value: cell.persons_reached, low: cell.persons_reached, high: cell.persons_reached, kind, unsure: 0, outline: 0, several: 0, point: POINT, tip: `${tableLabel}\n${kind}: ${cellText(cell)}`, key: cellKey(cell) });
  }
  const kinds = [t("table_inside"), t("table_outside"), t("prose")].filter((kind) => points.some((point) => point.kind === kind));
  const title = t("chart_cash", { period: about() });
  const shown = [
    ...cells.map((cell) => [tableLabel, t(cell.plan_scope === "rmrp" ? "table_inside" : "table_outside"), cellLink(cell, `${tableLabel}, ${word("scope", cell.plan_scope)}`), "", word("basis", cell.measure_basis)]),
    ...rows.map((row) => [`${purpose(row)} (${sectorName(row.sector_code)})`, t("prose"), groupLink(row, purpose(row)), groupNames(row.population_group_codes), word("basis", row.measure_basis)]),
  ];
  return [
    dotFigure(title, t("basis_cash"), points, kinds),
    h("p", { class: "caveat" }, t("not_additive")),
    folded(t("as_table"), () => table(`${title}. ${t("not_additive")}`, [t("activity"), t("printed"), [t("value"), "n"], t("groups"), t("basis")], shown)),
  ];
}

// The table against the prose: one of its two cells where the verdict is about that one, else both.
const isOneCell = (row) => SCOPES.includes(row.agrees_with);
const compared = (row) => (isOneCell(row) ? row[`table_${row.agrees_with}`] : row.table_both);

function prose() {
  const rows = ofReport.reconciliation(report().at).filter((row) => isSector(row.sector_code)).sort((a, b) => sectorOrder(a.sector_code) - sectorOrder(b.sector_code));
  if (!rows.length) return nothing();
  const range = (row) => (row.prose_low === null ? t("not_given") : row.prose_low === row.prose_high ? number(row.prose_low) : `${number(row.prose_low)} – ${row.prose_high === null ? "…" : number(row.prose_high)}`);
  const most = Math.max(...rows.map((row) => Math.max(compared(row) ?? 0, row.prose_high ?? row.prose_low ?? 0)));
  const points = rows.map((row, order) => ({
    label: sectorName(row.sector_code), order, low: row.prose_low ?? compared(row), high: row.prose_high ?? row.prose_low ?? compared(row), table: compared(row) ?? row.prose_low,
    told: Number(row.prose_low !== null), given: Number(compared(row) !== null), which: isOneCell(row) ? word("scope", row.agrees_with) : "", side: compared(row) > most / 2 ? "right" : "left", verdict: row.verdict, key: `r${row.at}`,
    tip: `${sectorName(row.sector_code)}: ${word("verdict", row.verdict)}\n${isOneCell(row) ? t(row.agrees_with === "rmrp" ? "table_inside" : "table_outside") : t("table_both")}: ${compared(row) === null ? t("not_given") : number(compared(row))}\n${t("prose")}: ${range(row)}`,
  }));
  const title = t("chart_prose", { period: about() });
  const basis = t("basis_prose", { basis: basisOf(ofReport.cells(report().at)) });
  const look = { match: "inside", subset: "third", conflict: "outside", only_table: "muted", only_prose: "fourth" };
  const used = Object.keys(look).filter((verdict) => verdict !== "only_table" && rows.some((row) => row.verdict === verdict));
  const given = (value, row) => (value === null ? h("span", { class: "missing" }, "–") : link(number(value), `r${row.at}`, `${sectorName(row.sector_code)}: ${number(value)}`));
  const heads = [t("sector"), [t("inside"), "n"], [t("outside"), "n"], [t("table_both"), "n"], [t("prose_range"), "n"], [t("figure_count"), "n"], t("verdict"), t("agrees_with")];
  return [
    h("figure", {}, h("figcaption", {}, title), h("p", { class: "basis" }, basis), legend(["line", t("table")], ...used.map((verdict) => [look[verdict], `${t("prose")}: ${word("verdict", verdict)}`])), chart("reconciliation", `${title}. ${t("as_table")}.`, points)),
    table(`${title}. ${basis}`, heads, rows.map((row) => [sectorName(row.sector_code), given(row.table_rmrp, row), given(row.table_non_rmrp, row), given(row.table_both, row), row.prose_low === null ? h("span", { class: "missing" }, t("not_given")) : link(range(row), `r${row.at}`), number(row.prose_figure_count ?? 0), h("span", { class: `tag ${row.verdict}` }, word("verdict", row.verdict)), word("agrees", row.agrees_with)])),
  ];
}

// Partners.
const partnersOf = (row) => ofReport.partners(row.at)[0] ?? null;

function partnerChange() {
  const now = partnersOf(report());
  const earlier = issuesOf(state.platform).filter((row) => byTime(row, report()) < 0 && row.period_end !== report().period_end && partnersOf(row));
  const before = now ? earlier.at(-1) ?? null : null;
  const all = (found) => [...found.codes.map((code) => ({ code })), ...found.texts.map((text) => ({ text }))];
  const key = (each) => each.code ?? each.text.toLowerCase();
  if (!now) return { listed: null, all: [], fresh: [], gone: [], before: null };
  if (!before) return { listed: all(now).length, all: all(now), fresh: [], gone: [], before };
  const [a, b] = [all(partnersOf(before)), all(now)];
  const [had, has] = [new Set(a.map(key)), new Set(b.map(key))];
  return { listed: b.length, all: b, fresh: b.filter((each) => !had.has(key(each))), gone: a.filter((each) => !has.has(key(each))), before };
}

function partners() {
  const change = partnerChange();
  if (change.listed === null) return h("p", {}, t("partners_none"));
  const chips = (list_) => (list_.length ? h("ul", { class: "chips" }, list_.map((each) => h("li", {}, each.code ? nameOf("partner_names", each.code) : `${each.text} (${t("partners_unmatched")})`))) : h("p", { class: "caveat" }, t("none")));
  const stated = ofReport.partner_counts(report().at)[0]?.numbers_stated;
  const before = change.before && periodName(change.before);
  return [
    h("p", {}, `${t("listed")}: ${number(change.listed)}`, stated ? `; ${t("stated", { n: list(stated).join(", ") })}` : ""),
    before ? [h("h3", {}, `${t("new_partners", { before })} (${change.fresh.length})`), chips(change.fresh), h("h3", {}, `${t("gone_partners", { before })} (${change.gone.length})`), chips(change.gone), h("p", { class: "caveat" }, t("partners_since"))] : h("p", { class: "caveat" }, t("card_partners_first")),
    folded(`${t("all_partners")} (${change.listed})`, () => chips(change.all)),
  ];
}

// Coverage.
function coverageOf(platform) {
  const rows = data.coverage.filter((row) => (row.platform_code ?? NO_PLATFORM) === platform && row.month && row.current_reports);
  const own = rows.map((row) => row.month).sort();
  const months_ = own.length ? monthsBetween(own[0], own.at(-1)) : [];
  return { months: months_, missing: months_.filter((month) => !own.includes(month)) };
}

function coverage() {
  const dated = data.coverage.filter((row) => row.month).map((row) => row.month).sort();
  const columns = dated.length ? monthsBetween(dated[0], dated.at(-1)) : [];
  const platforms = [...new Set(data.coverage.map((row) => row.platform_code ?? NO_PLATFORM))];
  const missing = coverageOf(state.platform).missing;
  const known = data.platforms.filter((row) => !platforms.includes(row.code));
  return [
    h("p", { class: "basis" }, t("coverage_basis")),
    columns.length ? matrix(columns, platforms) : nothing(),
    h("p", {}, `${platformName(state.platform)}: `, missing.length ? t("months_missing", { list: missing.map(monthName).join(", ") }) : t("no_months_missing")),
    folded(`${t("platform_missing")} (${known.length})`, () => h("ul", { class: "chips" }, known.map((row) => h("li", {}, row[state.lang])))),
    h("h3", {}, t("inferred")), inferredLabels(),
    h("h3", {}, t("attributes")), attributes(),
    h("h3", {}, t("editions")), editions(),
  ];
}

function matrix(columns, platforms) {
  const count = new Map(data.coverage.map((row) => [`${row.platform_code ?? NO_PLATFORM} ${row.month}`, row]));
  const rows = platforms.map((platform) => {
    const gaps = new Set(coverageOf(platform).missing);
    return h("tr", {}, h("th", { scope: "row" }, platformName(platform)), columns.map((month) => {
      const found = count.get(`${platform} ${month}`);
      if (found?.current_reports) return h("td", { class: "have" }, number(found.current_reports));
      return gaps.has(month) ? h("td", { class: "gap" }, "×") : h("td", {}, "");
    }));
  });
  return h("div", { class: "scroll tall matrix", role: "group", tabindex: "0", "aria-label": t("coverage_table") },
    h("table", {}, h("caption", {}, h("span", {}, t("coverage_table"))), h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("platform")), columns.map((month) => h("th", { scope: "col" }, monthName(month))))), h("tbody", {}, rows)));
}

function inferredLabels() {
  const cells = issuesOf(state.platform).flatMap((row) => ofReport.cells(row.at)).filter((cell) => cell.label_evidence !== "printed" && isSector(cell.sector_code));
  const columns = [...grouped(cells, (cell) => `${cell.report} ${cell.sector_code}`).values()].map((found) => found[0]);
  if (!columns.length) return h("p", { class: "caveat" }, t("inferred_none"));
  return table(t("inferred_basis"), [t("sector"), t("how"), t("printed"), t("report")], columns.map((cell) => [link(sectorName(cell.sector_code), cellKey(cell)), word("label", cell.label_evidence), cell.header_text ?? "", data.reports[cell.report].report_file]));
}

function attributes() {
  const from = (value, source) => [value ?? "–", h("div", { class: "where" }, source === "file_name" ? t("only_file_name") : `${t("read_from")}: ${word("source", source)}`)];
  const rows = issuesOf(state.platform).reverse().map((row) => [row.report_file, from(row.platform_code && platformName(row.platform_code), row.platform_source), from(row.country_code, row.country_source), from(row.period_end && periodName(row), row.period_source)]);
  return table(t("attributes"), [t("file"), t("platform"), "ISO 3166", t("period")], rows, "tall under-head");
}

function editions() {
  const rows = data.reports.filter((row) => !row.is_current && (row.platform_code ?? NO_PLATFORM) === state.platform);
  if (!rows.length) return h("p", { class: "caveat" }, t("editions_none"));
  return table(t("editions"), [t("file"), t("period"), t("how")], rows.map((row) => [row.report_file, periodName(row), row.is_copy ? t("copy") : t("replaced_by")]), "under-head");
}

// All figures of the prose.
function figures() {
  const all = ofReport.figures(report().at).filter((row) => isSector(row.sector_code));
  const box = h("input", { type: "search", id: "search", value: state.search });
  const body = h("div", {});
  const fill = () => {
    const wanted = state.search.toLowerCase();
    const rows = all.filter((row) => `${data.sentences[row.sentence].text} ${row.figure_text}`.toLowerCase().includes(wanted));
    body.replaceChildren(h("p", { class: "basis", role: "status" }, t("shown_of", { n: number(rows.length), all: number(all.length) })), rows.length ? figureTable(rows) : nothing());
  };
  box.addEventListener("input", () => { state.search = box.value; fill(); });
  fill();
  return [h("p", {}, h("label", { for: "search" }, t("search"), " "), box), body];
}

function figureTable(rows) {
  const heads = [t("value"), t("unit"), t("sentence"), t("sector"), t("groups")];
  const lang = report().language_code;
  return table(t("head_figures"), heads, rows.map((row) => [link(figureValue(row), `f${row.at}`, `${figureValue(row)} ${nameOf("units", row.unit_type)}`), nameOf("units", row.unit_type), h("span", { lang }, marked(row)), row.sector_code ? sectorName(row.sector_code) : "–", row.population_group_codes ? groupNames(row.population_group_codes) : "–"]), "tall under-head");
}
