import type { SimpleTarget } from "~/domain/goals/targets";

/** What the field considers a serious commitment, for figures where it has set one. */
export interface ReferenceValue {
  kind: "share" | "multiple";
  /** Codes of the measures or metrics it applies to. */
  figures: string[];
  value: number;
  /** Where the value comes from, worded for the middle of a sentence. */
  from: string;
}

export const FIELD_REFERENCES: ReferenceValue[] = [
  {
    kind: "share",
    figures: ["impact_hire_rate"],
    value: 0.1,
    from: "what health systems have pledged together",
  },
  {
    kind: "share",
    figures: ["mwbe_local_share"],
    value: 0.075,
    from: "where the field’s leaders stand",
  },
  {
    kind: "multiple",
    figures: ["mwbe_local_spend", "mwbe_local_amount"],
    value: 2,
    from: "what health systems have pledged for five years",
  },
  {
    kind: "share",
    figures: ["pbi_allocation_share"],
    value: 0.01,
    from: "what the field asks of every institution",
  },
];

/** The reference value for a target; null if the field has none. */
export function referenceFor(target: SimpleTarget, references = FIELD_REFERENCES): ReferenceValue | null {
  if (target.kind !== "share" && target.kind !== "multiple") return null;
  if (target.kind === "share" && target.direction === "atMost") return null;
  if (target.kind === "multiple" && target.of === "lastYear") return null;
  const code = target.kind === "share" ? target.metric : target.figure;
  return references.find(({ kind, figures }) => kind === target.kind && figures.includes(code)) ?? null;
}
