import type { Rubric } from "~/domain/continuum/rubric";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { Section } from "~/ui/layout/Page";
import { WordingForm } from "./WordingForm";
import type { RefusedWording } from "./wording";

const APPLIES = { member: "members", backbone: "the backbone", both: "members and the backbone" } as const;

/** Every section of a rubric with the descriptors of its practices. */
export function RubricSections({
  rubric,
  year,
  refused,
}: {
  rubric: Rubric;
  year: number;
  /** A refused rewording, with what was typed. */
  refused: RefusedWording | undefined;
}) {
  return rubric.sections.map((section) => (
    <Section
      key={section.code}
      title={section.name}
      lead={
        section.draft
          ? "A draft in our own words: the field’s wording is not public. Rewording it makes it yours."
          : undefined
      }
    >
      <ScrollTable label={`Practices of ${section.name}`}>
        <thead>
          <tr>
            <th scope="col">Practice</th>
            {rubric.stages.map((stage) => (
              <th key={stage} scope="col" className="word">
                {stage}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {section.practices.map(({ code, name, kind, appliesTo, descriptors }) => (
            <tr key={code}>
              <th scope="row">
                <span className="font-semibold">{name}</span>
                <span className="block text-ink-soft text-sm">
                  {kind === "mindset" ? "Mindset" : "Practice"}, for {APPLIES[appliesTo]}
                </span>
              </th>
              {descriptors.map((descriptor) => (
                <td key={descriptor} className="word">
                  {descriptor}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <WordingForm
        section={section}
        stages={rubric.stages}
        year={year}
        refused={refused?.section === section.code ? refused : undefined}
      />
    </Section>
  ));
}
