import {
  COLUMN_USES,
  type ColumnMapping,
  type ColumnUse,
  formWith,
  MARK_MEANINGS,
  type Mapping,
  type MarkMeaning,
} from "~/exchange/columns/mapping";
import { FROM_SHEET } from "~/routes/data/import/words";

/** Reads the forms that say what a file means. What a form does not name keeps its meaning. */
export function mappingFrom(form: FormData, before: Mapping): Mapping {
  const columns = before.columns.map((column, index) => columnFrom(form, index, column));
  return {
    ...before,
    form: formWith(before.form, columns),
    columns,
    ...wholeFileFrom(form, before),
    ...answersFrom(form, before),
    words: wordsFrom(form, before.words),
    titles: [
      ...new Set([
        ...before.titles,
        ...form
          .getAll("title-ok")
          .map((title) => String(title).slice(0, 500))
          .filter((title) => title !== ""),
      ]),
    ].slice(0, 200),
    marks: { ...before.marks, ...marksFrom(form) },
  };
}

const textOf = (form: FormData, name: string) => String(form.get(name) ?? "").trim();
const yearOf = (form: FormData, name: string) =>
  /^\d{4}$/.test(textOf(form, name)) ? Number(textOf(form, name)) : null;
const isUse = (text: string | undefined): text is ColumnUse => COLUMN_USES.some((use) => use === text);

/** A scale as chosen; undefined where the form leaves it to the file. */
function powerOf(form: FormData, name: string): 0 | 3 | 6 | 9 | undefined {
  const text = textOf(form, name);
  return ([0, 3, 6, 9] as const).find((power) => String(power) === text);
}

function columnFrom(form: FormData, index: number, column: ColumnMapping): ColumnMapping {
  if (!form.has(`use-${index}`)) return column;
  const [use, what] = textOf(form, `use-${index}`).split(/:(.*)/s);
  if (!isUse(use)) return { use: "ignore" };
  if (use === "category") return what ? { use, dimension: what } : { use };
  if (use !== "value") return use === column.use ? column : { use };
  const mapping: ColumnMapping = { use };
  if (what) mapping.measure = what;
  const [dimension, category] = textOf(form, `group-${index}`).split(/:(.*)/s);
  if (dimension && category) {
    mapping.dimension = dimension;
    mapping.category = category;
  }
  const member = textOf(form, `member-${index}`);
  if (member) mapping.member = member;
  const year = yearOf(form, `year-${index}`);
  if (column.asksYear) mapping.asksYear = true;
  if (year !== null) {
    mapping.year = year;
    // As the header writes it, unless somebody chose another.
    if (column.yearLabel !== undefined && year === column.year) mapping.yearLabel = column.yearLabel;
  }
  const power = form.has(`power-${index}`) ? powerOf(form, `power-${index}`) : column.power;
  if (power !== undefined) mapping.power = power;
  if (column.currency !== undefined) mapping.currency = column.currency;
  if (column.percent !== undefined) mapping.percent = column.percent;
  if (column.part !== undefined) mapping.part = column.part;
  if (column.also !== undefined && mapping.category !== undefined) mapping.also = column.also;
  const shares = (["fraction", "percent"] as const).find((each) => each === textOf(form, `shares-${index}`));
  if (shares ?? column.shares) mapping.shares = shares ?? column.shares;
  return mapping;
}

function wholeFileFrom(
  form: FormData,
  before: Mapping,
): Pick<Mapping, "fixed" | "decimal" | "decimalIsSure" | "shares"> {
  const has = (name: string) => form.has(name);
  const fixed = { ...before.fixed };
  if (has("member")) {
    fixed.memberFromSheet = textOf(form, "member") === FROM_SHEET;
    fixed.member = fixed.memberFromSheet ? null : textOf(form, "member") || null;
    if (fixed.member !== null || fixed.memberFromSheet) fixed.memberFromRows = false;
  }
  if (has("year")) {
    const year = yearOf(form, "year");
    if (year !== before.fixed.year)
      Object.assign(fixed, { year, yearLabel: null, yearFrom: year === null ? null : "person" });
    fixed.yearFromSheet = textOf(form, "year-from") === FROM_SHEET && year === null;
    if (year !== null || fixed.yearFromSheet) fixed.yearFromRows = false;
  }
  if (has("measure")) {
    fixed.measure = textOf(form, "measure") || null;
    if (fixed.measure !== null) fixed.measureFromSheet = false;
  }
  if (has("part")) {
    const [dimension, category] = textOf(form, "part").split(/:(.*)/s);
    fixed.part = dimension && category ? { dimension, category } : null;
  }
  return {
    fixed,
    decimal: has("decimal") ? (textOf(form, "decimal") === "," ? "," : ".") : before.decimal,
    // An untouched guess is made again once it is known which columns hold figures.
    decimalIsSure:
      before.decimalIsSure ||
      (has("decimal") &&
        textOf(form, "decimal") !== "" &&
        (before.decimalIsOpen || textOf(form, "decimal") !== before.decimal)),
    shares: has("shares") ? (textOf(form, "shares") === "percent" ? "percent" : "fraction") : before.shares,
  };
}

type Answers = Pick<
  Mapping,
  "scale" | "rates" | "together" | "keep" | "partsOf" | "fillDown" | "leaveOut" | "dayFirst"
>;

/** Answers to what the file leaves open as a whole. */
function answersFrom(form: FormData, before: Mapping): Answers {
  const scale = { ...before.scale };
  if (form.has("scaleMoney")) scale.money = powerOf(form, "scaleMoney") ?? null;
  if (form.has("scaleCounts")) scale.counts = powerOf(form, "scaleCounts") ?? null;
  const together = (["ask", "add", "total"] as const).find((choice) => choice === textOf(form, "together"));
  const leaveOut = { ...before.leaveOut };
  for (const kind of ["totals", "notes", "plans"] as const)
    if (form.has(`leave-${kind}`)) leaveOut[kind] = form.getAll(`leave-${kind}`).includes("yes");
  return {
    scale,
    leaveOut,
    together: together ?? before.together,
    rates: { ...before.rates, ...ratesFrom(form) },
    keep: form.has("keep") ? textOf(form, "keep") || null : before.keep,
    partsOf: form.has("partsOf") ? textOf(form, "partsOf") || null : before.partsOf,
    fillDown: form.has("fillDown") ? textOf(form, "fillDown") === "yes" : before.fillDown,
    dayFirst: form.has("dayFirst") ? textOf(form, "dayFirst") === "yes" : before.dayFirst,
  };
}

function ratesFrom(form: FormData): Record<string, string> {
  const names = form.getAll("rate-currency").map(String);
  const rates = form.getAll("rate").map((rate) => String(rate).trim());
  return Object.fromEntries(
    names.flatMap((name, at) =>
      /^\d{1,9}(\.\d{1,9})?$/.test(rates[at] ?? "") && name.length <= 10 ? [[name, rates[at] ?? ""]] : [],
    ),
  );
}

function wordsFrom(form: FormData, before: Mapping["words"]): Mapping["words"] {
  const years = Object.entries(pairs(form, "name-year")).flatMap(([word, year]) =>
    /^\d{4}$/.test(year) ? [[word, Number(year)] as const] : [],
  );
  return {
    members: { ...before.members, ...pairs(form, "name-member") },
    measures: { ...before.measures, ...pairs(form, "name-measure") },
    categories: { ...before.categories, ...pairs(form, "name-category") },
    units: { ...before.units, ...pairs(form, "name-unit") },
    years: { ...before.years, ...Object.fromEntries(years) },
  };
}

/** From pairs of hidden field and select: what each name in the file stands for. */
function pairs(form: FormData, field: string): Record<string, string> {
  const meanings = form.getAll(`${field}-is`);
  return Object.fromEntries(
    form.getAll(field).flatMap((name, index) => {
      const meaning = meanings[index];
      return typeof name === "string" && typeof meaning === "string" && meaning.trim() !== ""
        ? [[name, meaning.trim().slice(0, 500)]]
        : [];
    }),
  );
}

function marksFrom(form: FormData): Record<string, MarkMeaning> {
  const reasons = form.getAll("mark-reason").map((reason) => String(reason).trim().slice(0, 500));
  const meanings = form.getAll("mark-is").map(String);
  return Object.fromEntries(
    form.getAll("mark").flatMap((mark, index): [string, MarkMeaning][] => {
      const as = MARK_MEANINGS.find((meaning) => meaning === meanings[index]);
      if (typeof mark !== "string" || as === undefined) return [];
      const reason = reasons[index];
      return [[mark, as === "unavailable" && reason ? { as, reason } : { as }]];
    }),
  );
}
