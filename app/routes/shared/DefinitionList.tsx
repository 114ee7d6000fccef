import { Form } from "@remix-run/react";
import type { Measure } from "~/domain/types";
import type { RecordedDefinition } from "~/records/definitions.server";
import { Button, buttonClass } from "~/ui/controls/Button";
import { OWN_DEFINITION_WORDS } from "~/ui/figures/Comparability";
import { formatDate } from "~/ui/figures/dates";
import { formatUnit, type Writing } from "~/ui/figures/format";
import { Missing } from "~/ui/figures/Missing";
import { ScrollTable } from "~/ui/figures/ScrollTable";

/** A member's definitions of one measure, the one recorded last first; what was restated stays readable. */
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
      {definitions.map((one) => (
        <li key={one.id} className="grid gap-2 border-line-strong border-s-2 ps-4">
          <p>
            <strong className="font-semibold">From {one.fromYear}</strong>
            <span className="text-ink-soft">
              , {OWN_DEFINITION_WORDS[one.grade].replace("own definition, ", "")}
              {one.grade === "same" ? " as" : one.grade === "close" ? " to" : " from"} the collaborative’s
            </span>
          </p>
          <p>{one.wording}</p>
          <p className="text-ink-soft text-sm">
            Recorded by {one.recordedBy} on {formatDate(one.recordedAt, writing)}.{" "}
            {one.restatedFrom === null
              ? "Earlier years stay as they were."
              : one.restated.length === 0
                ? `Years from ${one.restatedFrom} on were confirmed as they were.`
                : `Restated from ${one.restatedFrom}; years not listed were confirmed as they were.`}
          </p>
          {one.restated.length > 0 ? (
            <ScrollTable label={`${measure.label}: restated by the definition from ${one.fromYear}`}>
              <thead>
                <tr>
                  <th scope="col">Year</th>
                  <th scope="col">Was</th>
                  <th scope="col">Is now</th>
                </tr>
              </thead>
              <tbody>
                {one.restated.map(({ year, was, is }) => (
                  <tr key={year}>
                    <th scope="row">{year}</th>
                    <td>{contentWords(was, measure, writing)}</td>
                    <td>{contentWords(is, measure, writing)}</td>
                  </tr>
                ))}
              </tbody>
            </ScrollTable>
          ) : null}
          {mayChange && one.restatedFrom === null ? (
            <details className="no-print">
              <summary className={buttonClass("quiet", "-ms-2 list-none text-sm")}>
                Recorded by mistake?
              </summary>
              <Form method="post" className="mt-2 grid justify-items-start gap-3">
                <p className="text-ink-soft text-sm">
                  It goes from this page and from all figures at once; the history keeps it.
                </p>
                <input type="hidden" name="withdraw" value={one.id} />
                <Button kind="danger">Take this definition back</Button>
              </Form>
            </details>
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
