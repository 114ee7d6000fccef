import { z } from "zod";
import { day, line, optionalAddress, optionalText } from "~/domain/people/fields";
import { organizationIn } from "~/domain/people/form";
import { isReadable } from "~/domain/plain-text";

/** An outcome: who does what differently now, and what the partnership did toward it (docs/rules.md, section 17). */

export const DOMAINS = {
  individual: "People",
  organization: "Organizations",
  community: "Community",
  partnership: "The partnership",
} as const;
export type Domain = keyof typeof DOMAINS;

/** What is new or different in an organization. */
export const CHANGES = {
  policy: "Policy",
  practice: "Practice",
  program: "Program",
  budget: "Budget",
} as const;
export type Change = keyof typeof CHANGES;

export const OUTCOME_STATES = {
  draft: "Draft",
  checked: "Checked",
  released: "Released",
  withdrawn: "Withdrawn",
} as const;
export type OutcomeState = keyof typeof OUTCOME_STATES;

export const EVIDENCE_KINDS = {
  link: "Link",
  file: "File",
  observation: "Observation",
  minutes: "Minutes",
} as const;
export type EvidenceKind = keyof typeof EVIDENCE_KINDS;

const keysOf = <Key extends string>(words: Record<Key, string>) => Object.keys(words) as [Key, ...Key[]];
const required = (message: string, most = 2000) =>
  z.string(message).trim().refine(isReadable, message).max(most, `Use at most ${most} characters.`);
const ids = (words: string) => z.array(z.uuid(words)).max(20, "Choose at most 20.").default([]);
const either = (words: string) => z.enum(["yes", "no"], words).transform((answer) => answer === "yes");

export const outcomeForm = z
  .object({
    domain: z.enum(keysOf<Domain>(DOMAINS), "Choose who changed."),
    who: line("Say who changed, without the names of private people."),
    organization: z
      .string()
      .regex(/^(member|partner):[0-9a-f-]{36}$/, "Choose from the list.")
      .optional(),
    what: required("Say what they now do differently."),
    change: z.enum(keysOf<Change>(CHANGES), "Choose what is new or different.").optional(),
    happenedOn: day("Enter the day, or the first day of the month, on which it changed."),
    place: optionalText(),
    matters: required("Say why it matters."),
    contribution: required("Say what the partnership did toward it."),
    planned: either("Say whether it was planned."),
    good: either("Say whether it is good."),
    initiativeIds: ids("Choose initiatives from the list."),
    goalIds: ids("Choose goals from the list."),
    resultIds: ids("Choose results from the list."),
  })
  .superRefine(({ domain, organization, change }, { addIssue }) => {
    const issue = (path: string, message: string) => addIssue({ code: "custom", path: [path], message });
    if (domain === "organization" && !change) issue("change", "Choose what is new or different.");
    if (domain !== "organization" && change) issue("change", "Only organizations have these.");
    if (domain !== "organization" && organization)
      issue("organization", "Only where an organization changed.");
  })
  .transform(({ organization, change, ...fields }) => ({
    ...fields,
    change: change ?? null,
    ...organizationIn(organization ?? ""),
  }));
export type OutcomeFields = z.output<typeof outcomeForm>;

/** Something that shows that it happened. */
export const evidenceForm = z
  .object({
    kind: z.enum(keysOf<EvidenceKind>(EVIDENCE_KINDS), "Choose what it is."),
    text: required("Say what it shows.", 1000),
    url: optionalAddress,
  })
  .refine(({ kind, url }) => kind !== "link" || url !== "", {
    path: ["url"],
    message: "Enter the address of the link.",
  })
  .refine(({ kind, url }) => kind !== "file" || url === "", {
    path: ["url"],
    message: "A file has no address. Leave it empty, or choose another kind.",
  });
export type EvidenceFields = z.output<typeof evidenceForm>;

/** A version of a file that shows that it happened. */
export interface EvidenceFile {
  id: string;
  version: number;
  mediaType: string;
  bytes: number;
  /** SHA-256, in hexadecimal. */
  contentHash: string;
  /** ISO instant. */
  at: string;
  by: string;
}

export interface OutcomeEvidence extends EvidenceFields {
  id: string;
  /** Of a file: its versions, newest first. */
  files: EvidenceFile[];
}

export interface OutcomeRecord extends OutcomeFields {
  id: string;
  state: OutcomeState;
  /** Whoever wrote what stands here now. */
  authorId: string | null;
  author: string;
  checkedBy: string | null;
  evidence: OutcomeEvidence[];
  revision: number;
}

export type Step = "check" | "release" | "withdraw" | "reopen";

/** Who takes a step: the account, and the name for those without one. */
export interface Person {
  userId: string | null;
  name: string;
}

/** Whether somebody wrote what stands here. */
export const isAuthor = ({ authorId, author }: Pick<OutcomeRecord, "authorId" | "author">, who: Person) =>
  authorId === null || who.userId === null ? author === who.name : authorId === who.userId;

const STEPS: Record<Step, { from: readonly OutcomeState[]; to: OutcomeState }> = {
  check: { from: ["draft"], to: "checked" },
  release: { from: ["checked"], to: "released" },
  withdraw: { from: ["draft", "checked", "released"], to: "withdrawn" },
  reopen: { from: ["withdrawn"], to: "draft" },
};

/**
 * The state that a step leads to. What was written is checked by somebody other than its author.
 * @returns a sentence why it cannot be taken
 */
export function stepTo(
  outcome: Pick<OutcomeRecord, "state" | "authorId" | "author"> & { evidence: readonly unknown[] },
  step: Step,
  who: Person,
): { to: OutcomeState } | { fault: string } {
  const { from, to } = STEPS[step];
  if (!from.includes(outcome.state))
    return { fault: "It has moved on in the meantime. Load the page again to see where it stands." };
  if (step === "check" && isAuthor(outcome, who))
    return { fault: "Somebody other than its author checks it." };
  if (step === "check" && outcome.evidence.length === 0)
    return { fault: "Add evidence first: what would show others that it happened?" };
  return { to };
}

/** Whether others may rely on it. */
export const isChecked = ({ state }: Pick<OutcomeRecord, "state">): boolean =>
  state === "checked" || state === "released";

/**
 * New or changed policies, practices, programs, and budgets of a calendar year: checked outcomes of organizations. Each
 * counts once, however many initiatives name it.
 */
export function changesOf(
  outcomes: readonly Pick<OutcomeRecord, "id" | "domain" | "change" | "state" | "happenedOn">[],
  year: number,
): { total: number; byKind: Record<Change, number> } {
  const counted = new Map(
    outcomes
      .filter((outcome) => outcome.domain === "organization" && isChecked(outcome))
      .filter(({ happenedOn }) => happenedOn.startsWith(`${year}-`))
      .map((outcome) => [outcome.id, outcome]),
  );
  const byKind: Record<Change, number> = { policy: 0, practice: 0, program: 0, budget: 0 };
  for (const { change } of counted.values()) if (change) byKind[change] += 1;
  return { total: counted.size, byKind };
}
