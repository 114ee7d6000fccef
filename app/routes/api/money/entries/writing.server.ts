import type { ActionFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { answerCall, type Call } from "~/access/api/bearer.server";
import { jsonOf } from "~/access/limits/body.server";
import type { Permission } from "~/access/permissions";
import { problem } from "~/access/problem";
import type { Catalog } from "~/domain/terms";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { lockMoney } from "~/records/locks.server";
import type { Kept, Ref } from "~/records/money/keep.server";
import { changeItem, type MoneySubject } from "~/records/money/store.server";
import { readPeople } from "~/records/partnership/people.server";
import { type Fault, gone, overtaken, refuse } from "~/routes/api/answering/refusals";
import { byMethod, onlyTakes, removing } from "~/routes/api/answering/removing.server";

/** Calls that write one entry of money or of the forward list, with the rules of its form. */

export const BODY_BYTES = 64 * 1024;

/** A collaborative that is written to. */
export interface Written {
  db: Call["db"];
  catalog: Catalog;
  /** An organization as forms send it ("member:ID"), by slug, by name, or as it is; "" if there is none. */
  organization(named: string): string;
  /** Amounts arrive as JSON numbers, whatever the collaborative's language. */
  typing: { locale: string; currency: string };
}

/** A kind of entry: what is sent, stored, and answered. */
export interface Entries<Body, Stored extends StoredEntry> {
  /** Such as "source", for messages. */
  word: string;
  permission: Permission;
  /** The history's word for it. */
  subject: MoneySubject;
  body: z.ZodType<Body>;
  read(db: Call["db"]): Promise<Stored[]>;
  keep(written: Written, ref: Ref, body: Body): Promise<Kept | z.ZodError>;
  /** What the answer says of it. */
  shape(stored: Stored, written: Pick<Written, "catalog">): object;
}
export interface StoredEntry {
  id: string;
  revision: number;
}

/** A kind of entry that a page can change as well. */
export interface ChangedEntries<Body, Stored extends StoredEntry> extends Entries<Body, Stored> {
  /** What may be changed; the rest stays. */
  change: z.ZodType<Partial<Body> & { revision?: number | undefined }>;
  /** A stored entry as a body that would store it again. */
  bodyOf(stored: Stored, written: Written): Body;
}

/** Names that forms have for fields of bodies. */
const FIELDS: Record<string, string> = {
  initiativeId: "initiative",
  sourceId: "source",
  memberId: "member",
  invoiceId: "invoice",
  contactId: "person",
  proposalId: "proposal",
  when: "quarter",
};
const fieldOf = (field: string) => FIELDS[field] ?? field;

export const faultsOf = ({ issues }: z.ZodError): Fault[] =>
  issues.map(({ path, message }) => ({ field: fieldOf(path.join(".")), message }));

/** Adds an entry with POST. */
export const adding =
  <Body, Stored extends StoredEntry>(entries: Entries<Body, Stored>) =>
  async (args: ActionFunctionArgs): Promise<Response> => {
    if (args.request.method !== "POST")
      return problem(405, "Method not allowed", `Add a ${entries.word} with POST.`);
    const sent = await jsonOf(args.request, BODY_BYTES);
    return answerCall(args, entries.permission, async ({ db }) => {
      const parsed = entries.body.safeParse(sent);
      if (!parsed.success) return refuse(entries.word, faultsOf(parsed.error));
      await lockMoney(db);
      return store(entries, await writtenTo(db), null, parsed.data);
    });
  };

/** Changes an entry with PATCH; what the body leaves out stays. */
export const changing =
  <Body, Stored extends StoredEntry>(entries: ChangedEntries<Body, Stored>) =>
  async (args: ActionFunctionArgs): Promise<Response> => {
    const sent = await jsonOf(args.request, BODY_BYTES);
    return answerCall(args, entries.permission, async ({ db }) => {
      await lockMoney(db);
      const stored = (await entries.read(db)).find(({ id }) => id === args.params.id);
      if (!stored) return gone(entries.word);
      const parsed = entries.change.safeParse(sent);
      if (!parsed.success) return refuse(entries.word, faultsOf(parsed.error));
      const { revision = stored.revision, ...change } = parsed.data;
      const written = await writtenTo(db);
      const body = { ...entries.bodyOf(stored, written), ...change } as Body;
      return store(entries, written, { id: stored.id, revision }, body);
    });
  };

/** Removes an entry with DELETE. */
export const removingEntry = <Body, Stored extends StoredEntry>({
  word,
  permission,
  subject,
  read,
}: Entries<Body, Stored>) =>
  removing({
    word,
    permission,
    async remove({ db }, id, revision) {
      await lockMoney(db);
      const stored = (await read(db)).find((own) => own.id === id);
      if (!stored) return "gone";
      const change = { revision: revision ?? stored.revision, fields: null };
      return (await changeItem(db, subject, id, change)) ? "removed" : "overtaken";
    },
  });

/** What an address of one entry takes. */
export const changingOrRemoving = <Body, Stored extends StoredEntry>(entries: ChangedEntries<Body, Stored>) =>
  byMethod({ PATCH: changing(entries), DELETE: removingEntry(entries) });

/** Answers reads of an address that only takes these methods. */
export const onlyAdded = onlyTakes({ POST: true });
export const onlyChanged = onlyTakes({ PATCH: true, DELETE: true });
export const onlyRemoved = onlyTakes({ DELETE: true });

export async function writtenTo(db: Call["db"]): Promise<Written> {
  const catalog = await readCatalog(db);
  const { partners } = await readPeople(db);
  const choices = [
    ...catalog.members.map(({ id, slug, name }) => ({ value: `member:${id}`, slug, name })),
    ...partners.map(({ id, name }) => ({ value: `partner:${id}`, slug: null, name })),
  ];
  const organization = (named: string) => {
    const exact = choices.find(({ value, slug }) => value === named || slug === named);
    const [first, second] = choices.filter(({ name }) => name === named);
    // A name that two have says nothing; their slugs do.
    return exact?.value ?? (second ? "" : (first?.value ?? ""));
  };
  return { db, catalog, organization, typing: { locale: "en-US", currency: catalog.collaborative.currency } };
}

async function store<Body, Stored extends StoredEntry>(
  entries: Entries<Body, Stored>,
  written: Written,
  ref: Ref,
  body: Body,
): Promise<Response> {
  const { word } = entries;
  const kept = await entries.keep(written, ref, body);
  if (kept === "overtaken") return overtaken(word);
  if ("issues" in kept) return refuse(word, faultsOf(kept));
  if ("field" in kept) return refuse(word, [{ field: fieldOf(kept.field), message: kept.message }]);
  const stored = (await entries.read(written.db)).find(({ id }) => id === kept.id);
  if (!stored) throw new Error(`the ${word} that was just stored is gone`);
  return Response.json(entries.shape(stored, written), { status: ref ? 200 : 201 });
}
