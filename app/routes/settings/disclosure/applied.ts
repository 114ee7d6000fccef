import type { EffectivePolicy, PolicyPart } from "~/domain/agreements/floor";
import type { BindingFloor } from "~/domain/terms";
import { partWords } from "~/routes/partnership";

/** A part of the policy that applies, with the agreements behind it; none where the setting decides. */
export interface AppliedPart {
  part: PolicyPart;
  words: string;
  agreements: { id: string; title: string }[];
}

/** The parts of the policy that applies. Empty where no agreement binds: the settings then say it all. */
export function appliedParts({ policy, sources }: EffectivePolicy, floors: BindingFloor[]): AppliedPart[] {
  if (floors.length === 0) return [];
  const titles = new Map(floors.map(({ agreementId, title }) => [agreementId, title]));
  return (Object.keys(sources) as PolicyPart[]).flatMap((part) => {
    const words = partWords(part, policy);
    const agreements = sources[part].map((id) => ({ id, title: titles.get(id) ?? "" }));
    return words === null ? [] : [{ part, words, agreements }];
  });
}
