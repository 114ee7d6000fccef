import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { changeMailStop, readMailStop } from "../../../app/access/links/network-mail.server";
import type { Outgoing } from "../../../app/mail/mailer.server";
import { sendDueNetworks } from "../../../app/mail/networks/post.server";
import { addRepresentative, setMail } from "../../../app/records/networks/participants.server";
import { answerThread, startThread } from "../../../app/records/networks/threads.server";
import type { Database } from "../../../db/client";
import { CONFIG } from "../../support/app/calls";
import { ENGINES, openOwnDatabase } from "../../support/database/databases";
import { makeNetwork, type TestNetwork } from "../../support/database/networks";

const MORNING = new Date("2026-06-30T09:00:00Z");
const NEXT_DAY = new Date("2026-07-01T07:05:00Z");
const origin = "https://tide.example.org";

describe.each(ENGINES)("mail about messages of a network on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let network: TestNetwork;
  const letters: Outgoing[] = [];
  const mailer = {
    deliver: async (letter: Outgoing) => {
      letters.push(letter);
      return { outcome: "sent" as const, detail: "250 ok" };
    },
  };
  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    network = await makeNetwork(database);
    const participantId = await network.participant("Delta partnership");
    for (const name of ["Ada", "Bo", "Cy"])
      await network.enter(async (db) => {
        const email = `${name.toLowerCase()}@${network.slug}.test-mail.org`;
        const added = await addRepresentative(db, participantId, { name, title: "", part: "other", email });
        if (typeof added === "string") throw new Error(added);
        if (name === "Ada") await setMail(db, { id: added.id }, "at_once");
        if (name === "Cy") await setMail(db, { id: added.id }, "none");
      });
  });
  const say = (text: string) =>
    network.enter((db) => startThread(db, "Childcare", { text, of: "", now: MORNING }));
  /** Who gets letters by then, and how many messages each. */
  const sentBy = async (now: Date) => {
    letters.length = 0;
    await sendDueNetworks({ database, mailer, config: CONFIG, origin }, undefined, () => now);
    return letters.map(({ to }) => to.name).sort();
  };
  const stopLinkIn = ({ text }: Outgoing) => /\/network-mail\/stop\/(\S+)/.exec(text)?.[1] ?? "";

  it("goes out at once, or in one digest a day, and never to those who do not want it", async () => {
    const thread = await say("Who has tried it?");
    await network.enter((db) => answerThread(db, thread, { text: "We have.", of: "Delta", now: MORNING }));
    expect(await sentBy(MORNING)).toEqual(["Ada"]);
    expect(letters[0]?.text).toContain("Who has tried it?");
    expect(letters[0]?.text).toContain("We have.");
    expect(await sentBy(NEXT_DAY)).toEqual(["Bo"]);
    expect(letters[0]?.subject).toMatch(/^2 messages in /);
    expect(await sentBy(NEXT_DAY)).toEqual([]);
  });

  it("ends for the one whose link is used, also for what was waiting, and for nobody else", async () => {
    await say("First");
    await sentBy(MORNING);
    const [letter] = letters;
    if (!letter) throw new Error("nobody got a letter");
    const context = { database, config: CONFIG };
    const token = stopLinkIn(letter);
    expect(await readMailStop(context, token)).toMatchObject({ name: "Ada" });
    await say("Second");
    await changeMailStop(context, token, "none");
    expect(await sentBy(MORNING)).toEqual([]);
    expect(await sentBy(NEXT_DAY)).toEqual(["Bo"]);
    expect(await readMailStop(context, `${token.slice(0, -2)}xx`)).toBeFalsy();
  });
});
