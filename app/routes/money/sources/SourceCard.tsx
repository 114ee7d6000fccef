import { getInputProps } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import type { Shell } from "~/access/shell";
import { paymentForm } from "~/domain/money/forms";
import type { PaymentRecord, SourceRecord } from "~/domain/money/money";
import { SOURCE_KINDS, SOURCE_STATES } from "~/domain/money/terms";
import { paths } from "~/paths";
import { useCheckedForm } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { formatDate, formatPeriod } from "~/ui/figures/dates";
import { formatMoney } from "~/ui/figures/format-numbers";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { Section } from "~/ui/layout/Page";
import type { MoneyAnswer } from "../action.server";
import { FoldedForm } from "../FoldedForm";

/** One source with the payments of its award. */
export function SourceCard({
  source,
  shell,
  today,
  answer,
}: {
  source: SourceRecord & { unscheduled: string };
  shell: Shell;
  today: string;
  answer: MoneyAnswer | undefined;
}) {
  const { id, name, kind, state, from, until, award, initiative, note, payments, unscheduled } = source;
  return (
    <Section
      title={name}
      lead={`${SOURCE_STATES[state]}: ${formatMoney(award, shell)}, ${formatPeriod(from, until, shell)}. ${SOURCE_KINDS[kind]}, for ${initiative ?? "the core"}.`}
      actions={
        <Link to={paths.fundingSources(shell.slug, { change: id })}>
          Change<span className="sr-only"> {name}</span>
        </Link>
      }
    >
      {note ? <p className="mb-4 max-w-[46rem] break-words">{note}</p> : null}
      {payments.length > 0 ? (
        <ScrollTable label={`Payments of ${name}`}>
          <thead>
            <tr>
              <th scope="col">Due on</th>
              <th scope="col">Amount</th>
              <th scope="col" className="word">
                Received
              </th>
              <th scope="col" className="word">
                Change
              </th>
            </tr>
          </thead>
          <tbody>
            {payments.map((payment) => (
              <tr key={payment.id}>
                <th scope="row">{formatDate(payment.dueOn, shell)}</th>
                <td>{formatMoney(payment.amount, shell)}</td>
                <td className="word">
                  {payment.receivedOn
                    ? formatDate(payment.receivedOn, shell)
                    : payment.dueOn < today
                      ? "Late"
                      : "Not yet"}
                </td>
                <td className="word">
                  <PaymentSteps payment={payment} name={name} shell={shell} />
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      ) : null}
      {state === "signed" && unscheduled !== "0" ? (
        <p className="mt-3 text-ink-soft">
          {formatMoney(unscheduled, shell)} has no due date yet, so it does not count toward how long the
          money lasts.
        </p>
      ) : null}
      <PaymentForm key={payments.length} sourceId={id} name={name} shell={shell} answer={answer} />
    </Section>
  );
}

function PaymentSteps({ payment, name, shell }: { payment: PaymentRecord; name: string; shell: Shell }) {
  const { id, revision, dueOn, receivedOn } = payment;
  const which = <span className="sr-only">: {`${name}, ${formatDate(dueOn, shell)}`}</span>;
  return (
    <div className="flex flex-wrap items-center gap-x-4">
      <Form method="post">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="revision" value={revision} />
        <Button kind="quiet" name="intent" value={receivedOn ? "not-received" : "receive"}>
          {receivedOn ? "Not received after all" : "Received today"}
          {which}
        </Button>
      </Form>
      <TwoStepRemoval
        look="quiet"
        first={<>Remove…{which}</>}
        button="Remove the payment"
        name="intent"
        value="remove-payment"
        fields={{ id, revision }}
      >
        <p>The history keeps it.</p>
      </TwoStepRemoval>
    </div>
  );
}

function PaymentForm({
  sourceId,
  name,
  shell,
  answer,
}: {
  sourceId: string;
  name: string;
  shell: Shell;
  answer: MoneyAnswer | undefined;
}) {
  const of = `payment ${sourceId}`;
  const [form, fields] = useCheckedForm({
    id: of.replace(" ", "-"),
    schema: paymentForm(shell),
    lastResult: answer?.of === of ? answer.result : undefined,
  });
  return (
    <FoldedForm
      title={`Add a payment of ${name}`}
      form={form}
      intent="payment"
      button="Add the payment"
      hidden={{ sourceId }}
      isOpen={answer?.of === of}
    >
      <Field
        {...getInputProps(fields.amount, { type: "text" })}
        inputMode="decimal"
        label={`Amount (${shell.currency})`}
        error={fields.amount.errors}
      />
      <Field {...getInputProps(fields.dueOn, { type: "date" })} label="Due on" error={fields.dueOn.errors} />
      <Field
        {...getInputProps(fields.receivedOn, { type: "date" })}
        label="Received on"
        optional
        error={fields.receivedOn.errors}
      />
    </FoldedForm>
  );
}
