import type { EntryCell } from "~/domain/entry/entry";
import type { Catalog, Member } from "~/domain/terms";
import { type CsvCell, toCsv } from "~/exchange/csv";
import { IMPORT_COLUMNS } from "~/exchange/observations/columns";

/** The stored values that a template starts with; parts have the codes of the entry grid. */
export interface CsvTemplate {
  catalog: Catalog;
  year: number;
  members: { member: Pick<Member, "slug">; cells: EntryCell[] }[];
}

/** All requested figures, one per row or one measure per column, filled with what is stored. */
export function templateCsv(template: CsvTemplate, form: "long" | "wide"): string {
  return form === "long" ? longCsv(template) : wideCsv(template);
}

function longCsv({ catalog, year, members }: CsvTemplate): string {
  const places = placesOf(catalog);
  const rows = members.flatMap(({ member, cells }) => {
    const stored = storedIn(cells, year);
    return places.flatMap(({ code, measure, dimension, category }): CsvCell[][] => {
      const cell = stored.get(code);
      if (cell?.ledger) return [];
      const known = cell && cell.state !== "missing";
      return [
        [
          member.slug,
          measure,
          year,
          cell?.value ?? null,
          dimension,
          category,
          known ? cell.state : null,
          cell?.note ?? null,
          cell?.source ?? null,
        ],
      ];
    });
  });
  return toCsv(IMPORT_COLUMNS, rows, { mark: true });
}

/** Only the long form can hold why a value is unavailable. Here its cell is empty, which changes nothing. */
function wideCsv({ catalog, year, members }: CsvTemplate): string {
  const codes = catalog.measures.map(({ code }) => code);
  const rows = members.map(({ member, cells }): CsvCell[] => {
    const stored = storedIn(cells, year);
    const figures = codes.map((code) => {
      const cell = stored.get(code);
      if (!cell || cell.ledger) return null;
      return cell.state === "not_applicable" ? "n/a" : cell.value;
    });
    return [member.slug, year, ...figures];
  });
  return toCsv(["member", "year", ...codes], rows, { mark: true });
}

const storedIn = (cells: EntryCell[], year: number) =>
  new Map(cells.filter((cell) => cell.year === year).map((cell) => [cell.code, cell]));

function placesOf({ measures, dimensions }: Catalog) {
  return measures.flatMap(({ code }) => [
    { code, measure: code, dimension: null as string | null, category: null as string | null },
    ...dimensions
      .filter((dimension) => dimension.measures.includes(code))
      .flatMap((dimension) =>
        dimension.categories
          .filter(({ enabled }) => enabled)
          .map((category) => ({
            code: `${code}@${dimension.code}.${category.code}`,
            measure: code,
            dimension: dimension.code,
            category: category.code,
          })),
      ),
  ]);
}
