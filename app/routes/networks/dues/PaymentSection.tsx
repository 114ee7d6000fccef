import type { NetworkFrame } from "~/access/networks/visit.server";
import { endInvoiceForm, paymentForm } from "~/domain/networks/forms";
import { Select } from "~/ui/controls/Field";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { formatDate } from "~/ui/figures/dates";
import { formatMoney } from "~/ui/figures/format-numbers";
import { Section } from "~/ui/layout/Page";
import type { NetworkAnswer } from "../forms/answer";
import { NetworkForm } from "../forms/NetworkForm";
import type { ShownInvoice } from "./view.server";

/** One invoice for the coordinator: its payments, and what may still become of it. */
export function PaymentSection({
  frame,
  invoice,
  today,
  answer,
}: {
  frame: NetworkFrame;
  invoice: ShownInvoice;
  today: string;
  answer: NetworkAnswer | undefined;
}) {
  return (
    <Section title={`Invoice ${invoice.name}: ${invoice.participant}`}>
      <div className="grid gap-8">
        {invoice.payments.length > 0 ? (
          <ul className="grid gap-3">
            {invoice.payments.map(({ id, paidOn, amount, note }) => (
              <li key={id} className="border-line border-t pt-2">
                {formatMoney(amount, frame)} on {formatDate(paidOn, frame)}
                {note ? <span className="text-ink-soft"> · {note}</span> : null}
                <TwoStepRemoval
                  look="quiet"
                  first="Remove…"
                  button={`Remove the payment of ${formatMoney(amount, frame)}`}
                  name="intent"
                  value="unpay"
                  fields={{ id }}
                >
                  <p>For a payment that was recorded by mistake. The history keeps it.</p>
                </TwoStepRemoval>
              </li>
            ))}
          </ul>
        ) : null}
        {invoice.takesPayments ? (
          <NetworkForm
            key={invoice.payments.length}
            id="payment"
            schema={paymentForm}
            fields={[
              { name: "amount", label: "Amount paid" },
              { name: "paidOn", label: "Paid on", kind: "date" },
              { name: "note", label: "Note", optional: true },
            ]}
            values={{ amount: invoice.left, paidOn: today }}
            hidden={{ id: invoice.id }}
            intent="pay"
            button="Record the payment"
            answer={answer}
          />
        ) : null}
        {invoice.open ? (
          <NetworkForm
            id="end"
            schema={endInvoiceForm}
            fields={[{ name: "reason", label: "Why it is waived or void" }]}
            hidden={{ id: invoice.id }}
            intent="end"
            button="End the invoice"
            kind="danger"
            answer={answer}
          >
            <Select
              name="how"
              label="How it ends"
              options={[
                { value: "waive", label: "Waived: not owed after all" },
                { value: "void", label: "Void: it was a mistake" },
              ]}
            />
          </NetworkForm>
        ) : null}
      </div>
    </Section>
  );
}
