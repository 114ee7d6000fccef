import type { ShownContribution } from "~/domain/disclosure/contributions";
import type { Measure } from "~/domain/terms";
import { OWN_DEFINITION_WORDS } from "~/ui/figures/Comparability";

/** The collaborative's definition of each measure, and the definitions of members that count it differently. */
export function DefinitionsBehind({
  measures,
  contributions,
}: {
  measures: Measure[];
  contributions: ShownContribution[];
}) {
  // Unnamed peers show how comparable their definition is, but not its wording.
  const unnamed = contributions.filter(({ grade, definitions }) => grade && !definitions);
  return (
    <dl className="grid gap-6">
      {measures.map((measure) => (
        <div key={measure.code}>
          <dt className="font-semibold">{measure.label}</dt>
          <dd className="mt-1 max-w-[46rem] text-ink-soft">
            {measure.definition}{" "}
            {measure.kind === "flow" ? "Counted over the year." : "Counted at the end of the year."}
          </dd>
          {contributions.flatMap(({ name, definitions = [] }) =>
            definitions
              .filter((own) => own.measure === measure.code)
              .map((own) => (
                <dd
                  key={`${name} ${own.fromYear} ${own.wording}`}
                  className="mt-3 max-w-[46rem] border-line-strong border-s-2 ps-4"
                >
                  <strong className="font-semibold">{name}</strong>{" "}
                  <span className="text-ink-soft text-sm">
                    {OWN_DEFINITION_WORDS[own.grade]}, from {own.fromYear}
                  </span>
                  <span className="block">{own.wording}</span>
                </dd>
              )),
          )}
        </div>
      ))}
      {unnamed.length > 0 ? (
        <div>
          <dt className="font-semibold">Members that are not named to you</dt>
          {unnamed.map(({ name, grade }) => (
            <dd key={name} className="mt-1 text-ink-soft">
              {name}: {OWN_DEFINITION_WORDS[grade ?? "same"]}
            </dd>
          ))}
        </div>
      ) : null}
    </dl>
  );
}
