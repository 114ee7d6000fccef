import { getFormProps, getInputProps, getSelectProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { ARRANGEMENTS, type HostRecord, hostForm } from "~/domain/path/profile";
import { useCheckedForm } from "~/routes/shared/forms";
import { choices } from "~/routes/shared/ListFilters";
import { Button } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { formatDate } from "~/ui/figures/dates";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { Section } from "~/ui/layout/Page";
import type { ProfileAnswer } from "./profile-actions.server";
import { arrangementWords } from "./words";

type Choices = { value: string; label: string }[];

/** Who has housed the backbone, and since when. */
export function HostSection({
  hosts,
  mayRun,
  organizations,
  answer,
  locale,
}: {
  hosts: HostRecord[];
  mayRun: boolean;
  organizations: Choices;
  answer: ProfileAnswer | undefined;
  locale: string;
}) {
  return (
    <Section title="Hosts">
      {hosts.length === 0 ? (
        <p className="text-ink-soft">No host is noted yet.</p>
      ) : (
        <ScrollTable label="Hosts over time">
          <thead>
            <tr>
              <th scope="col">Host</th>
              <th scope="col" className="word">
                Arrangement
              </th>
              <th scope="col" className="word">
                From
              </th>
              <th scope="col" className="word">
                Until
              </th>
              {mayRun ? (
                <th scope="col" className="word">
                  Change
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {hosts.map((host) => (
              <tr key={host.id}>
                <th scope="row">
                  {host.name}
                  {host.fiscalSponsor ? (
                    <span className="block font-normal text-ink-soft text-sm">
                      Fiscal sponsor: {host.fiscalSponsor}
                    </span>
                  ) : null}
                </th>
                <td className="word">{arrangementWords(host.arrangement)}</td>
                <td className="word">{formatDate(host.from, { locale })}</td>
                <td className="word">{formatDate(host.until, { locale })}</td>
                {mayRun ? (
                  <td className="word">
                    <HostSteps host={host} />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
      {mayRun ? <HostForm key={hosts.length} organizations={organizations} answer={answer} /> : null}
    </Section>
  );
}

function HostSteps({ host: { id, name, until } }: { host: HostRecord }) {
  return (
    <div className="grid gap-2">
      {until === null ? (
        <Form method="post" className="flex flex-wrap items-end gap-2">
          <input type="hidden" name="id" value={id} />
          <Field type="date" name="until" label={`Last day of ${name}`} required />
          <Button kind="quiet" name="intent" value="end-host">
            Set
          </Button>
        </Form>
      ) : null}
      <TwoStepRemoval
        look="quiet"
        first={
          <>
            Remove…<span className="sr-only"> {name}</span>
          </>
        }
        button={`Remove ${name}`}
        name="intent"
        value="remove-host"
        fields={{ id }}
      >
        <p>Only if it was added by mistake. The history keeps it.</p>
      </TwoStepRemoval>
    </div>
  );
}

function HostForm({ organizations, answer }: { organizations: Choices; answer: ProfileAnswer | undefined }) {
  const [form, fields] = useCheckedForm({
    id: "host",
    schema: hostForm,
    lastResult: answer?.of === "host" ? answer.result : undefined,
  });
  return (
    <details className="no-print mt-6" open={answer?.of === "host"}>
      <summary className="w-fit cursor-pointer font-semibold">Add a host</summary>
      <Form
        method="post"
        {...getFormProps(form)}
        className="mt-4 grid max-w-[46rem] items-start gap-6 sm:grid-cols-2"
      >
        <Select
          {...getSelectProps(fields.organization)}
          label="Organization"
          options={[{ value: "", label: "Choose…" }, ...organizations]}
          error={fields.organization.errors}
        />
        <Select
          {...getSelectProps(fields.arrangement)}
          label="Arrangement"
          options={[{ value: "", label: "Choose…" }, ...choices(ARRANGEMENTS)]}
          error={fields.arrangement.errors}
        />
        <Field
          {...getInputProps(fields.fiscalSponsor, { type: "text" })}
          label="Fiscal sponsor"
          optional
          error={fields.fiscalSponsor.errors}
        />
        <Field
          {...getInputProps(fields.from, { type: "date" })}
          label="First day"
          error={fields.from.errors}
        />
        <Field
          {...getInputProps(fields.until, { type: "date" })}
          label="Last day"
          optional
          error={fields.until.errors}
        />
        <div className="self-end">
          <Button name="intent" value="host">
            Add the host
          </Button>
        </div>
      </Form>
    </details>
  );
}
