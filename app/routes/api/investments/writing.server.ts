import type { ActionFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { answerCall, type Call } from "~/access/api/bearer.server";
import { jsonOf } from "~/access/limits/body.server";
import { investmentForm, type TypedInvestment } from "~/domain/investments/form";
import type { Catalog } from "~/domain/terms";
import { LedgerRefused } from "~/records/investments/attribution.server";
import { changeLedger } from "~/records/investments/ledger.server";
import { asProblem, type Fault, faultsOf, gone, overtaken, refuse } from "~/routes/api/answering/refusals";
import { readLedger, readLedgerCatalog } from "~/routes/investments/index.server";
import type { newInvestment, storedInvestment } from "./investment-schemas";
import { storedJson } from "./investment-shapes";

/** Calls that write the ledger, with the rules of its form. */

const BODY_BYTES = 256 * 1024;
const WORD = "investment";

type Body = z.output<typeof newInvestment>;
type Stored = z.infer<typeof storedInvestment>;

/** The whole ledger as the API answers it. Only those who keep it, and so see all of it, come here. */
async function stored(call: Call): Promise<Stored[]> {
  const { catalog, view } = await readLedger(call);
  if (view.scope !== "all") throw new Error("those who keep the ledger see all of it");
  const slugs = new Map(catalog.members.map(({ id, slug }) => [id, slug]));
  return view.investments.map((own) => storedJson(own, (id) => slugs.get(id) ?? ""));
}

const text = (number: number | null) => (number === null ? "" : String(number));

/** A body as its form sends it. JSON writes numbers in one way, whatever the collaborative's language. */
function asTyped(body: Body, { members }: Catalog): TypedInvestment {
  return {
    ...body,
    lowIncomeSource: body.lowIncomeSource ?? "",
    note: body.note ?? "",
    years: body.years.map(({ year, committed, deployed, homesProduced, homesPreserved }) => ({
      year: String(year),
      committed: text(committed),
      deployed: text(deployed),
      homesProduced: text(homesProduced),
      homesPreserved: text(homesPreserved),
    })),
    shares: body.shares.map(({ member, percent }) => ({
      // A member that is not there is refused by the form.
      memberId: members.find(({ slug }) => slug === member)?.id ?? "nobody",
      share: String(percent),
    })),
  };
}

/** Fields by their names in bodies. */
const named = ({ field, message }: Fault): Fault => ({
  field: field.replace(/\.memberId$/, ".member").replace(/\.share$/, ".percent"),
  message,
});

/** Thrown, so that the transaction is rolled back: nothing of the ledger is stored. */
const asRefusal = (error: unknown): never => {
  throw error instanceof LedgerRefused ? refuse(WORD, [{ field: "", message: error.message }]) : error;
};

/**
 * Stores one investment, and updates the members' figures.
 * @param id null adds one; else what the body leaves out stays
 */
export async function writeInvestment<Sent extends Partial<Body> & { revision?: number | undefined }>(
  args: ActionFunctionArgs,
  id: string | null,
  schema: z.ZodType<Sent>,
): Promise<Response> {
  const sent = await jsonOf(args.request, BODY_BYTES);
  return answerCall(args, "keep ledger", async (call) => {
    const catalog = await readLedgerCatalog(call.db);
    const before = id === null ? null : (await stored(call)).find((own) => own.id === id);
    if (before === undefined) return gone(WORD);
    const parsed = schema.safeParse(sent);
    if (!parsed.success) return refuse(WORD, faultsOf(parsed.error));
    const { revision = before?.revision, ...change } = parsed.data;
    const { id: _, revision: __, ...kept } = before ?? {};
    const { currency } = catalog.collaborative;
    const form = investmentForm({ locale: "en-US", currency }, catalog.members);
    const read = form.safeParse(asTyped({ ...kept, ...change } as Body, catalog));
    if (!read.success) return refuse(WORD, faultsOf(read.error).map(named));
    const written = { id, content: read.data, revision };
    const outcome = await changeLedger(call.db, catalog, () => [written]).catch(asRefusal);
    if (outcome.stored) {
      const answer = (await stored(call)).find((own) => own.id === outcome.ids[0]);
      return Response.json(answer, { status: id === null ? 201 : 200 });
    }
    if (outcome.why === "conflict") return overtaken(WORD);
    return refuse(WORD, [{ field: "name", message: "Another investment has this name: choose another." }]);
  }).catch(asProblem);
}

/** Removes one; the members' figures follow. */
export async function removeInvestment(
  { db }: Call,
  id: string,
  revision: number | null,
): Promise<"removed" | "gone" | "overtaken"> {
  const catalog = await readLedgerCatalog(db);
  const change = { id, content: null, revision: revision ?? undefined };
  const outcome = await changeLedger(db, catalog, () => [change]).catch(asRefusal);
  if (outcome.stored) return "removed";
  return outcome.why === "conflict" && outcome.theirs === null ? "gone" : "overtaken";
}
