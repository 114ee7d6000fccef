import type { ActionFunctionArgs } from "@remix-run/node";
import { paymentForm, sourceForm } from "~/domain/money/forms";
import { paths } from "~/paths";
import { addPayment, keepSource } from "~/records/money/keep.server";
import { todayIso } from "~/records/today";
import { changing, keeping, moneyAction, refIn, type Step } from "../action.server";

/** Sources and the payments of their awards: one form, one intent. */
export const sourcesAction = (args: ActionFunctionArgs) =>
  moneyAction(
    args,
    {
      source,
      "remove-source": (sent) => changing(sent, "funding_source", null),
      payment,
      receive: (sent) => changing(sent, "funding_payment", { receivedOn: todayIso() }),
      "not-received": (sent) => changing(sent, "funding_payment", { receivedOn: null }),
      "remove-payment": (sent) => changing(sent, "funding_payment", null),
    },
    paths.fundingSources,
  );

/** Adds a source, or changes the one that the form names. */
const source: Step = (sent) =>
  keeping(sent, "source", sourceForm(sent.catalog.collaborative), (fields) =>
    keepSource(sent.visited.db, refIn(sent.form), fields),
  );

/** Adds a payment of an award. */
const payment: Step = (sent) =>
  keeping(
    sent,
    `payment ${sent.form.get("sourceId")}`,
    paymentForm(sent.catalog.collaborative),
    async (fields) => {
      const kept = await addPayment(sent.visited.db, fields);
      // The form names its source in a hidden field.
      return typeof kept === "object" && "field" in kept ? { ...kept, field: "amount" } : kept;
    },
  );
