import type { EntryCell } from "~/domain/entry/entry";
import { isExempt } from "~/domain/members/exemptions";
import { acceptsValues } from "~/domain/periods";
import { definitionIn } from "~/domain/rollup/definitions";
import { type Catalog, type Member, type Observation, STRATEGIES, type Strategy } from "~/domain/terms";
import { readCollection } from "~/records/collection/collection.server";
import { cellOf, entryItems } from "~/records/entry/entry.server";
import { readDefinitions } from "~/records/figures/definitions.server";
import { readObservations } from "~/records/observations/observations.server";
import type { TenantDb } from "~db/tenant";

/** What a year requests from a member, with the stored values of that year and the year before. */
export interface TemplateMember {
  member: Member;
  dueOn: string | null;
  groups: { strategy: Strategy; items: ReturnType<typeof entryItems> }[];
  cells: EntryCell[];
  /** The member's own definitions by code of the measure. */
  definitions: Record<string, string>;
}

/**
 * What a year requests from each active member, or from one. If the year was not opened, that is everything.
 * @param only id of the member
 */
export async function readTemplateMembers(
  db: TenantDb,
  catalog: Catalog,
  year: number,
  only: string | null,
): Promise<TemplateMember[]> {
  const members = catalog.members.filter(
    (member) => acceptsValues(member, year) && (only === null || member.id === only),
  );
  const memberIds = members.map(({ id }) => id);
  if (memberIds.length === 0) return [];
  const stored = await readObservations(db, { memberIds, from: year - 1, to: year, categoriesOf: "all" });
  const definitions = await readDefinitions(db, only === null ? {} : { memberId: only });
  const { year: opened, requests } = await readCollection(db, year, only);
  const cellsOf = cellsBy(catalog, stored);
  const items = new Map(STRATEGIES.map((strategy) => [strategy, entryItems(catalog, strategy)]));
  return members.map((member) => {
    const request = requests.find(({ memberId }) => memberId === member.id);
    const reported = new Set(
      (cellsOf.get(member.id) ?? []).filter((cell) => cell.year === year).map(({ code }) => code),
    );
    // Strategies with values are shown even if they were not requested, or do not concern the member.
    const requested = STRATEGIES.filter(
      (strategy) =>
        ((request?.strategies.includes(strategy) ?? true) && !isExempt(member, strategy, year)) ||
        items.get(strategy)?.some(({ code }) => reported.has(code)),
    );
    return {
      member,
      dueOn: request ? (request.dueOn ?? opened?.dueOn ?? null) : null,
      groups: requested.map((strategy) => ({ strategy, items: items.get(strategy) ?? [] })),
      cells: cellsOf.get(member.id) ?? [],
      definitions: Object.fromEntries(
        catalog.measures.flatMap(({ id, code }) => {
          const own = definitionIn(definitions, member.id, id, year);
          return own ? [[code, own.wording]] : [];
        }),
      ),
    };
  });
}

/** Stored values by member, with the codes of the entry grid. */
function cellsBy(catalog: Catalog, rows: Observation[]): Map<string, EntryCell[]> {
  const codes = new Map([...catalog.measures, ...catalog.metrics].map(({ id, code }) => [id, code]));
  const parts = new Map(
    catalog.dimensions.flatMap((dimension) =>
      dimension.categories.map(({ id, code }) => [id, `@${dimension.code}.${code}`]),
    ),
  );
  const byMember = new Map<string, EntryCell[]>();
  for (const row of rows) {
    const whole = codes.get(row.itemId);
    const part = row.categoryId === null ? "" : parts.get(row.categoryId);
    if (whole === undefined || part === undefined) continue;
    const cells = byMember.get(row.memberId) ?? [];
    cells.push(cellOf(row, whole + part));
    byMember.set(row.memberId, cells);
  }
  return byMember;
}
