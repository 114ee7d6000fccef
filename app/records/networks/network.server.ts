import { and, eq, sql } from "drizzle-orm";
import { standardPolicy } from "~/domain/disclosure/presets";
import { STANDARD_DUES } from "~/domain/networks/terms";
import type { Decimal } from "~/domain/terms";
import { createCollaborative } from "~/records/collaboratives/collaboratives.server";
import { record } from "~/records/history/history.server";
import { rowsOf } from "~db/rows";
import { collaboratives, networks } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** A network itself: a tenant without members, measures, or roles of a collaborative. */

export interface Network {
  slug: string;
  name: string;
  about: string;
  dues: Decimal;
  locale: string;
  currency: string;
  revision: number;
}

/** Creates the network whose id the tenant has been opened with. @throws if the slug is taken */
export async function createNetwork(
  db: TenantDb,
  { slug, name, year, currency = "USD" }: { slug: string; name: string; year: number; currency?: string },
): Promise<void> {
  await createCollaborative(db, {
    profile: {
      slug,
      name,
      place: "",
      about: null,
      baselineYear: year,
      locale: "en-US",
      currency,
      policy: standardPolicy("totals_only"),
    },
    measures: [],
    metrics: [],
    indicators: [],
  });
  await db.tx.insert(networks).values({ collaborativeId: db.collaborativeId, dues: STANDARD_DUES });
}

export async function readNetwork(db: TenantDb): Promise<Network> {
  const [network] = rowsOf<Network>(
    await db.tx.execute(sql`
      select c.slug, c.name, n.about, n.dues::text as dues, c.locale, c.currency, n.revision
      from networks n join collaboratives c on c.id = n.collaborative_id
      where n.collaborative_id = ${db.collaborativeId}`),
  );
  if (!network) throw new Error("The open tenant is no network.");
  return network;
}

/** Whether the open tenant is a network. */
export async function isNetwork(db: TenantDb): Promise<boolean> {
  const rows = await db.tx
    .select({ revision: networks.revision })
    .from(networks)
    .where(eq(networks.collaborativeId, db.collaborativeId));
  return rows.length > 0;
}

/** Changes its name, its text, and its dues. @returns false if somebody else changed them first */
export async function changeNetwork(
  db: TenantDb,
  { revision, ...fields }: { revision: number; name: string; about: string; dues: Decimal },
): Promise<boolean> {
  const { tx, collaborativeId } = db;
  const own = eq(networks.collaborativeId, collaborativeId);
  const before = await readNetwork(db);
  const changed = await tx
    .update(networks)
    .set({ about: fields.about, dues: fields.dues, revision: revision + 1 })
    .where(and(own, eq(networks.revision, revision)))
    .returning({ revision: networks.revision });
  if (changed.length === 0) return false;
  await tx.update(collaboratives).set({ name: fields.name }).where(eq(collaboratives.id, collaborativeId));
  const { name, about, dues } = before;
  await note(db, collaborativeId, { name, about, dues }, fields);
  return true;
}

/** Records a change of something in a network. `what` says of what. */
export async function note(
  db: TenantDb,
  itemId: string,
  before: object | null,
  after: object | null,
): Promise<void> {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  await record(db, [{ subject: "network", itemId, before, after }]);
}
