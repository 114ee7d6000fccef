import { getFormProps, getInputProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { POLICY_BOUNDS, PRESETS } from "~/domain/disclosure/presets";
import type { DisclosurePolicy, DisclosurePreset, PeerPolicy } from "~/domain/terms";
import { DecidedBy } from "~/routes/partnership";
import { type FormResult, useCheckedForm } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { Choice } from "~/ui/controls/Choice";
import { Field, Select } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";
import { policyForm } from "./form";

/** What members see of each other and when, to save or to preview as one member. */
export function PolicyForm({
  policy,
  lastResult,
  members,
  as,
  year,
  decisions,
  decision,
}: {
  policy: DisclosurePolicy;
  lastResult: FormResult | undefined;
  members: { slug: string; name: string }[];
  /** Slug of the member to preview as. */
  as: string | undefined;
  year: number;
  /** What a change may cite. */
  decisions: { value: string; label: string }[];
  /** The one chosen in a preview. */
  decision: string;
}) {
  const [form, fields] = useCheckedForm({
    id: "policy",
    schema: policyForm,
    lastResult,
    defaultValue: policy,
  });
  const number = (name: Limit) => ({
    ...getInputProps(fields[name], { type: "number" }),
    inputMode: "numeric" as const,
    error: fields[name].errors,
  });
  const institutions = members.map(({ slug, name }) => ({ value: slug, label: name }));
  return (
    <Form method="post" {...getFormProps(form)} className="group/policy grid gap-10">
      {form.errors ? <Notice tone="error">{form.errors.join(" ")}</Notice> : null}
      <div className="grid max-w-[46rem] gap-8">
        <Choice
          legend="What members see of each other"
          name={fields.peers.name}
          options={PEERS}
          defaultValue={fields.peers.initialValue}
          error={fields.peers.errors}
        />
        <Choice
          legend="What must be true before others see a figure"
          name={fields.preset.name}
          options={LIMITS}
          defaultValue={fields.preset.initialValue}
          error={fields.preset.errors}
        />
        <fieldset className="hidden min-w-0 group-has-[input[value=custom]:checked]/policy:block">
          <legend className="mb-3 font-semibold">Your own limits</legend>
          <div className="grid items-start gap-6 sm:grid-cols-2">
            <Field
              {...number("minimumContributors")}
              label="Members behind a figure, at least"
              hint={`From ${POLICY_BOUNDS.minimumContributors.least} to ${POLICY_BOUNDS.minimumContributors.most}.`}
            />
            <Field
              {...number("daysAfterPeriod")}
              label="Days after the end of the period"
              hint={`From ${POLICY_BOUNDS.daysAfterPeriod.least} to ${POLICY_BOUNDS.daysAfterPeriod.most}; 0 shows figures at once.`}
            />
            <Field
              {...number("largestShare")}
              label="Largest member, percent of a figure"
              hint="The most that one member may make up of any figure."
            />
            <Field
              {...number("twoLargestShare")}
              label="Two largest, percent of a figure"
              hint="If left empty, there is no limit for two."
              optional
            />
            <Field
              {...number("smallestCell")}
              label="People in a group, at least"
              hint={`From ${POLICY_BOUNDS.smallestCell.least} to ${POLICY_BOUNDS.smallestCell.most}: smaller groups of a breakdown are withheld.`}
            />
          </div>
        </fieldset>
        <DecidedBy
          decisions={decisions}
          hint="The decision by which a body adopted or revised these settings."
          chosen={decision}
          error={lastResult?.error?.decision ?? undefined}
        />
      </div>
      <div className="grid max-w-[46rem] gap-5 rounded-md bg-sunk px-4 py-5 sm:px-6">
        <Select
          key={as}
          name="as"
          label="What would the executive of … see?"
          hint="A preview changes nothing. The page’s address then holds your choices, so you can send it to a colleague on the backbone staff."
          options={institutions}
          defaultValue={as}
        />
        <input type="hidden" name="year" value={year} />
        <div className="flex flex-wrap gap-3">
          <Button>Save</Button>
          <Button kind="secondary" formMethod="get" formNoValidate>
            Preview
          </Button>
        </div>
      </div>
    </Form>
  );
}

type Limit = keyof typeof POLICY_BOUNDS;

const PEERS: { value: PeerPolicy; label: string; hint: string }[] = [
  {
    value: "open",
    label: "Each other’s figures",
    hint: "Members see each other’s figures with their names. Anyone can then add up a withheld total: that is what openness means.",
  },
  {
    value: "anonymous_peers",
    label: "Peers without names",
    hint: "Each sees its own figures, the totals, and the others as “Peer 1, 2, 3 …” in an order that changes from figure to figure. The list is left out where it would reveal a withheld figure.",
  },
  {
    value: "totals_only",
    label: "Totals only",
    hint: "Each sees its own figures and the totals, never another member’s. Anything that could be worked out by adding and subtracting is also withheld.",
  },
];

const { standard, antitrust_floor: antitrust } = PRESETS;

const LIMITS: { value: DisclosurePreset; label: string; hint: string }[] = [
  {
    value: "standard",
    label: "Standard",
    hint: `At least ${standard.minimumContributors} members behind a figure, none above ${standard.largestShare}% of it and no two above ${standard.twoLargestShare}%. Groups of fewer than ${standard.smallestCell} people are withheld.`,
  },
  {
    value: "antitrust_floor",
    label: "Antitrust floor",
    hint: `At least ${antitrust.minimumContributors} members behind a figure, none above ${antitrust.largestShare}% of it, and ${antitrust.daysAfterPeriod} days after the end of its period: what lawyers still ask for when hospitals compete.`,
  },
  { value: "custom", label: "Your own limits", hint: "Set each number yourself." },
];
