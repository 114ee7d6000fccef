import { Form } from "@remix-run/react";
import type { OutcomeState, Step } from "~/domain/outcomes/outcome";
import { Button, type ButtonKind } from "~/ui/controls/Button";
import { Section } from "~/ui/layout/Page";

const STEPS: Record<OutcomeState, { step: Step; label: string; kind: ButtonKind }[]> = {
  draft: [
    { step: "check", label: "I have checked it", kind: "primary" },
    { step: "withdraw", label: "Withdraw it", kind: "quiet" },
  ],
  checked: [
    { step: "release", label: "Release it", kind: "primary" },
    { step: "withdraw", label: "Withdraw it", kind: "quiet" },
  ],
  released: [{ step: "withdraw", label: "Withdraw it", kind: "secondary" }],
  withdrawn: [{ step: "reopen", label: "Make it a draft again", kind: "secondary" }],
};

const LEADS: Record<OutcomeState, string> = {
  draft: "Somebody other than its author checks it against the evidence.",
  checked: "Everyone with a role here sees it. Released, it may be shown in public.",
  released: "It may be shown in public.",
  withdrawn: "Only backbone staff and the convener see it.",
};

/** What can be done next. */
export function OutcomeSteps({ state }: { state: OutcomeState }) {
  return (
    <Section title="Steps" lead={LEADS[state]}>
      <Form method="post" className="no-print flex flex-wrap gap-3">
        {STEPS[state].map(({ step, label, kind }) => (
          <Button key={step} kind={kind} name="intent" value={step}>
            {label}
          </Button>
        ))}
      </Form>
    </Section>
  );
}
