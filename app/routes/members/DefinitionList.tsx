import type { Measure } from "~/domain/terms";
import type { RecordedDefinition } from "~/records/figures/definitions.server";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { OWN_DEFINITION_WORDS } from "~/ui/figures/Comparability";
import { formatDate } from "~/ui/figures/dates";
import { formatUnit, type Writing } from "~/ui/figures/format-numbers";
import { Missing } from "~/ui/figures/Missing";
import { ScrollTable } from "~/ui/figures/ScrollTable";

/** A member's definitions of one measure, newest first; restated values stay readable. */
export function DefinitionList({
  definitions,
  measure,
  writing,
  mayChange,
}: {
  definitions: RecordedDefinition[];
  measure: Measure;
  writing: Writing;
  mayChange: boolean;
}) {
  return (
    <ul className="grid max-w-[46rem] gap-7">
      {definitions.map((definition) => (
        <li key={definition.id} className="grid gap-2 border-line-strong border-s-2 ps-4">
          <p>
            <strong className="font-semibold">From {definition.fromYear}</strong>
            <span className="text-ink-soft">
              , {OWN_DEFINITION_WORDS[definition.grade].replace("own definition, ", "")}
              {definition.grade === "same" ? " as" : definition.grade === "close" ? " to" : " from"} the
              collaborative’s
            </span>
          </p>
          <p>{definition.wording}</p>
          <p className="text-ink-soft text-sm">
            Recorded by {definition.recordedBy} on {formatDate(definition.recordedAt, writing)}.{" "}
            {definition.restatedFrom === null
              ? "Earlier years stay as they were."
              : definition.restated.length === 0
                ? `Years from ${definition.restatedFrom} on were confirmed as they were.`
                : `Restated from ${definition.restatedFrom}; years not listed were confirmed as they were.`}
          </p>
          {definition.restated.length > 0 ? (
            <ScrollTable label={`${measure.label}: restated by the definition from ${definition.fromYear}`}>
              <thead>
                <tr>
                  <th scope="col">Year</th>
                  <th scope="col">Was</th>
                  <th scope="col">Is now</th>
                </tr>
              </thead>
              <tbody>
                {definition.restated.map(({ year, was, is }) => (
                  <tr key={year}>
                    <th scope="row">{year}</th>
                    <td>{contentWords(was, measure, writing)}</td>
                    <td>{contentWords(is, measure, writing)}</td>
                  </tr>
                ))}
              </tbody>
            </ScrollTable>
          ) : null}
          {mayChange && definition.restatedFrom === null ? (
            <TwoStepRemoval
              first="Recorded by mistake?"
              button="Take this definition back"
              fields={{ withdraw: definition.id }}
              look="quiet"
            >
              <p className="text-ink-soft text-sm">
                It disappears from this page and from all figures at once. The history keeps it.
              </p>
            </TwoStepRemoval>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function contentWords(
  content: RecordedDefinition["restated"][number]["was"],
  measure: Measure,
  writing: Writing,
) {
  if (!content || (content.state as string) === "missing") return <Missing kind="missing" />;
  if (content.state !== "value") return <Missing kind={content.state} reason={content.note} />;
  return formatUnit(measure.unit, content.value, writing);
}
