import type { Catalog } from "~/domain/terms";
import { figuresIn } from "~/exchange/columns/guessing/guess-figures";
import { scaleIn, statedYear } from "~/exchange/columns/guessing/guess-titles";
import { unitColumn } from "~/exchange/columns/guessing/header-columns";
import { type ColumnMapping, type Mapping, mappingDefaults } from "~/exchange/columns/mapping";
import { type Vocabulary, vocabularyOf } from "~/exchange/columns/mapping-words";
import type { OpenedFile, Sheet } from "~/exchange/opening/opened-file";
import { formOf } from "./forms";

/** The mapping of sheets that are forms; null if the first sheet with figures is none. */
export function formsMapping({
  file,
  shown,
  catalog,
  vocabulary,
  last,
}: {
  file: OpenedFile;
  shown: Sheet[];
  catalog: Catalog;
  vocabulary: Vocabulary;
  last: Mapping | null;
}): Mapping | null {
  const own = vocabularyOf(catalog);
  const forms = shown.flatMap((sheet) => {
    const form = formOf(sheet, own);
    return form?.isCertain ? [{ sheet, form }] : [];
  });
  const [first] = forms;
  if (!first) return null;
  const { labels, values, units, notes } = first.form;
  const alike = forms.filter(({ form }) => form.labels === labels && form.values === values);
  const read = alike.map(({ sheet }) => sheet);
  const unit = alike.every(({ form }) => JSON.stringify(form.unit) === JSON.stringify(first.form.unit));
  const width = Math.max(...read.flatMap(({ rows }) => rows.map(({ cells }) => cells.length)));
  const uses = new Map<number | null, ColumnMapping>([
    [labels, { use: "measure" }],
    [units, { use: "unit" }],
    [notes, { use: "note" }],
    [values, unit ? { use: "value", ...unitColumn(first.form.unit) } : { use: "unknown" }],
  ]);
  const memberFromSheet = alike.some(
    ({ form, sheet }) => form.head.member !== null || own.member(sheet.name) !== undefined,
  );
  const several = read.length > 1 || first.form.head.years.length > 0;
  const year = several || first.form.head.year === null ? null : statedYear(first.form.head.year);
  const mapping: Mapping = {
    ...mappingDefaults(),
    form: "form",
    sheets: read.map(({ name }) => name),
    columns: Array.from({ length: width }, (_, at) => uses.get(at) ?? { use: "ignore" }),
    fixed: {
      ...mappingDefaults().fixed,
      memberFromSheet: memberFromSheet || read.length > 1,
      member:
        memberFromSheet || read.length > 1
          ? null
          : onlyMember({ sheet: first.sheet, catalog, vocabulary, file }),
      year: year?.year ?? null,
      yearLabel: year?.label ?? null,
      yearFrom: several ? "sheet" : year && "title",
      yearFromSheet: several,
    },
    words: { ...mappingDefaults().words, ...lastWords(last) },
  };
  const scaled = { ...mapping, ...scaleIn(read, mapping, file, catalog) };
  return { ...scaled, ...figuresIn(first.sheet, { mapping: scaled, catalog, vocabulary, standard: false }) };
}

/** Names of members, measures, and categories mean the same in the next file; years do not. */
export const lastWords = (last: Mapping | null) =>
  last && { members: last.words.members, measures: last.words.measures, categories: last.words.categories };

/** The member that the sheet or the file is named after, or the collaborative's only one. */
export function onlyMember({
  sheet,
  catalog: { members },
  vocabulary,
  file,
}: {
  sheet: Sheet;
  catalog: Catalog;
  vocabulary: Vocabulary;
  file: Pick<OpenedFile, "name">;
}): string | null {
  const fileName = file.name.replace(/\.[a-z]+$/i, "");
  const named = vocabulary.member(sheet.name) ?? vocabulary.member(fileName);
  return named ?? (members.length === 1 ? (members[0]?.slug ?? null) : null);
}
