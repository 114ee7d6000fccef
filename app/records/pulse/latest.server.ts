import { outcomeOf, type PulseOutcome } from "~/domain/pulse/outcome";
import type { TenantDb } from "~db/tenant";
import { readClosed } from "./answers.server";
import { readWaves } from "./waves.server";

/** A closed round as anybody may see it. */
export interface LatestPulse {
  name: string;
  closedOn: string;
  outcome: PulseOutcome;
}

/** The round that was closed last; null without one. */
export async function readLatestPulse(db: TenantDb): Promise<LatestPulse | null> {
  const wave = (await readWaves(db)).find(({ state }) => state === "closed");
  if (!wave?.closedOn) return null;
  const { id, name, closedOn, k, invited } = wave;
  return { name, closedOn, outcome: outcomeOf({ k, invited, ...(await readClosed(db, id)) }) };
}
