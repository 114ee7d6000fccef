import { getFormProps, getInputProps, getSelectProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { spanWords } from "~/domain/members/exemptions";
import { type Exemption, STRATEGIES, STRATEGY_NAMES } from "~/domain/terms";
import { type FormResult, useCheckedForm } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";
import { exemptionForm } from "./form";

interface ExemptMember {
  slug: string;
  name: string;
  exemptions: Exemption[];
}

/** Which strategies do not concern which members, and a form that says so for one more. */
export function Exemptions({
  members,
  baselineYear,
  mayChange,
  lastResult,
}: {
  members: ExemptMember[];
  baselineYear: number;
  mayChange: boolean;
  lastResult: FormResult | undefined;
}) {
  const said = members.flatMap((member) => member.exemptions.map((exemption) => ({ member, exemption })));
  return (
    <div className="grid gap-8">
      {said.length === 0 ? (
        <p className="text-ink-soft">Every strategy concerns every member.</p>
      ) : (
        <ul className="max-w-[60rem]">
          {said.map(({ member, exemption }) => (
            <li
              key={`${member.slug} ${exemption.strategy} ${exemption.from}`}
              className="flex flex-wrap items-center justify-between gap-x-6 border-line border-b py-2"
            >
              <span>
                <span className="font-semibold">{member.name}</span>: no {STRATEGY_NAMES[exemption.strategy]},{" "}
                {spanWords(exemption)}
              </span>
              {mayChange ? <ConcernAgain member={member} exemption={exemption} /> : null}
            </li>
          ))}
        </ul>
      )}
      {mayChange && members.length > 0 ? (
        // A new form after each one that was stored.
        <ExemptionForm
          key={said.length}
          members={members}
          baselineYear={baselineYear}
          lastResult={lastResult}
        />
      ) : null}
    </div>
  );
}

function ConcernAgain({ member, exemption }: { member: ExemptMember; exemption: Exemption }) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="member" value={member.slug} />
      <input type="hidden" name="strategy" value={exemption.strategy} />
      <input type="hidden" name="from" value={exemption.from} />
      <input type="hidden" name="until" value={exemption.until ?? ""} />
      <Button
        kind="quiet"
        name="intent"
        value="concern again"
        aria-label={`Remove: ${member.name}, ${STRATEGY_NAMES[exemption.strategy]}`}
      >
        Remove
      </Button>
    </Form>
  );
}

function ExemptionForm({
  members,
  baselineYear,
  lastResult,
}: {
  members: ExemptMember[];
  baselineYear: number;
  lastResult: FormResult | undefined;
}) {
  const [form, fields] = useCheckedForm({
    id: "exemption",
    schema: exemptionForm,
    lastResult,
    defaultValue: { from: `${baselineYear}` },
  });
  return (
    <Form
      method="post"
      {...getFormProps(form)}
      preventScrollReset
      className="no-print grid max-w-[60rem] items-start gap-5 sm:grid-cols-2 lg:grid-cols-[1.4fr_1.2fr_1fr_1fr_auto]"
    >
      <Select
        {...getSelectProps(fields.member)}
        label="Member"
        options={[
          { value: "", label: "Choose…" },
          ...members.map(({ slug, name }) => ({ value: slug, label: name })),
        ]}
        error={fields.member.errors}
      />
      <Select
        {...getSelectProps(fields.strategy)}
        label="Does not concern it"
        options={[
          { value: "", label: "Choose…" },
          ...STRATEGIES.map((strategy) => ({ value: strategy, label: STRATEGY_NAMES[strategy] })),
        ]}
        error={fields.strategy.errors}
      />
      <Field
        {...getInputProps(fields.from, { type: "number" })}
        inputMode="numeric"
        label="From year"
        error={fields.from.errors}
      />
      <Field
        {...getInputProps(fields.until, { type: "number" })}
        inputMode="numeric"
        label="Until year"
        optional
        error={fields.until.errors}
      />
      <Button kind="secondary" name="intent" value="exempt" className="justify-self-start lg:mt-7.5">
        Save
      </Button>
    </Form>
  );
}
