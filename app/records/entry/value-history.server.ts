import { sql } from "drizzle-orm";
import { seesEverything } from "~/domain/disclosure/disclosure";
import type { Viewer } from "~/domain/terms";
import { type ActivityEntry, notAboutPeers, readEntries } from "~/records/history/activity.server";
import type { TenantDb } from "~db/tenant";
import type { CommentPlace } from "./comments.server";

/** Enough for one page; older changes stay stored. */
const MOST_READ = 200;

/**
 * The history of one value, newest first: its changes, comments and definitions, and how the member's year was
 * submitted, verified, closed and reopened. One statement.
 * @param sharesOf ids of the shares whose numerator it is: their questions stand at it
 */
export async function readValueHistory(
  db: TenantDb,
  { memberId, itemId, categoryId = null, year }: CommentPlace,
  sharesOf: string[],
  viewer: Viewer,
): Promise<ActivityEntry[]> {
  const own = sql`h.member_id = ${memberId} and h.item_id = ${itemId} and h.year = ${year}`;
  const shares = sql.param(`{${sharesOf.join(",")}}`);
  const commentRows =
    categoryId === null
      ? sql`or h.subject = 'warning' and h.member_id = ${memberId} and h.year = ${year}
          and (h.item_id = ${itemId} or h.item_id = any(${shares}::uuid[]))
        or h.subject = 'comment' and ${own}`
      : sql``;
  return readEntries(
    db,
    sql`h.collaborative_id = ${db.collaborativeId} and (
      h.subject in ('observation', 'reported_share') and ${own}
        and (coalesce(h.after, h.before) ->> 'categoryId')::uuid is not distinct from ${categoryId}::uuid
      ${commentRows}
      or h.subject = 'definition' and h.member_id = ${memberId} and h.item_id = ${itemId}
      or h.subject = 'request' and h.member_id = ${memberId} and h.year = ${year}
      or h.subject = 'year' and h.year = ${year})
      ${seesEverything(viewer) ? sql`` : sql`and ${notAboutPeers}`}`,
    MOST_READ,
  );
}
