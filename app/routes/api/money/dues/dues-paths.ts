import {
  changing,
  FAULTS,
  json,
  listOf,
  OF_COLLABORATIVE,
  REFUSALS,
  reading,
  removing,
  schema,
  WRITING,
} from "~/routes/api/openapi/parts";
import { adding, BY } from "../entries/entry-paths";
import "./dues-schemas";

/** The calls of dues in the OpenAPI document. */
export const DUES_PATHS = {
  "/api/v1/{collaborative}/dues/invoices": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "listInvoices",
      summary: "Invoices for dues: all for staff, an institution’s own once they are issued",
      content: json(listOf("Invoice")),
    }),
    post: {
      ...WRITING,
      operationId: "addInvoice",
      summary: `Drafts an invoice, or one for each member that has none of the year yet ${BY}`,
      requestBody: { required: true, content: json(schema("NewInvoice")) },
      responses: {
        201: { description: "Drafted", content: json(listOf("Invoice")) },
        ...REFUSALS,
        ...FAULTS,
      },
    },
  },
  "/api/v1/{collaborative}/dues/invoices/{id}": {
    ...OF_COLLABORATIVE,
    patch: changing({
      operationId: "changeInvoice",
      summary: `Issues an invoice, waives what is unpaid, or declares it void ${BY}`,
      id: { name: "id", description: "The id of the invoice." },
      body: "InvoiceChange",
      answer: "Invoice",
      conflict: "Somebody has changed it since the revision that was sent; nothing was stored.",
    }),
    delete: removing({ operationId: "removeInvoice", summary: `Removes a draft ${BY}` }),
  },
  "/api/v1/{collaborative}/dues/payments": {
    ...OF_COLLABORATIVE,
    post: adding("DuesPayment", "Records a payment of an invoice"),
  },
  "/api/v1/{collaborative}/dues/payments/{id}": {
    ...OF_COLLABORATIVE,
    delete: removing({ operationId: "removeDuesPayment", summary: `Removes a payment ${BY}` }),
  },
};
