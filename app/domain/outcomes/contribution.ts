import { z } from "zod";
import type { GoalStatus } from "~/domain/goals/progress/status";
import { line, optionalText } from "~/domain/people/fields";
import { isReadable } from "~/domain/plain-text";
import type { Curve } from "~/domain/results/curve";

/** What the partnership claims to have contributed to a goal or result. Never "caused". */

export const PROOF_KINDS = {
  numbers: "Numbers",
  documents: "Documents",
  outcomes: "Outcomes",
  interviews: "Interviews",
  evaluation: "Outside evaluation",
} as const;
export type ProofKind = keyof typeof PROOF_KINDS;
export const PROOF_KEYS = Object.keys(PROOF_KINDS) as ProofKind[];

/** How much another explanation accounts for; empty while it has not been weighed. */
export const WEIGHTS = { little: "Little", some: "Some", much: "Much" } as const;
export type Weight = keyof typeof WEIGHTS;

export const GRADES = {
  not_claimed: "Not claimed",
  weak: "Weak",
  plausible: "Plausible",
  strong: "Strong",
} as const;
export type Grade = keyof typeof GRADES;

export const READER_VIEWS = { agrees: "Agrees", differs: "Differs" } as const;
export type ReaderView = keyof typeof READER_VIEWS;

export const MOST_EXPLANATIONS = 5;

export interface Explanation {
  text: string;
  weight: Weight | null;
}

export interface Contribution {
  claim: string;
  chain: string;
  /** What there is of each kind, in words. */
  proof: Partial<Record<ProofKind, string>>;
  explanations: Explanation[];
  /** Who from outside has read it, and their view. */
  reader: string;
  readerView: ReaderView | null;
}

/** Whether the goal is met or on track, or the curve has turned. */
export const hasMoved = (statuses: readonly (GoalStatus | null)[], curves: readonly Curve[]): boolean =>
  statuses.some((status) => status === "met" || status === "on_track") || curves.includes("turned");

/** How far the claim carries. An explanation that is listed but not weighed has not been examined. */
export function gradeOf(
  { proof, explanations, readerView }: Pick<Contribution, "proof" | "explanations" | "readerView">,
  moved: boolean,
): Grade {
  if (!moved) return "not_claimed";
  const kinds = PROOF_KEYS.filter((kind) => proof[kind]).length;
  const weighed = explanations.filter(({ weight }) => weight !== null);
  if (kinds === 0 || weighed.length === 0) return "weak";
  const allWeighed = weighed.length === explanations.length;
  const noneMuch = explanations.every(({ weight }) => weight !== "much");
  return kinds >= 2 && allWeighed && noneMuch && readerView === "agrees" ? "strong" : "plausible";
}

const CHAIN = "Say how one thing led to the next.";
const weight = z.enum(Object.keys(WEIGHTS) as [Weight, ...Weight[]], "Choose how much.").optional();
const numbered = <Field extends z.ZodType>(name: string, field: Field) =>
  Object.fromEntries(Array.from({ length: MOST_EXPLANATIONS }, (_, at) => [`${name}${at}`, field])) as Record<
    string,
    Field
  >;

/** The form has a fixed number of rows for explanations, so that it needs no script. */
export const contributionForm = z
  .object({
    claim: line("Say what the partnership contributed.", 500),
    chain: z.string(CHAIN).trim().refine(isReadable, CHAIN).max(3000, "Use at most 3,000 characters."),
    ...(Object.fromEntries(PROOF_KEYS.map((kind) => [kind, optionalText(1000)])) as Record<
      ProofKind,
      ReturnType<typeof optionalText>
    >),
    ...numbered("explanation", optionalText(500)),
    ...numbered("weight", weight),
    reader: optionalText(),
    readerView: z.enum(Object.keys(READER_VIEWS) as [ReaderView, ...ReaderView[]]).optional(),
  })
  .superRefine((fields, { addIssue }) => {
    const sent = fields as Record<string, unknown>;
    for (let at = 0; at < MOST_EXPLANATIONS; at++)
      if (sent[`weight${at}`] && !sent[`explanation${at}`])
        addIssue({
          code: "custom",
          path: [`explanation${at}`],
          message: "Say which explanation this weighs.",
        });
    if (fields.readerView && !fields.reader)
      addIssue({ code: "custom", path: ["reader"], message: "Name who from outside has read it." });
  })
  .transform(({ claim, chain, reader, readerView, ...rest }): Contribution => {
    const sent = rest as Record<string, string | undefined>;
    const rows = Array.from({ length: MOST_EXPLANATIONS }, (_, at) => ({
      text: sent[`explanation${at}`] ?? "",
      weight: (sent[`weight${at}`] as Weight | undefined) ?? null,
    }));
    const proof = Object.fromEntries(PROOF_KEYS.flatMap((kind) => (sent[kind] ? [[kind, sent[kind]]] : [])));
    const explanations = rows.filter(({ text }) => text !== "");
    return { claim, chain, proof, explanations, reader, readerView: readerView ?? null };
  });
