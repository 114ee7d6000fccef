import { DateTime } from "luxon";
import { z } from "zod";
import { forwardForm, quartersAhead } from "../app/domain/forward/forward";
import type { Catalog } from "../app/domain/terms";
import { addItems } from "../app/records/money/store.server";
import type { TenantDb } from "../db/tenant";

/** Contracts coming up: buyers by slug, quarters counted from the day of loading. */
export const forwardFile = z.array(z.looseObject({ member: z.string(), quartersAhead: z.int() }));

export async function loadForward(
  db: TenantDb,
  members: Catalog["members"],
  contracts: z.output<typeof forwardFile>,
): Promise<void> {
  const today = DateTime.utc();
  const quarters = quartersAhead(today.toISODate());
  const idOf = new Map(members.map(({ slug, id }) => [slug, id]));
  await addItems(
    db,
    "forward_contract",
    contracts.map(({ member, quartersAhead: ahead, ...contract }) => {
      const { year, quarter } = quarters[ahead] ?? { year: today.year, quarter: 4 };
      return forwardForm.parse({ ...contract, memberId: idOf.get(member), when: `${year}-${quarter}` });
    }),
  );
}
