import type { SQL } from "drizzle-orm";
import type { Catalog, Observation } from "~/domain/terms";
import { storedThat } from "~/records/observations/observations.server";
import type { ObservationWrite, Row } from "~/records/observations/writes";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** The most writes compared and stored at once, so that memory stays flat however many there are. */
const AT_ONCE = 5000;

/** Splits writes into turns by place; a member's year stays in one turn, since checks read it as a whole. */
export function inTurns(writes: ObservationWrite[]): number[][] {
  const places = writes.map((_, index) => index);
  if (places.length <= AT_ONCE) return places.length === 0 ? [] : [places];
  const keys = writes.map(({ memberId, year }) => `${memberId} ${year}`);
  const keyAt = (place: number) => keys[place] ?? "";
  places.sort((a, b) => (keyAt(a) < keyAt(b) ? -1 : keyAt(a) > keyAt(b) ? 1 : a - b));
  const turns: number[][] = [];
  let turn: number[] = [];
  for (const place of places) {
    if (turn.length >= AT_ONCE && keyAt(place) !== keyAt(turn.at(-1) ?? 0)) {
      turns.push(turn);
      turn = [];
    }
    turn.push(place);
  }
  return [...turns, turn];
}

/** The writes of a turn with their places looked up. */
export function rowsOfTurn(
  { measures, metrics }: Catalog,
  writes: ObservationWrite[],
  turn: number[],
): Row[] {
  const itemIdOf = new Map([...measures, ...metrics].map((item) => [item.code, item.id]));
  return turn.flatMap((index): Row[] => {
    const write = writes[index];
    if (!write) return [];
    const {
      memberId,
      kind,
      code,
      categoryId = null,
      year,
      state,
      value,
      note,
      source,
      revision,
      over,
    } = write;
    const itemId = itemIdOf.get(code) ?? "";
    const place = { index, memberId, kind, itemId, categoryId, year };
    return [Object.assign(place, { code, state, value, note, source, revision, over })];
  });
}

/** Everything stored that the rows could contradict. */
export async function readAround(db: TenantDb, catalog: Catalog, rows: Row[]): Promise<Observation[]> {
  return rows.length === 0 ? [] : rowsOf<Observation>(await db.tx.execute(readingAround(db, catalog, rows)));
}

/** The statement behind it. */
export function readingAround(db: TenantDb, catalog: Catalog, rows: Row[]): SQL {
  return storedThat(db, around(catalog, rows));
}

function around({ measures }: Catalog, rows: Row[]) {
  const memberIds = [...new Set(rows.map((row) => row.memberId))];
  const years = rows.map((row) => row.year);
  const [from, to] = years.reduce(([low, high], y) => [Math.min(low, y), Math.max(high, y)], [9999, 0]);
  const own = new Set(rows.filter(({ kind }) => kind === "measure").map(({ code }) => code));
  // The measures, their wholes and their parts: their categories are checked against each other.
  const wholes = new Set(measures.filter(({ code }) => own.has(code)).map(({ partOf }) => partOf));
  const categoriesOf = measures
    .filter(({ code, partOf }) => own.has(code) || wholes.has(code) || (partOf !== null && own.has(partOf)))
    .map(({ id }) => id);
  return { memberIds, from, to, categoriesOf };
}
