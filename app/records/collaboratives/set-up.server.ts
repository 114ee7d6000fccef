import { sql } from "drizzle-orm";
import type { SetUpFacts } from "~/domain/set-up";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** What has been set up so far, counted in one statement. */
export async function readSetUp(db: TenantDb): Promise<SetUpFacts> {
  const c = db.collaborativeId;
  const [facts] = rowsOf<SetUpFacts>(
    await db.tx.execute(sql`
      with own as (
        select m.id, exists (select from observations o where o.collaborative_id = m.collaborative_id
          and o.member_id = m.id and o.year = coalesce(m.baseline_year, c.baseline_year)
          and o.state = 'value') as "hasBaseline"
        from members m join collaboratives c on c.id = m.collaborative_id
        where m.collaborative_id = ${c} and (m.left_on is null or m.left_on >= current_date)
      )
      select (select count(*)::int from own) as members,
        (select count(*)::int from own where "hasBaseline") as "withBaseline",
        (select count(*)::int from roles where collaborative_id = ${c})
          + (select count(*)::int from invitations where collaborative_id = ${c}
            and accepted_at is null and revoked_at is null and expires_at > now()) as people,
        (select count(*)::int from measures where collaborative_id = ${c} and enabled) as measures,
        exists (select from observations where collaborative_id = ${c})
          or exists (select from history where collaborative_id = ${c}
            and subject in ('measure', 'metric', 'dimension')
            and at > (select min(at) from history where collaborative_id = ${c} and subject = 'collaborative')) as "areMeasuresSettled",
        (select count(*)::int from goals where collaborative_id = ${c} and member_id is null
          and state in ('adopted', 'met')) as goals,
        (select count(*)::int from assessments where collaborative_id = ${c}
          and state = 'submitted' and stage is not null) as ratings,
        (select count(*)::int from years where collaborative_id = ${c}) as years`),
  );
  if (!facts) throw new Error("Counting always answers one row.");
  return facts;
}
