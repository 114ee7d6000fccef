import { sql } from "drizzle-orm";
import { DateTime } from "luxon";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { discloseAgreements } from "../../../app/domain/agreements/disclosure";
import { agreementForm, partyForm } from "../../../app/domain/agreements/forms";
import { stateOf } from "../../../app/domain/agreements/state";
import { sendDueAgreements } from "../../../app/mail/agreement-post.server";
import type { Outgoing } from "../../../app/mail/mailer.server";
import { readAgreements, readWithoutSharing } from "../../../app/records/agreements/agreements.server";
import {
  addAgreement,
  changeAgreement,
  markAgreement,
  releaseFloor,
  removeAgreement,
} from "../../../app/records/agreements/store-agreements.server";
import { putOutcomes } from "../../../app/records/agreements/store-outcomes.server";
import {
  addDocument,
  addObligation,
  putParty,
  readDocument,
  removeParty,
} from "../../../app/records/agreements/store-parts.server";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { grantRole } from "../../../app/records/collaboratives/collaboratives.server";
import { writeObservations } from "../../../app/records/entry/write-observations.server";
import { readRollup } from "../../../app/records/figures/rollup.server";
import { readHistory } from "../../../app/records/history/history.server";
import type { Database } from "../../../db/client";
import {
  ENGINES,
  makeCollaborative,
  openOwnDatabase,
  type TestCollaborative,
} from "../../support/database/databases";
import { openDemoDatabase } from "../../support/database/demo";
import { makePerson } from "../../support/database/tenancy";

const day = (offset: number) => DateTime.utc().plus({ days: offset }).toISODate();
const fields = (more: object = {}) =>
  agreementForm.parse({
    kind: "data_sharing",
    title: "Sharing with A",
    renewal: "none",
    effectiveOn: day(-100),
    minimumContributors: 5,
    ...more,
  });

describe.each(ENGINES)("agreements on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let anchors: TestCollaborative;
  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    anchors = await makeCollaborative(database, {
      members: ["a", "b", "c", "d"].map((slug) => ({ slug })),
    });
  });

  const memberId = async (slug: string) =>
    (await anchors.catalog()).members.find((member) => member.slug === slug)?.id ?? "";
  const party = async (slug: string, signedOn: string | null = day(-120), more: object = {}) => ({
    memberId: await memberId(slug),
    partnerId: null,
    signatory: "Ann",
    signatoryTitle: "",
    signedOn,
    approvedBy: "",
    approvalNumber: "",
    approvedOn: null,
    withdrewOn: null,
    ...more,
  });
  /** Adds an agreement that A has signed. */
  const signed = async (more: object = {}) => {
    const id = await anchors.enter((db) => addAgreement(db, fields(more)));
    const a = await party("a");
    await anchors.enter((db) => putParty(db, id, null, a));
    return id;
  };
  const only = async (id: string) => {
    const agreement = (await anchors.enter(readAgreements)).find((stored) => stored.id === id);
    if (!agreement) throw new Error("no such agreement");
    return agreement;
  };
  const k = async () => (await anchors.catalog()).collaborative.policy.minimumContributors;

  it("take what a file says of many periods at once, and keep what was said before in the history", async () => {
    const { members } = await anchors.catalog();
    const [a] = members;
    const id = await anchors.enter((db) => addAgreement(db, fields()));
    const party = partyForm(new Set()).parse({ organization: `member:${a?.id}` });
    await anchors.enter((db) => putParty(db, id, null, party));
    const promise = async () => {
      const agreement = (await anchors.enter(readAgreements)).find((own) => own.id === id);
      return agreement?.obligations[0];
    };
    const partyId = (await anchors.enter(readAgreements))[0]?.parties[0]?.id ?? "";
    const due = { every: "year" as const, month: 10, day: 31 };
    await anchors.enter((db) =>
      addObligation(db, id, { partyId, text: "Lend half a person", kind: "people", due }),
    );
    const own = (await promise())?.id ?? "";
    const said = [
      { id: own, dueOn: "2024-10-31", doneOn: "2024-11-04", waived: null },
      { id: own, dueOn: "2025-10-31", doneOn: null, waived: "A new hire" },
      { id: "00000000-0000-4000-8000-000000000000", dueOn: "2025-10-31", doneOn: null, waived: "Nobody" },
    ];
    expect(await anchors.enter((db) => putOutcomes(db, said))).toBe(2);
    expect((await promise())?.outcomes).toEqual([
      { dueOn: "2024-10-31", doneOn: "2024-11-04", waived: null },
      { dueOn: "2025-10-31", doneOn: null, waived: "A new hire" },
    ]);
    const open = { id: own, dueOn: "2024-10-31", doneOn: null, waived: null };
    expect(await anchors.enter((db) => putOutcomes(db, [open]))).toBe(1);
    expect((await promise())?.outcomes).toHaveLength(1);
    const changes = (
      await anchors.enter((db) => readHistory(db, "obligation", sql`item_id = ${own}`))
    ).filter(({ before }) => before !== null);
    expect(changes).toMatchObject([{ before: { doneOn: "2024-11-04" }, after: null }]);
  });

  it("raise the floor of every reader once signed, and name themselves as its source", async () => {
    const id = await anchors.enter((db) => addAgreement(db, fields()));
    expect(await k()).toBe(3);
    const a = await party("a");
    await anchors.enter((db) => putParty(db, id, null, a));
    const { collaborative, policyBasis } = await anchors.catalog();
    expect(collaborative.policy).toMatchObject({ minimumContributors: 5, largestShare: 85 });
    expect(policyBasis?.setting.minimumContributors).toBe(3);
    expect(policyBasis?.floors).toMatchObject([{ agreementId: id, title: "Sharing with A" }]);
  });

  it("withhold a total of four members from an executive at the next read", async () => {
    const catalog = await anchors.catalog();
    await anchors.enter((db) =>
      writeObservations(
        db,
        catalog,
        catalog.members.map((member, at) => ({
          kind: "measure" as const,
          code: "new_hires",
          memberId: member.id,
          year: 2023,
          state: "value" as const,
          value: String(100 + at),
        })),
      ),
    );
    const seen = () =>
      anchors.enter(async (db) => {
        const now = await readCatalog(db);
        const viewer = { role: "executive" as const, memberId: now.members[0]?.id ?? null };
        const rollup = await readRollup(db, { viewer, catalog: now, to: 2023 });
        const year = rollup.years.find((each) => each.year === 2023);
        return year?.totals.find(({ measure }) => measure === "new_hires")?.withheld ?? null;
      });
    expect(await seen()).toBeNull();
    await signed();
    expect(await seen()).not.toBeNull();
  });

  it("do not loosen when they end, but when somebody releases them with a reason", async () => {
    const id = await signed({ endsOn: day(-2) });
    expect(stateOf(await only(id), day(0))).toBe("ended");
    expect(await k()).toBe(5);
    const { revision } = await only(id);
    await anchors.enter((db) => releaseFloor(db, id, { revision, reason: "It was not renewed." }));
    expect(await k()).toBe(3);
  });

  it("do not loosen when a signature is taken back or an unsigned party is added", async () => {
    const id = await signed();
    const b = await party("b", null);
    await anchors.enter((db) => putParty(db, id, null, b));
    expect(stateOf(await only(id), day(0))).toBe("out_for_signature");
    const partyId = (await only(id)).parties.find(({ signedOn }) => signedOn !== null)?.id ?? "";
    const unsigned = await party("a", null);
    await anchors.enter((db) => putParty(db, id, partyId, unsigned));
    expect(await k()).toBe(5);
  });

  it("refuse limits that show more without the permission and a reason", async () => {
    const id = await signed();
    const change = async (mayLoosen: boolean, reason: string) => {
      const { revision } = await only(id);
      return anchors.enter((db) =>
        changeAgreement(db, id, {
          fields: fields({ minimumContributors: 4, reason }),
          revision,
          mayLoosen,
        }),
      );
    };
    expect(await change(false, "We agreed")).toEqual({ stored: false, why: "loosens" });
    expect(await change(true, "")).toEqual({ stored: false, why: "loosens" });
    expect(await k()).toBe(5);
    expect(await change(true, "A agreed in writing")).toMatchObject({ stored: true });
    expect(await k()).toBe(4);
  });

  it("cannot be released while in force, removed once signed, or changed from an old page", async () => {
    const id = await signed();
    const { revision } = await only(id);
    const enter = anchors.enter;
    expect(await enter((db) => releaseFloor(db, id, { revision, reason: "x" }))).toMatchObject({
      why: "holds",
    });
    expect(await enter((db) => removeAgreement(db, id, revision))).toMatchObject({ why: "holds" });
    expect(
      await enter((db) => markAgreement(db, id, { revision: revision - 1, set: { noticeGivenOn: day(0) } })),
    ).toMatchObject({ why: "overtaken" });
    const partyId = (await only(id)).parties[0]?.id ?? "";
    expect(await enter((db) => removeParty(db, id, partyId))).toBe(false);
  });

  it("mark members who have none in force, where such agreements are kept", async () => {
    const bare = async () => anchors.enter((db) => readWithoutSharing(db, day(0)));
    const [a, b] = [await memberId("a"), await memberId("b")];
    expect((await bare())(b)).toBe(false);
    await signed();
    const is = await bare();
    expect([is(a), is(b)]).toEqual([false, true]);
  });

  it("are whole for their parties, and for others only who has signed", async () => {
    const id = await signed();
    const all = await anchors.enter(readAgreements);
    const as = (memberId: string) =>
      discloseAgreements(all, { role: "executive", memberId }, day(0)).find((outline) => outline.id === id);
    expect(as(await memberId("a"))?.whole?.floor.minimumContributors).toBe(5);
    const other = as(await memberId("b"));
    expect(other?.whole).toBeNull();
    expect(other?.parties).toMatchObject([{ signed: true }]);
  });

  it("keep every version of a document, with its hash", async () => {
    const id = await signed();
    const content = new TextEncoder().encode("%PDF-1.7 signed");
    const add = () =>
      anchors.enter((db) =>
        addDocument(db, id, {
          name: "Signed copy",
          url: null,
          file: { mediaType: "application/pdf", content },
        }),
      );
    await add();
    const second = (await add()) ?? "";
    const { documents } = await only(id);
    expect(documents.map(({ version }) => version)).toEqual([2, 1]);
    expect(documents[0]?.contentHash).toMatch(/^[0-9a-f]{64}$/);
    const bytes = await anchors.enter((db) => readDocument(db, second));
    expect(new TextDecoder().decode(bytes ?? undefined)).toBe("%PDF-1.7 signed");
  });

  it("write to the backbone staff once 90, 30, and 7 days before the notice date", async () => {
    await signed({
      title: "Renewing",
      effectiveOn: "2024-07-01",
      endsOn: "2026-06-30",
      renewal: "automatic",
      termMonths: 24,
      noticeDays: 60,
    });
    const [signature] = (await anchors.enter(readAgreements)).flatMap(({ parties }) => parties);
    const long = await party("a", "2024-06-15");
    const { id } = (await anchors.enter(readAgreements))[0] ?? { id: "" };
    await anchors.enter((db) => putParty(db, id, signature?.id ?? "", long));
    const userId = await makePerson(database, `ann-${anchors.slug}@example.org`);
    await anchors.enter((db) => grantRole(db, { userId, role: "backbone", memberId: null }));
    const letters: Outgoing[] = [];
    const mailer = {
      async deliver(letter: Outgoing) {
        letters.push(letter);
        return { outcome: "sent" as const, detail: "" };
      },
    };
    const sentOn = async (date: string) => {
      letters.length = 0;
      const clock = () => new Date(`${date}T18:00:00Z`);
      await sendDueAgreements({ database, mailer, origin: "https://tide.example.org" }, undefined, clock);
      return letters.filter(({ to }) => to.address === `ann-${anchors.slug}@example.org`).length;
    };
    const days = ["2026-01-30", "2026-01-31", "2026-02-01", "2026-04-01", "2026-04-24", "2026-05-01"];
    const counts: number[] = [];
    for (const date of days) counts.push(await sentOn(date));
    expect(counts).toEqual([0, 1, 0, 1, 1, 0]);
  });
});

describe("the demo", () => {
  it("has a charter, a pledge that 10 of 12 have signed, and an agreement on shared data that ends in 60 days", async () => {
    const { enter } = await openDemoDatabase("embedded");
    const stored = await enter(readAgreements);
    const states = stored.map((agreement) => [agreement.kind, stateOf(agreement, day(0))]);
    expect(states.sort()).toEqual([
      ["charter", "in_force"],
      ["data_sharing", "act_now"],
      ["pledge", "in_force"],
    ]);
    const pledge = stored.find(({ kind }) => kind === "pledge");
    expect(pledge?.parties.filter(({ signedOn }) => signedOn !== null)).toHaveLength(10);
    expect(pledge?.parties).toHaveLength(12);
    const { collaborative } = await enter(readCatalog);
    expect(collaborative.policy.minimumContributors).toBe(3);
  });
});
