import { z } from "zod";
import { day, line, optionalAddress, ticked } from "~/domain/people/fields";
import { organizationIn } from "~/domain/people/form";
import { organizationField } from "./profile";
import { EVIDENCE_KINDS, STEPS } from "./steps";

/** The forms of the path. */

/** A note of a talk, a session, or a meeting with residents; or how a member shows up, which has no day. */
export const evidenceForm = z
  .object({
    kind: z.enum(EVIDENCE_KINDS, "Choose what it is."),
    organization: organizationField.optional(),
    heldOn: day("Enter the day on which it was held.").optional(),
    note: line("Write a sentence about it.", 2000),
  })
  .superRefine(({ kind, organization, heldOn }, { addIssue }) => {
    const issue = (path: string, message: string) => addIssue({ code: "custom", path: [path], message });
    if (kind === "talk" && !organization) issue("organization", "Choose with whom.");
    if (kind === "showing_up" && !organization?.startsWith("member:"))
      issue("organization", "Choose a member.");
    if (kind !== "showing_up" && !heldOn) issue("heldOn", "Enter the day on which it was held.");
  })
  .transform(({ kind, organization, heldOn, note }) => ({
    kind,
    note,
    heldOn: kind === "showing_up" ? null : (heldOn ?? null),
    ...organizationIn(organization ?? ""),
  }));
export type EvidenceFields = z.output<typeof evidenceForm>;

const step = z.enum(STEPS, "Choose a step.");

export const notNeededForm = z.object({ step, reason: line("Say why it is not needed.", 500) });

/** The decision on a convener: chosen, or proposals requested, with the request. */
export const decisionForm = z
  .object({
    decisionId: z.uuid("Choose a decision."),
    requestsProposals: ticked,
    request: optionalAddress,
  })
  .refine(({ requestsProposals, request }) => !requestsProposals || request !== "", {
    path: ["request"],
    message: "Enter the address of the request.",
  });
export type DecisionNamed = z.output<typeof decisionForm>;

export const commonGroundForm = z.object({ agendaItemId: z.uuid("Choose an agenda item.") });
