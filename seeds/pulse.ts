import { randomBytes } from "node:crypto";
import { DateTime } from "luxon";
import { z } from "zod";
import { GROUPS, type Rating, type Ratings, STATEMENTS } from "../app/domain/pulse/statements";
import { outsideForm, waveForm } from "../app/domain/pulse/wave";
import { readPeople } from "../app/records/partnership/people.server";
import { closeWave, storeAnswer } from "../app/records/pulse/answers.server";
import { addFigure } from "../app/records/pulse/figures.server";
import { invite } from "../app/records/pulse/invitations.server";
import { addWave } from "../app/records/pulse/waves.server";
import type { TenantDb } from "../db/tenant";

const fileSchema = z.strictObject({
  waves: z.array(
    z.strictObject({
      name: z.string(),
      k: z.int(),
      asksGroup: z.boolean(),
      openedDaysAgo: z.int(),
      closedDaysAgo: z.int(),
      invited: z.int(),
      answers: z.array(
        z.strictObject({
          group: z.enum(GROUPS).nullable(),
          /** One sign for each statement: 1 to 5, or "-" for none. */
          ratings: z.string().regex(/^[1-5-]{24}$/),
        }),
      ),
      words: z.strictObject({ works: z.array(z.string()), change: z.array(z.string()) }),
    }),
  ),
  figures: z.array(z.record(z.string(), z.string())),
});

/** Loads rounds of the pulse as people would have answered and closed them. */
export async function loadPulse(db: TenantDb, json: unknown): Promise<void> {
  const { waves, figures } = fileSchema.parse(json);
  const { contacts } = await readPeople(db);
  for (const { answers, words, ...wave } of waves) {
    const { name, k, asksGroup } = wave;
    const fields = waveForm.parse({ name, k, ...(asksGroup && { asksGroup: "on" }) });
    const waveId = await addWave(db, fields);
    const asked = contacts.slice(0, wave.invited).map(({ id: contactId }) => ({
      contactId,
      // Nobody has the link.
      secretHash: randomBytes(32).toString("hex"),
      language: "en" as const,
      mailed: false,
    }));
    await invite(db, waveId, asked, daysAgo(wave.openedDaysAgo));
    for (const [at, { group, ratings }] of answers.entries()) {
      const own = (["works", "change"] as const).flatMap((question) => {
        const text = words[question][at];
        return text ? [{ question, text }] : [];
      });
      const answer = { group, ratings: ratingsIn(ratings) };
      const contactId = asked[at]?.contactId ?? "";
      await storeAnswer(db, { waveId, contactId }, { answer, words: own });
    }
    await closeWave(db, waveId, daysAgo(wave.closedDaysAgo));
  }
  for (const figure of figures) await addFigure(db, outsideForm.parse(figure));
}

const ratingsIn = (signs: string): Ratings =>
  Object.fromEntries(
    STATEMENTS.flatMap((statement, at) => {
      const sign = signs[at] ?? "-";
      return sign === "-" ? [] : [[statement, Number(sign) as Rating]];
    }),
  );

const daysAgo = (days: number) => DateTime.utc().minus({ days }).toISODate();
