import { z } from "zod";
import { sheetToGive } from "../app/records/networks/giveable.server";
import { confirmGift, joinNetwork, type NewGift, proposeGift } from "../app/records/networks/given.server";
import type { Database } from "../db/client";
import { openTenant } from "../db/door";
import type { TenantDb } from "../db/tenant";

const giftSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("benchmark"), year: z.int() }),
  z.strictObject({
    kind: z.literal("lesson"),
    title: z.string(),
    theme: z.string(),
    setting: z.string(),
    worked: z.string(),
    failed: z.string(),
  }),
]);

type Actor = { name: string; userId: string | null };

interface Giving {
  collaborativeId: string;
  networkId: string;
  /** Hash of the code by which it joins. */
  hash: string;
  /** Who has it join and proposes. */
  by: Actor;
  confirmedBy: Actor;
  gifts: object[];
  today: string;
}

/** Has a collaborative join the network and give: one person proposes, another confirms. */
export async function giveToNetwork(database: Database, giving: Giving): Promise<void> {
  const { collaborativeId, networkId, hash, by, confirmedBy, gifts, today } = giving;
  const as = <T>(actor: Actor, work: (db: TenantDb) => Promise<T>) =>
    openTenant(database, { collaborativeId, actor }, work);
  const until = `${Number(today.slice(0, 4)) + 1}-12-31`;
  const proposed = await as(by, async (db) => {
    await joinNetwork(db, hash, today);
    const ids: string[] = [];
    for (const json of gifts) {
      const gift = await copyOf(db, giftSchema.parse(json), today);
      if (gift) ids.push(await proposeGift(db, { ...gift, networkId, until, sourceId: null }));
    }
    return ids;
  });
  await as(confirmedBy, async (db) => {
    for (const id of proposed) await confirmGift(db, id, { decision: "", today });
  });
}

type Copy = Omit<NewGift, "networkId" | "until" | "sourceId">;

async function copyOf(db: TenantDb, gift: z.output<typeof giftSchema>, today: string): Promise<Copy | null> {
  if (gift.kind === "lesson") {
    const { title, ...content } = gift;
    return { kind: "lesson", title, year: null, content: { ...content, link: "" } };
  }
  const { year } = gift;
  const sheet = await sheetToGive(db, year, today);
  return (
    sheet && {
      kind: "benchmark",
      title: `Benchmark sheet ${year}`,
      year,
      content: { kind: "benchmark", sheet },
    }
  );
}
