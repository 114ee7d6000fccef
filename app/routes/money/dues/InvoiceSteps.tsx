import { getFormProps, getInputProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { Shell } from "~/access/shell";
import { INVOICE_STATES } from "~/domain/money/dues";
import { duesPaymentForm, endInvoiceForm } from "~/domain/money/plan-forms";
import { paths } from "~/paths";
import { useCheckedForm } from "~/routes/shared/forms";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { formatDate } from "~/ui/figures/dates";
import { formatMoney } from "~/ui/figures/format-numbers";
import { Section } from "~/ui/layout/Page";
import type { MoneyAnswer } from "../action.server";
import { FoldedForm } from "../FoldedForm";
import type { ShownInvoice } from "./InvoiceTable";

interface Props {
  invoice: ShownInvoice;
  shell: Shell;
  answer: MoneyAnswer | undefined;
}

/** What can be done with one invoice in its state. */
export function InvoiceSteps({ invoice, today, shell, answer }: Props & { today: string }) {
  const { id, number, name, state, amount, open, payments, revision, waived, voided } = invoice;
  const isOpen = state === "issued" || state === "part_paid" || state === "overdue";
  return (
    <Section
      title={`Invoice ${number}, ${name}`}
      lead={`${INVOICE_STATES[state]}: ${formatMoney(amount, shell)}${isOpen ? `, ${formatMoney(open, shell)} still to be paid` : ""}.${waived ? ` Waived: ${waived}` : ""}${voided ? ` Void: ${voided}` : ""}`}
      actions={
        <LinkButton kind="quiet" to={paths.dues(shell.slug)}>
          Close
        </LinkButton>
      }
    >
      {payments.length > 0 ? (
        <ul className="mb-4 grid gap-2">
          {payments.map((payment) => (
            <li key={payment.id}>
              {formatMoney(payment.amount, shell)} on {formatDate(payment.paidOn, shell)}
              <TwoStepRemoval
                look="quiet"
                first={
                  <>
                    Remove…
                    <span className="sr-only"> the payment of {formatDate(payment.paidOn, shell)}</span>
                  </>
                }
                button="Remove the payment"
                name="intent"
                value="remove-payment"
                fields={{ id: payment.id, revision: payment.revision }}
              >
                <p>Only if it did not come. The history keeps it.</p>
              </TwoStepRemoval>
            </li>
          ))}
        </ul>
      ) : null}
      {state === "draft" ? (
        <div className="grid gap-4">
          <Form method="post" className="no-print">
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="revision" value={revision} />
            <Button name="intent" value="issue">
              Issue it today
            </Button>
            <p className="mt-2 text-ink-soft text-sm">
              The institution sees it from then on. It cannot be taken back, only waived or declared void.
            </p>
          </Form>
          <TwoStepRemoval
            first="Remove the draft…"
            button="Remove the draft"
            name="intent"
            value="remove-draft"
            fields={{ id, revision }}
          >
            <p>The history keeps it.</p>
          </TwoStepRemoval>
        </div>
      ) : null}
      {isOpen ? (
        <>
          <PaymentForm invoice={invoice} today={today} shell={shell} answer={answer} />
          <EndForm invoice={invoice} shell={shell} answer={answer} kind="waived" />
          {payments.length === 0 ? (
            <EndForm invoice={invoice} shell={shell} answer={answer} kind="voided" />
          ) : null}
        </>
      ) : null}
    </Section>
  );
}

function PaymentForm({ invoice, today, shell, answer }: Props & { today: string }) {
  const of = `payment ${invoice.id}`;
  const [form, fields] = useCheckedForm({
    id: "payment",
    schema: duesPaymentForm(shell),
    lastResult: answer?.of === of ? answer.result : undefined,
    defaultValue: { paidOn: today },
  });
  return (
    <FoldedForm
      title="Record a payment"
      form={form}
      intent="payment"
      button="Record the payment"
      hidden={{ invoiceId: invoice.id }}
      isOpen
    >
      <Field
        {...getInputProps(fields.amount, { type: "text" })}
        inputMode="decimal"
        label={`Amount (${shell.currency})`}
        error={fields.amount.errors}
      />
      <Field
        {...getInputProps(fields.paidOn, { type: "date" })}
        label="Paid on"
        error={fields.paidOn.errors}
      />
    </FoldedForm>
  );
}

const ENDS = {
  waived: { title: "Waive what is still unpaid", intent: "waive", button: "Waive it" },
  voided: { title: "Declare it void", intent: "void", button: "Declare it void" },
} as const;

function EndForm({ invoice, answer, kind }: Props & { kind: keyof typeof ENDS }) {
  const { title, intent, button } = ENDS[kind];
  const of = `${kind} ${invoice.id}`;
  const [form, fields] = useCheckedForm({
    id: kind,
    schema: endInvoiceForm,
    lastResult: answer?.of === of ? answer.result : undefined,
  });
  return (
    <details className="no-print mt-4" open={answer?.of === of}>
      <summary className="w-fit cursor-pointer font-semibold">{title}…</summary>
      <Form method="post" {...getFormProps(form)} className="mt-3 grid max-w-[30rem] gap-4">
        <input type="hidden" name="id" value={invoice.id} />
        <input type="hidden" name="revision" value={invoice.revision} />
        <Field {...getInputProps(fields.reason, { type: "text" })} label="Why" error={fields.reason.errors} />
        <div>
          <Button kind="danger" name="intent" value={intent}>
            {button}
          </Button>
        </div>
      </Form>
    </details>
  );
}
