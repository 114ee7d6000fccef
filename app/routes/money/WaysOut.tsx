import { EXIT_FORMS, type ExitForm } from "~/domain/money/terms";
import { formatDate } from "~/ui/figures/dates";
import { Section } from "~/ui/layout/Page";

/** How the partnership leaves a short-term home. */
export function WaysOut({
  ways,
  locale,
}: {
  ways: {
    id: string;
    name: string;
    exitForm: ExitForm | null;
    exitOn: string | null;
    milestones: string[];
  }[];
  locale: string;
}) {
  if (ways.length === 0) return null;
  return (
    <Section title="Short-term home">
      {ways.map(({ id, name, exitForm, exitOn, milestones }) => (
        <div key={id} className="max-w-[46rem]">
          <p>
            {name}.{" "}
            {exitForm
              ? `Way out: ${EXIT_FORMS[exitForm].toLowerCase()}${exitOn ? `, by ${formatDate(exitOn, { locale })}` : ", without a date yet"}.`
              : "No way out is agreed yet."}
          </p>
          {milestones.length > 0 ? (
            <ul className="mt-2 list-disc ps-5">
              {milestones.map((milestone) => (
                <li key={milestone} className="break-words">
                  {milestone}
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      ))}
    </Section>
  );
}
