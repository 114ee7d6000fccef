import { Form } from "@remix-run/react";
import { representativeForm } from "~/domain/networks/forms";
import { REPRESENTATIVE_PARTS, REPRESENTATIVES, type RepresentativePart } from "~/domain/networks/terms";
import { choices } from "~/routes/shared/ListFilters";
import { Button } from "~/ui/controls/Button";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { Section } from "~/ui/layout/Page";
import type { NetworkAnswer } from "../forms/answer";
import { NetworkForm } from "../forms/NetworkForm";

interface Person {
  id: string;
  name: string;
  title: string;
  part: RepresentativePart;
  /** For the coordinator only. */
  email: string;
  joined: boolean;
}

/** Who represents a participant; a coordinator adds, invites, and removes them. */
export function Representatives({
  runs,
  people,
  gaps,
  answer,
}: {
  runs: boolean;
  people: Person[];
  gaps: string[];
  answer: NetworkAnswer | undefined;
}) {
  return (
    <Section title="Representatives" lead={gaps.join(" ") || undefined}>
      <ul className="grid gap-4">
        {people.map(({ id, name, title, part, email, joined }) => (
          <li key={id} className="border-line border-t pt-3">
            <p className="font-semibold">{name}</p>
            <p className="text-ink-soft">
              {[REPRESENTATIVE_PARTS[part], title, email].filter(Boolean).join(" · ")}
            </p>
            {runs ? (
              <div className="no-print flex flex-wrap items-start gap-x-4">
                {joined ? null : (
                  <Form method="post">
                    <input type="hidden" name="id" value={id} />
                    <Button kind="quiet" name="intent" value="invite" aria-label={`Make a link for ${name}`}>
                      Make a link to sign in
                    </Button>
                  </Form>
                )}
                <TwoStepRemoval
                  look="quiet"
                  first="Remove…"
                  button={`Remove ${name}`}
                  name="intent"
                  value="remove-representative"
                  fields={{ id }}
                >
                  <p>They can no longer open the network and get no more mail from it.</p>
                </TwoStepRemoval>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {runs && people.length < REPRESENTATIVES.most ? (
        <div className="mt-8">
          <NetworkForm
            key={people.length}
            id="representative"
            schema={representativeForm}
            fields={[
              { name: "name", label: "Name" },
              { name: "email", label: "Email" },
              { name: "title", label: "Job title", optional: true },
              { name: "part", label: "Represents it as", kind: choices(REPRESENTATIVE_PARTS) },
            ]}
            intent="add-representative"
            button="Add the representative"
            kind="secondary"
            answer={answer}
          />
        </div>
      ) : null}
    </Section>
  );
}
