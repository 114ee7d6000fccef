import type { Visit } from "~/access/visit.server";
import { outcomeOf, type PulseOutcome } from "~/domain/pulse/outcome";
import { type ChangeWord, changeOf } from "~/domain/pulse/scores";
import type { Scale } from "~/domain/pulse/statements";
import type { WaveRecord } from "~/domain/pulse/wave";
import { readClosed } from "~/records/pulse/answers.server";

/** How a scale compares with the round before; null where either is not known well enough. */
export type ScaleChange = { by: number; word: ChangeWord } | null;

export interface ShownWave {
  wave: Pick<WaveRecord, "id" | "name" | "openedOn" | "closedOn" | "k">;
  outcome: PulseOutcome;
  /** The closed round before it, and how each scale has changed since. */
  before: { name: string; changes: Partial<Record<Scale, ScaleChange>> } | null;
}

type Db = Visit["db"];

/** A closed round as everyone with a role sees it. @param waves newest first */
export async function readShownWave(db: Db, waves: WaveRecord[], wave: WaveRecord): Promise<ShownWave> {
  const closed = waves.filter(({ state }) => state === "closed");
  const earlier = closed[closed.indexOf(wave) + 1];
  const outcome = await readOutcome(db, wave);
  const then = earlier && (await readOutcome(db, earlier));
  const { id, name, openedOn, closedOn, k } = wave;
  return {
    wave: { id, name, openedOn, closedOn, k },
    outcome,
    before: earlier && then ? { name: earlier.name, changes: changesOf(then, outcome) } : null,
  };
}

export async function readOutcome(db: Db, { id, k, invited }: WaveRecord): Promise<PulseOutcome> {
  return outcomeOf({ k, invited, ...(await readClosed(db, id)) });
}

function changesOf(before: PulseOutcome, after: PulseOutcome): Partial<Record<Scale, ScaleChange>> {
  return Object.fromEntries(
    after.scales.flatMap((now) => {
      const then = before.scales.find(({ scale }) => scale === now.scale);
      return then ? [[now.scale, changeOf(then, now)]] : [];
    }),
  );
}
