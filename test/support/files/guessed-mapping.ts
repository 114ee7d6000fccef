import { expect } from "vitest";
import { guessMapping } from "../../../app/exchange/columns/guessing/guess-mapping";
import { type Mapping, mappingSchema } from "../../../app/exchange/columns/mapping";
import { readMapped } from "../../../app/exchange/columns/read-mapped";
import { openFile } from "../../../app/exchange/opening/open-file";
import { catalogOf, member } from "../figures/sums";

/** Two institutions, three measures, a share, and women among the impact hires. */
export const CATALOG = catalogOf([
  member("river-hospital", { name: "River Hospital", fiscalYearEndMonth: 6 }),
  member("school", { name: "St. Mary’s School" }),
]);
const [PART, WHOLE, STAFF] = CATALOG.measures;
Object.assign(PART ?? {}, { code: "impact_hires", label: "Impact hires", partOf: "new_hires" });
Object.assign(WHOLE ?? {}, { code: "new_hires", label: "New hires" });
Object.assign(STAFF ?? {}, { code: "total_spend", label: "Total spend", unit: "currency" });
Object.assign(CATALOG.metrics[0] ?? {}, { code: "impact_hire_rate", label: "Impact-hire rate" });
CATALOG.dimensions.push({
  id: "g",
  code: "gender",
  label: "Gender",
  measures: ["impact_hires"],
  categories: [{ id: "w", code: "women", label: "Women", enabled: true }],
});

/** Reads a file by the mapping that is guessed for it. */
export async function read(
  bytes: Uint8Array | string,
  name = "numbers.csv",
  locale = "en-US",
  change = (mapping: Mapping) => mapping,
) {
  const catalog = { ...CATALOG, collaborative: { ...CATALOG.collaborative, locale } };
  const file = await openFile(typeof bytes === "string" ? Buffer.from(bytes) : bytes, name);
  const mapping = change(guessMapping(file, catalog));
  expect(mappingSchema.parse(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping);
  return { file, mapping, ...readMapped(file, mapping, catalog) };
}

/** A file as it is read. */
export type Read = Awaited<ReturnType<typeof read>>;

/** Each value on one line: "hospital new_hires 2024 1200". */
export const valuesOf = ({ rows, faults }: Read) => {
  expect(faults).toEqual([]);
  return rows.map(({ memberId, code, categoryId, year, state, value }) =>
    [
      memberId.replace("id of ", ""),
      code + (categoryId ? `@${categoryId}` : ""),
      year,
      state === "value" ? value : state,
    ].join(" "),
  );
};
/** Their codes. */
export const codes = (list: { code: string }[]) => list.map(({ code }) => code);
