import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import type { Member, Observation } from "../../../app/domain/terms";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { putMember } from "../../../app/records/collaboratives/members.server";
import {
  type ObservationWrite,
  writeObservations,
} from "../../../app/records/entry/write-observations.server";
import { readObservations } from "../../../app/records/observations/observations.server";
import type { Database } from "../../../db/client";
import { openTenant } from "../../../db/door";
import { rowsOf } from "../../../db/rows";
import { type Engine, makeCollaborative, openTestDatabase, type TestCollaborative } from "./databases";

export interface Kept {
  actor: string;
  at: string;
  subject: string;
  year: number;
  before: object | null;
  after: object | null;
  reason: string | null;
  batchId: string;
}

/** Gives each test a collaborative with a hospital (2020–2024, fiscal year ending in June) and a school. */
export function useWriting(engine: Engine) {
  let database: Database;
  let dispose: () => Promise<void>;
  let collaborative: TestCollaborative;
  let members: Member[];
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    collaborative = await makeCollaborative(database, {
      members: [
        { slug: "hospital", joinedOn: "2020-01-01", leftOn: "2024-12-31", fiscalYearEndMonth: 6 },
        { slug: "school" },
      ],
    });
    ({ members } = await collaborative.catalog());
  });
  const member = (slug: string) => members.find((candidate) => candidate.slug === slug) as Member;
  const stored = (): Promise<Observation[]> => collaborative.enter((db) => readObservations(db, {}));

  return {
    /** A value for 2024, the hospital's by default. */
    value: (code: string, amount: string, more: Partial<ObservationWrite> = {}): ObservationWrite => ({
      memberId: member("hospital").id,
      kind: "measure" as const,
      code,
      year: 2024,
      state: "value" as const,
      value: amount,
      ...more,
    }),
    member,
    write: (writes: ObservationWrite[], actor = "Test", reason: string | null = null) =>
      openTenant(
        database,
        { collaborativeId: collaborative.id, actor: { name: actor, userId: null } },
        async (db) => writeObservations(db, await readCatalog(db), writes, { reason }),
      ),
    stored,
    /** The single stored value. */
    async only() {
      const rows = await stored();
      expect(rows).toHaveLength(1);
      return rows[0] as Observation;
    },
    history: () =>
      collaborative.enter(async ({ tx }) =>
        rowsOf<Kept>(
          await tx.execute(sql`select actor, at::text, subject, year, before, after, reason,
            batch_id as "batchId" from history where subject in ('observation', 'reported_share') order by id`),
        ),
      ),
    /** Edits the hospital's record. */
    async correct(more: Partial<Member>) {
      const { id: _, slug, name, sector, joinedOn, leftOn, ...own } = member("hospital");
      const { fiscalYearEndMonth, baselineYear } = own;
      const record = { slug, name, sector, joinedOn, leftOn, fiscalYearEndMonth, baselineYear, ...more };
      await collaborative.enter((db) => putMember(db, record));
    },
  };
}
