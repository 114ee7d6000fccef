import { type StageWords, stageWord } from "~/ui/continuum/stages";
import { formatShare, type Writing } from "~/ui/figures/format-numbers";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { Section } from "~/ui/layout/Page";
import type { ProfileView } from "./profile-view";

/** How a subject stands in each section that is a draft, apart from its score. */
export function DraftScores({
  drafts,
  words,
  writing,
}: Pick<ProfileView, "drafts"> & { words: StageWords; writing: Writing }) {
  return (
    <Section
      title="Draft sections"
      lead="Worded by us, not by the field. Each stands by itself and counts in no other score."
    >
      <ScrollTable label="Draft sections">
        <thead>
          <tr>
            <th scope="col">Section</th>
            <th scope="col" className="word">
              Stage reached
            </th>
            <th scope="col">Progress index</th>
            <th scope="col">Rated</th>
          </tr>
        </thead>
        <tbody>
          {drafts.map(({ section, stageReached, progressIndex, rated, of }) => (
            <tr key={section}>
              <th scope="row">{section}</th>
              <td className="word">
                {stageReached === null
                  ? rated === 0
                    ? "not rated"
                    : "incomplete"
                  : stageWord(words, stageReached)}
              </td>
              <td>{progressIndex === null ? "–" : formatShare(progressIndex, writing, 0)}</td>
              <td>
                {rated} of {of}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </Section>
  );
}
