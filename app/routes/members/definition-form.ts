import { z } from "zod";
import { readTyped } from "~/domain/entry/typed-cell";
import { isReadable } from "~/domain/plain-text";
import { type Collaborative, GRADES, type Measure } from "~/domain/terms";
import { FIRST_YEAR, LAST_YEAR } from "~/domain/years";
import type { NewDefinition } from "~/records/figures/definitions.server";

const YEAR = "Enter a year, such as 2024.";
const year = () => z.number(YEAR).int(YEAR).min(FIRST_YEAR, YEAR).max(LAST_YEAR, YEAR);

/** The fields of a definition; the restated values, a field a year, are read beside it. */
export const definitionForm = z
  .object({
    fromYear: year(),
    wording: z
      .string("Say how your institution counts it.")
      .trim()
      .refine(isReadable, "Say how your institution counts it.")
      .max(2000, "Use at most 2,000 characters."),
    grade: z.enum(GRADES, "Choose how comparable it is."),
    restates: z.enum(["no", "yes"], "Choose whether earlier years are restated."),
    restatedFrom: year().optional(),
  })
  .superRefine(({ restates, restatedFrom, fromYear }, context) => {
    if (restates === "no") return;
    const message =
      restatedFrom === undefined
        ? "Enter the first year that is restated."
        : restatedFrom >= fromYear
          ? `Restated years lie before ${fromYear}, from which the definition applies.`
          : null;
    if (message) context.addIssue({ code: "custom", path: ["restatedFrom"], message });
  })
  .transform(({ restates, restatedFrom = null, ...rest }) => ({
    ...rest,
    restatedFrom: restates === "yes" ? restatedFrom : null,
  }));

export type DefinitionFields = z.infer<typeof definitionForm>;

/** Names of one year's fields: the typed value, and the one shown before. */
export const valueField = (at: number) => `value:${at}`;
export const baseField = (at: number) => `base:${at}`;

export interface Restatement {
  values: NewDefinition["values"];
  errors: Record<number, string>;
  /** The typed values that differ from those shown before. */
  typed: Record<number, string>;
}

/** The years whose values were changed in the form; the form confirms those left unchanged. */
export function readRestatement(
  form: FormData,
  { fromYear, restatedFrom }: Pick<DefinitionFields, "fromYear" | "restatedFrom">,
  measure: Measure,
  typing: Pick<Collaborative, "locale" | "currency">,
): Restatement {
  const read: Restatement = { values: [], errors: {}, typed: {} };
  for (const [at, text, revision] of changedYears(form)) {
    read.typed[at] = text;
    if (restatedFrom === null) continue;
    if (at < restatedFrom || at >= fromYear) {
      read.errors[at] =
        at < restatedFrom
          ? `This year lies before ${restatedFrom}, the first that is restated.`
          : `From ${fromYear} on, the definition applies anyway. Change this year under Data.`;
      continue;
    }
    const typed = readTyped(text, measure, typing);
    if ("error" in typed) read.errors[at] = typed.error;
    else
      read.values.push({
        year: at,
        state: typed.state,
        revision,
        value: typed.state === "value" ? typed.value : null,
        ...(typed.state === "unavailable" && { note: typed.note }),
      });
  }
  return read;
}

function changedYears(form: FormData): [year: number, text: string, revision: number][] {
  return [...form].flatMap(([name, text]) => {
    const at = Number(/^value:(\d{4})$/.exec(name)?.[1]);
    if (!at || typeof text !== "string") return [];
    const base = String(form.get(baseField(at)) ?? "0|");
    const cut = base.indexOf("|");
    const changed = text.trim() !== base.slice(cut + 1).trim();
    return changed ? [[at, text, Number(base.slice(0, cut)) || 0] as [number, string, number]] : [];
  });
}
