// Where a number comes from: its figures, each with its sentence or cell and a picture of the page with the place marked.
const dialog = document.getElementById("detail");

function figureValue(row) {
  if (row.value === null) return row.figure_text;
  const before = word("qualifier", row.qualifier);
  if (row.qualifier === "range" && row.value_low !== null && row.value_high !== null) return amount(row, `${number(row.value_low)} – ${number(row.value_high)}`);
  return before ? `${before} ${amount(row, number(row.value))}` : amount(row, number(row.value));
}

// Money with its currency, before the number.
function amount(row, shown) {
  if (!row.currency_code) return shown;
  return `${row.currency_code === "unknown" ? t("no_currency") : row.currency_code} ${shown}`;
}

// A row of several figures has bounds and no value; of one, the figure with the words before it.
function groupValue(row) {
  if (row.value === null) return t("bounds_of", { low: amount(row, number(row.low)), high: number(row.high), n: number(row.figure_count) });
  return row.figures.length === 1 ? figureValue(data.figures[row.figures[0]]) : amount(row, number(row.value));
}

// The sentence with the figure marked. Places count characters as Python does, not the halves of JavaScript.
function marked(row) {
  const text = data.sentences[row.sentence].text;
  if (!row.mark) return [text];
  return markedSpan(text, row.mark[0], row.mark[1]);
}

function markedSpan(text, first, past) {
  const letters = Array.from(text);
  const cut = (from, to) => letters.slice(from, to).join("");
  return [cut(0, first), h("mark", {}, cut(first, past)), cut(past)];
}

function sheet(row, file) {
  const boxes = page.places.boxes[row.figure_id] ?? [];
  const digits = data.reports[row.report].report_id;
  const picture = boxes.length ? page.places.pictures[digits]?.[boxes[0][0]] : null;
  if (!picture) return linesAround(row, digits);
  const label = `${t("page_of", { page: boxes[0][0], file })}: ${t("place_marked")}`;
  const image = h("img", { src: picture, alt: label, loading: "lazy" });
  const inner = h("div", {}, image, boxes.filter((box) => box[0] === boxes[0][0]).map((box) => boxMark(box)));
  const frame = h("div", { class: "sheet", role: "group", tabindex: "0", "aria-label": label }, inner);
  const centre = () => {
    frame.scrollTop = (boxes[0][2] / 10000) * inner.clientHeight - frame.clientHeight / 2;
    frame.scrollLeft = (boxes[0][1] / 10000) * inner.clientWidth - frame.clientWidth / 2;
  };
  image.addEventListener("load", centre);
  image.addEventListener("error", () => frame.replaceWith(h("p", { class: "caveat" }, t("no_picture"))));
  return frame;
}

function boxMark([, left, top, right, bottom]) {
  const mark_ = h("span", { "aria-hidden": "true" });
  const room = 45;
  mark_.style.left = `${(left - room) / 100}%`;
  mark_.style.top = `${(top - room * 0.6) / 100}%`;
  mark_.style.width = `${(right - left + 2 * room) / 100}%`;
  mark_.style.height = `${(bottom - top + 1.2 * room) / 100}%`;
  return mark_;
}

function linesAround(row, digits) {
  const near = (page.places.lines[digits] ?? []).filter((line) => Math.abs(line[0] - row.line_no) <= 2);
  if (!near.length) return h("p", { class: "caveat" }, t("no_picture"));
  const shown = near.flatMap(([no, start, text]) => {
    const [first, past] = [row.char_start - start, row.char_end - start];
    const holds = row.char_start !== null && first < Array.from(text).length && past > 0;
    return [`${String(no).padStart(4)}  `, holds ? markedSpan(text, Math.max(first, 0), past) : text, "\n"];
  });
  return [h("p", { class: "where" }, t("lines_around")), h("pre", { lang: data.reports[row.report].language_code }, shown)];
}

const facts = (pairs) => h("dl", { class: "facts" }, pairs.filter(([, value]) => value).map(([name, value]) => h("div", {}, h("dt", {}, `${name}:`), h("dd", {}, value))));

function where(row) {
  const file = data.reports[row.report].report_file;
  return [
    h("p", { class: "where" }, `${t("page_of", { page: row.page_no, file })}, ${t("line", { line: row.line_no })}`),
    sheet(row, file),
    h("p", { class: "where" }, `${t("trace")} `, h("code", {}, `sitrep trace ${row.figure_id}`)),
  ];
}

function figureProof(row) {
  const unsure = row.unsure_of ? row.unsure_of.split(/,\s*/).map((code) => word("unsure", code)).join(", ") : null;
  return h(
    "article", { class: "proof" },
    h("h3", {}, `${figureValue(row)} ${nameOf("units", row.unit_type)}`),
    facts([
      [t("sector"), row.sector_code && sectorName(row.sector_code)], [t("activity"), row.activity_code && activityName(row.activity_code)],
      [t("groups"), row.population_group_codes && groupNames(row.population_group_codes)], [t("modality"), row.modality && word("modality", row.modality)],
      [t("basis"), word("basis", row.measure_basis)], [t("certainty"), word("certainty", row.certainty)], [t("unsure"), unsure],
      [t("status"), row.value_status === "corrected" ? `${t("read_as", { value: number(row.value_read) })}: ${row.correction_reason}` : null],
    ]),
    h("blockquote", { lang: data.reports[row.report].language_code }, marked(row)),
    where(row),
  );
}

function cellProof(cell) {
  return h(
    "article", { class: "proof" },
    h("h3", {}, `${sectorName(cell.sector_code)}, ${word("scope", cell.plan_scope)}: ${cellText(cell)}`),
    facts([
      [t("printed"), cell.value_raw === null ? null : `“${cell.value_raw}”`], [t("column"), `${cell.header_text ?? "–"} (${word("label", cell.label_evidence)})`],
      [t("basis"), word("basis", cell.measure_basis)],
      [t("status"), cell.value_status === "corrected" ? t("read_as", { value: cell.persons_reached_read === null ? "–" : number(cell.persons_reached_read) }) : word("status", "stated")],
    ]),
    where(cell),
  );
}

// What a key leads to: a title, cells, figures.
const LEADS = {
  c: (at) => [[data.cells[at]], [], data.cells[at]],
  f: (at) => [[], [data.figures[at]], data.figures[at]],
  g: (at) => [[], data.groups[at].figures.map((each) => data.figures[each]), data.groups[at]],
  b: (at) => {
    const row = data.bounds[at];
    return [ofReport.cells(row.report).filter((cell) => row.plan_scope === "both" || cell.plan_scope === row.plan_scope), [], row];
  },
  r: (at) => {
    const row = data.reconciliation[at];
    const told = ofReport.figures(row.report).filter((each) => each.sector_code === row.sector_code && each.is_assistance && isPeople(each));
    return [ofReport.cells(row.report).filter((cell) => cell.sector_code === row.sector_code), told, row];
  },
};

function titleOf(kind, row) {
  const period = periodName(data.reports[row.report]);
  if (kind === "b") return `${word("scope", row.plan_scope)}, ${period}: ${boundText(row.persons_reached_at_least, row.persons_reached_at_most)}`;
  if (kind === "r") return `${sectorName(row.sector_code)}, ${period}: ${word("verdict", row.verdict)}`;
  if (kind === "g") return `${groupNames(row.population_group_codes)}: ${groupValue(row)} ${nameOf("units", row.unit_type)}, ${period}`;
  if (kind === "f") return `${figureValue(row)} ${nameOf("units", row.unit_type)}, ${period}`;
  return `${sectorName(row.sector_code)}, ${word("scope", row.plan_scope)}, ${period}`;
}

function openKey(key) {
  const kind = key[0];
  const [cells, figures_, row] = LEADS[kind](Number(key.slice(1)));
  tip.hidden = true;
  document.getElementById("detail-head").textContent = titleOf(kind, row);
  const count = cells.length + figures_.length;
  document.getElementById("detail-body").replaceChildren(
    ...(kind === "b" ? [h("p", { class: "caveat" }, t("why_bounds"))] : []),
    ...(count > 1 ? [h("p", { class: "basis" }, t("cells_of", { n: number(count) }))] : []),
    ...cells.map(cellProof), ...figures_.map(figureProof),
  );
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
}
