import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/api/bearer.server";
import { jsonOf } from "~/access/limits/body.server";
import { may } from "~/access/permissions";
import { invoiceForm } from "~/domain/money/plan-forms";
import { lockMoney } from "~/records/locks.server";
import { draftInvoices } from "~/records/money/dues.server";
import { readMoney } from "~/records/money/read.server";
import { todayIso } from "~/records/today";
import { refuse } from "~/routes/api/answering/refusals";
import { byMethod } from "~/routes/api/answering/removing.server";
import { invoicesShown, membersOf } from "~/routes/money/index.server";
import { BODY_BYTES, faultsOf, writtenTo } from "../entries/writing.server";
import { invoiceJson } from "./dues-kinds.server";
import { newInvoice } from "./dues-schemas";

/** Invoices for dues: all for those who keep money, an institution's own once they are issued. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see money", async ({ db, viewer }) => {
    const { invoices } = await readMoney(db);
    return Response.json(invoicesShown(invoices, viewer, may(viewer, "keep money")).map(invoiceJson));
  });
}

/** Drafts an invoice, or one for each member that has none of the year yet. */
export const action = byMethod({ POST: draft });

async function draft(args: ActionFunctionArgs): Promise<Response> {
  const sent = await jsonOf(args.request, BODY_BYTES);
  return answerCall(args, "keep money", async ({ db }) => {
    const parsed = newInvoice.safeParse(sent);
    if (!parsed.success) return refuse("invoice", faultsOf(parsed.error));
    await lockMoney(db);
    const { catalog, organization, typing } = await writtenTo(db);
    const { organization: named, amount, tier, ...rest } = parsed.data;
    const read = invoiceForm(typing).safeParse({
      ...rest,
      amount: String(amount),
      organization: named === "members" ? named : organization(named),
      ...(tier !== "" && { tier }),
    });
    if (!read.success) return refuse("invoice", faultsOf(read.error));
    const members = membersOf(catalog.members, todayIso()).map(({ id }) => id);
    const drafted = await draftInvoices(db, read.data, members);
    if ("field" in drafted) return refuse("invoice", [drafted]);
    const { invoices } = await readMoney(db);
    const drafts = invoices.filter(({ id }) => drafted.ids.includes(id));
    return Response.json(drafts.map(invoiceJson), { status: 201 });
  });
}
