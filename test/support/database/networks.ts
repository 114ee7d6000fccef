import { v7 as uuidv7 } from "uuid";
import { newSecret } from "../../../app/access/links/secrets.server";
import { joinNetwork } from "../../../app/records/networks/given.server";
import { createNetwork } from "../../../app/records/networks/network.server";
import { addParticipant, setJoinCode } from "../../../app/records/networks/participants.server";
import type { Database } from "../../../db/client";
import { openTenant } from "../../../db/door";
import type { TenantDb } from "../../../db/tenant";
import { TESTER, type TestCollaborative } from "./databases";

export interface TestNetwork {
  id: string;
  slug: string;
  /** Runs one transaction inside it. */
  enter<T>(work: (db: TenantDb) => Promise<T>): Promise<T>;
  /** Adds a participant. @returns its id */
  participant(name: string): Promise<string>;
  /** Adds a participant and has the collaborative join as it. @returns its id */
  join(collaborative: TestCollaborative, today?: string): Promise<string>;
}

let count = 0;

export async function makeNetwork(database: Database): Promise<TestNetwork> {
  const id = uuidv7();
  const slug = `network-${++count}`;
  const enter: TestNetwork["enter"] = (work) =>
    openTenant(database, { collaborativeId: id, actor: TESTER }, work);
  await enter((db) => createNetwork(db, { slug, name: `Network ${slug}`, year: 2026 }));
  const participant = (name: string) =>
    enter((db) =>
      addParticipant(db, { name, place: "", website: "", about: "", joinedOn: "2020-01-01", leftOn: null }),
    );
  return {
    id,
    slug,
    enter,
    participant,
    async join(collaborative, today = "2026-06-30") {
      const participantId = await participant(`Partnership ${collaborative.slug}`);
      const { hash } = newSecret("join");
      await enter((db) => setJoinCode(db, participantId, hash));
      await collaborative.enter((db) => joinNetwork(db, hash, today));
      return participantId;
    },
  };
}

/** Runs one transaction in a collaborative as somebody with an account. */
export const asPerson = (database: Database, collaborativeId: string, name: string) => {
  const userId = uuidv7();
  return <T>(work: (db: TenantDb) => Promise<T>): Promise<T> =>
    openTenant(database, { collaborativeId, actor: { name, userId } }, work);
};
