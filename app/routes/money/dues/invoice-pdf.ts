import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { signalOf } from "~/access/client-gone.server";
import { may } from "~/access/permissions";
import { notFound, visit } from "~/access/visit.server";
import { log } from "~/log.server";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readMoney } from "~/records/money/read.server";
import { todayIso } from "~/records/today";
import { type InvoicePaper, renderInvoice } from "~/reports/invoices/render.server";
import { RenderError } from "~/reports/render/error";

/** An invoice as a tagged PDF: for staff, and for the institution that it asks, once it is issued. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const paper = await visit(args, "see money", async ({ db, viewer }): Promise<InvoicePaper> => {
    const id = z.uuid().safeParse(args.params.invoice).data;
    const { invoices, settings } = await readMoney(db);
    const invoice = invoices.find((own) => own.id === id);
    const isOwn = invoice && viewer.memberId !== null && invoice.memberId === viewer.memberId;
    const mayRead = may(viewer, "keep money") || (isOwn && invoice.issuedOn !== null);
    if (!invoice || !mayRead) throw notFound("There is no such invoice.");
    const { collaborative } = await readCatalog(db);
    return { invoice, collaborative, endMonth: settings.fiscalYearEndMonth, today: todayIso() };
  });
  try {
    const bytes = await renderInvoice(paper, signalOf(args));
    return new Response(Buffer.from(bytes), {
      headers: {
        "content-type": "application/pdf",
        "content-disposition": `attachment; filename="invoice-${paper.invoice.number}.pdf"`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    if (!(error instanceof RenderError)) throw error;
    if (error.cause) log.error(error, "an invoice could not be made");
    throw new Response(error.message, { status: error.status, headers: { "retry-after": "60" } });
  }
}
