import type { TenantDb } from "~db/tenant";
import { definitionIn } from "../domain/definitions";
import type { EntryCell } from "../domain/entry";
import { isActive } from "../domain/periods";
import { type Catalog, type Member, type Observation, STRATEGIES, type Strategy } from "../domain/types";
import { readCollection } from "./collection.server";
import { readDefinitions } from "./definitions.server";
import { cellOf, entryItems } from "./entry.server";
import { readObservations } from "./observations.server";

/** What a member is asked for in a year, and what is stored of the year and the one before. */
export interface AskedOf {
  member: Member;
  dueOn: string | null;
  groups: { strategy: Strategy; items: ReturnType<typeof entryItems> }[];
  cells: EntryCell[];
  /** The member's own wordings, by code of the measure. */
  definitions: Record<string, string>;
}

/**
 * For every active member, or one: what a year asks of it. Where the year was not opened, that is everything.
 * @param only id of the member
 */
export async function readAsked(
  db: TenantDb,
  catalog: Catalog,
  year: number,
  only: string | null,
): Promise<AskedOf[]> {
  const members = catalog.members.filter(
    (member) => isActive(member, year) && (only === null || member.id === only),
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
    const given = new Set(
      (cellsOf.get(member.id) ?? []).filter((cell) => cell.year === year).map(({ code }) => code),
    );
    // What somebody gave without being asked is there to be seen, too.
    const asked = STRATEGIES.filter(
      (strategy) =>
        (request?.strategies.includes(strategy) ?? true) ||
        items.get(strategy)?.some(({ code }) => given.has(code)),
    );
    return {
      member,
      dueOn: request ? (request.dueOn ?? opened?.dueOn ?? null) : null,
      groups: asked.map((strategy) => ({ strategy, items: items.get(strategy) ?? [] })),
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
  const found = new Map<string, EntryCell[]>();
  for (const row of rows) {
    const whole = codes.get(row.itemId);
    const part = row.categoryId === null ? "" : parts.get(row.categoryId);
    if (whole === undefined || part === undefined) continue;
    const cells = found.get(row.memberId) ?? [];
    cells.push(cellOf(row, whole + part));
    found.set(row.memberId, cells);
  }
  return found;
}
