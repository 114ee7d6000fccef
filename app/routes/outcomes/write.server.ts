import type { Submission } from "@conform-to/dom";
import type { OutcomeFields } from "~/domain/outcomes/outcome";
import { organizationText } from "~/domain/people/form";
import type { FormResult } from "~/routes/shared/forms";
import type { OutcomeChoices } from "./view.server";

/** What the forms of an outcome answer with when something was not stored. */
export interface OutcomeAnswer {
  of: string;
  result?: FormResult;
  fault?: string;
}

/** What a form names that does not exist here, by field. */
export function unknownIn(fields: OutcomeFields, offered: OutcomeChoices): Record<string, string[]> {
  const has = (options: { value: string }[], id: string) => options.some(({ value }) => value === id);
  const organization = organizationText(fields);
  const faults: [string, boolean, string][] = [
    [
      "organization",
      organization === "" || has(offered.organizations, organization),
      "Choose from the list.",
    ],
    [
      "initiativeIds",
      fields.initiativeIds.every((id) => has(offered.initiatives, id)),
      "Choose initiatives from the list.",
    ],
    ["goalIds", fields.goalIds.every((id) => has(offered.goals, id)), "Choose goals from the list."],
    ["resultIds", fields.resultIds.every((id) => has(offered.results, id)), "Choose results from the list."],
  ];
  return Object.fromEntries(faults.flatMap(([field, fine, message]) => (fine ? [] : [[field, [message]]])));
}

/** Refuses a valid form that names something unknown; null if it names nothing unknown. */
export function refuseUnknown(
  submission: Submission<unknown, string[], OutcomeFields>,
  fields: OutcomeFields,
  offered: OutcomeChoices,
): FormResult | null {
  const fieldErrors = unknownIn(fields, offered);
  return Object.keys(fieldErrors).length === 0 ? null : submission.reply({ fieldErrors });
}
