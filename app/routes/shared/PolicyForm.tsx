import { getFormProps, getInputProps, type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { PRESETS } from "~/domain/policies";
import type { DisclosurePolicy, DisclosurePreset, PeerPolicy } from "~/domain/types";
import { Button } from "~/ui/controls/Button";
import { Choice } from "~/ui/controls/Choice";
import { Field, Select } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";
import { policyForm } from "./policy-form";

/** What members see of each other, and from when on; to save, or to look at first through a member's eyes. */
export function PolicyForm({
  policy,
  lastResult,
  members,
  as,
  year,
}: {
  policy: DisclosurePolicy;
  lastResult: SubmissionResult<string[]> | undefined;
  members: { slug: string; name: string }[];
  /** Short name of the member through whose eyes to look. */
  as: string | undefined;
  year: number;
}) {
  const [form, fields] = useForm({
    id: "policy",
    lastResult,
    defaultValue: policy,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: policyForm }),
    shouldRevalidate: "onInput",
  });
  const number = (name: (typeof NUMBERS)[number]) => ({
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
          legend="What has to hold before others see a figure"
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
              hint="From 3 to 10."
            />
            <Field
              {...number("daysAfterPeriod")}
              label="Days after the end of the period"
              hint="From 0 to 3650; 0 shows figures at once."
            />
            <Field
              {...number("largestShare")}
              label="Largest member, percent of a figure"
              hint="At most so much of any figure."
            />
            <Field
              {...number("twoLargestShare")}
              label="Two largest, percent of a figure"
              hint="Left empty, there is no limit for two."
              optional
            />
            <Field
              {...number("smallestCell")}
              label="People in a group, at least"
              hint="From 5 to 20: smaller groups of a breakdown are withheld."
            />
          </div>
        </fieldset>
      </div>
      <div className="grid max-w-[46rem] gap-5 rounded-md bg-sunk px-4 py-5 sm:px-6">
        <Select
          key={as}
          name="as"
          label="What would the executive of … see?"
          hint="Looking changes nothing. The address of the page then holds your choices, so that you can send it to another of the backbone staff."
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

const NUMBERS = [
  ...(["minimumContributors", "largestShare", "twoLargestShare", "smallestCell", "daysAfterPeriod"] as const),
];

const PEERS: { value: PeerPolicy; label: string; hint: string }[] = [
  {
    value: "open",
    label: "Each other’s figures",
    hint: "Members see each other’s figures with their names. A total that is withheld can then be added up by anyone: that is what openness means.",
  },
  {
    value: "anonymous_peers",
    label: "Peers without names",
    hint: "Each sees its own figures, the totals, and the others as “Peer 1, 2, 3 …” in an order that changes from figure to figure. Where the list would give a withheld figure away, it is left out.",
  },
  {
    value: "totals_only",
    label: "Totals only",
    hint: "Each sees its own figures and the totals, never those of another. What could be worked out by adding and subtracting is withheld, too.",
  },
];

const { standard, antitrust_floor: antitrust } = PRESETS;

const LIMITS: { value: DisclosurePreset; label: string; hint: string }[] = [
  {
    value: "standard",
    label: "Standard",
    hint: `At least ${standard.minimumContributors} members behind a figure, none above ${standard.largestShare} % of it and no two above ${standard.twoLargestShare} %. Groups of fewer than ${standard.smallestCell} people are withheld.`,
  },
  {
    value: "antitrust_floor",
    label: "Antitrust floor",
    hint: `At least ${antitrust.minimumContributors} members behind a figure, none above ${antitrust.largestShare} % of it, and ${antitrust.daysAfterPeriod} days after the end of its period: what lawyers of hospitals that compete still ask for.`,
  },
  { value: "custom", label: "Your own limits", hint: "Set each number yourself." },
];
