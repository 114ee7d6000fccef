import { getFormProps, getInputProps, getSelectProps, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { AgreementOutline } from "~/domain/agreements/disclosure";
import { needsApproval, type StoredParty } from "~/domain/agreements/stored";
import { Button } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { formatDate } from "~/ui/figures/dates";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { Section } from "~/ui/layout/Page";
import type { Answer } from "./writing.server";

interface Choice {
  value: string;
  label: string;
}

/** Who is to sign, who has, and on whose approval. */
export function PartySection({
  outline,
  mayKeep,
  organizations,
  answer,
  locale,
}: {
  outline: AgreementOutline;
  mayKeep: boolean;
  organizations: Choice[];
  answer: Answer | undefined;
  locale: string;
}) {
  const { parties, whole } = outline;
  const signed = parties.filter((party) => party.signed && !party.withdrawn).length;
  const taken = new Set(parties.map(({ organizationId }) => organizationId));
  const free = organizations.filter(({ value }) => !taken.has(value.split(":")[1] ?? ""));
  return (
    <Section
      id="parties"
      title="Parties"
      lead={
        parties.length === 0 ? "Nobody has been named yet." : `${signed} of ${parties.length} have signed.`
      }
    >
      {parties.length > 0 ? (
        <ScrollTable label="Parties">
          <thead>
            <tr>
              <th scope="col">Organization</th>
              <th scope="col" className="word">
                Signed
              </th>
              {whole ? (
                <th scope="col" className="word">
                  By
                </th>
              ) : null}
              {whole ? (
                <th scope="col" className="word">
                  Approved by
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {parties.map((party) => {
              const facts = whole?.parties.find(
                ({ organizationId }) => organizationId === party.organizationId,
              );
              return (
                <tr key={party.organizationId}>
                  <th scope="row">{party.name}</th>
                  <td className="word">{signedWords(party, facts, locale)}</td>
                  {facts ? (
                    <td className="word">
                      {[facts.signatory, facts.signatoryTitle].filter(Boolean).join(", ")}
                    </td>
                  ) : null}
                  {facts ? <td className="word">{approvalWords(facts, locale)}</td> : null}
                </tr>
              );
            })}
          </tbody>
        </ScrollTable>
      ) : null}
      {mayKeep && whole ? (
        <div className="no-print mt-6 grid gap-2">
          {whole.parties.map((party) => (
            <details key={party.id} className="folded" open={answer?.of === `party ${party.id}`}>
              <summary>Change {party.name}</summary>
              <PartyForm
                party={party}
                organizations={organizations}
                answer={answer?.of === `party ${party.id}` ? answer : undefined}
              />
              {party.signedOn === null ? (
                <TwoStepRemoval
                  look="quiet"
                  first="Remove this party…"
                  button="Remove the party"
                  fields={{ intent: "remove party", party: party.id }}
                >
                  <p>{party.name} is then no party, and its obligations under this agreement are removed.</p>
                </TwoStepRemoval>
              ) : null}
            </details>
          ))}
          <details className="folded" open={answer?.of === "party " || parties.length === 0}>
            <summary>Add a party</summary>
            <PartyForm
              party={null}
              organizations={free}
              answer={answer?.of === "party " ? answer : undefined}
            />
          </details>
        </div>
      ) : null}
    </Section>
  );
}

function signedWords(
  party: AgreementOutline["parties"][number],
  facts: StoredParty | undefined,
  locale: string,
): string {
  if (party.withdrawn) return facts ? `Withdrew on ${formatDate(facts.withdrewOn, { locale })}` : "Withdrew";
  if (!party.signed) return "Not yet";
  return facts ? formatDate(facts.signedOn, { locale }) : "Yes";
}

function approvalWords(party: StoredParty, locale: string): string {
  if (!party.approvedBy) return needsApproval(party.sector) && party.signedOn ? "Resolution missing" : "";
  const number = party.approvalNumber ? `, ${party.approvalNumber}` : "";
  const on = party.approvedOn ? `, ${formatDate(party.approvedOn, { locale })}` : "";
  return `${party.approvedBy}${number}${on}`;
}

type TypedParty = Partial<
  Record<
    | "organization"
    | "signatory"
    | "signatoryTitle"
    | "signedOn"
    | "approvedBy"
    | "approvalNumber"
    | "approvedOn"
    | "withdrewOn",
    string
  >
>;

function PartyForm({
  party,
  organizations,
  answer,
}: {
  party: StoredParty | null;
  organizations: Choice[];
  answer: Answer | undefined;
}) {
  const own = party && (party.memberId ? `member:${party.memberId}` : `partner:${party.partnerId}`);
  const [form, fields] = useForm<TypedParty>({
    id: `party-${party?.id ?? "new"}`,
    lastResult: answer?.result ?? null,
    defaultValue: {
      organization: own ?? "",
      signatory: party?.signatory ?? "",
      signatoryTitle: party?.signatoryTitle ?? "",
      signedOn: party?.signedOn ?? "",
      approvedBy: party?.approvedBy ?? "",
      approvalNumber: party?.approvalNumber ?? "",
      approvedOn: party?.approvedOn ?? "",
      withdrewOn: party?.withdrewOn ?? "",
    },
  });
  const text = (name: keyof TypedParty, type: "text" | "date" = "text") => ({
    ...getInputProps(fields[name], { type }),
    error: fields[name].errors,
    optional: true,
  });
  return (
    <Form
      method="post"
      {...getFormProps(form)}
      className="grid max-w-[46rem] items-start gap-5 pt-3 pb-5 sm:grid-cols-2"
    >
      <input type="hidden" name="intent" value="party" />
      <input type="hidden" name="party" value={party?.id ?? ""} />
      {party ? (
        <input type="hidden" name="organization" value={own ?? ""} />
      ) : (
        <div className="sm:col-span-2">
          <Select
            {...getSelectProps(fields.organization)}
            label="Organization"
            options={[{ value: "", label: "Choose…" }, ...organizations]}
            error={fields.organization.errors}
          />
        </div>
      )}
      <Field {...text("signatory")} label="Who signs" />
      <Field {...text("signatoryTitle")} label="Title" />
      <Field {...text("signedOn", "date")} label="Signed on" hint="Leave empty until it has." />
      {party ? <Field {...text("withdrewOn", "date")} label="Withdrew on" /> : <span />}
      <Field
        {...text("approvedBy")}
        label="Approved by"
        hint="City council, school board; public institutions need one."
      />
      <Field {...text("approvalNumber")} label="Number of the resolution" />
      <Field {...text("approvedOn", "date")} label="Approved on" />
      <div className="sm:col-span-2">
        <Button>{party ? "Save the party" : "Add the party"}</Button>
      </div>
    </Form>
  );
}
