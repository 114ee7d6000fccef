import type { Catalog } from "../../../app/domain/terms";
import type { ObservationRow } from "../../../app/exchange/observations/row";

/** The same number for every member, measure, and year from 2001 on: more rows than one batch stores. */
export function manyRows({ members, measures }: Catalog, value: string): ObservationRow[] {
  const years = Array.from({ length: 25 }, (_, place) => 2001 + place);
  return measures
    .flatMap(({ code }) =>
      members.flatMap(({ id: memberId }) => years.map((year) => ({ memberId, code, year, value, ...ROW }))),
    )
    .map((row, place) => ({ ...row, line: place + 2 }));
}

const ROW = { kind: "measure", state: "value", column: "value", line: 0 } as const;

/** With the standard library, ten members give 6,000 rows. */
export const TEN = Array.from({ length: 10 }, (_, place) => ({ slug: `m${place}` }));
