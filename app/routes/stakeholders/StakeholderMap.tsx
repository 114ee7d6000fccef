import { LEVEL_KEYS, LEVELS, mapOf, type Stakeholder } from "~/domain/stakeholders/stakeholders";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { Section } from "~/ui/layout/Page";

/** Three by three: influence and interest. */
export function StakeholderMap({ stakeholders }: { stakeholders: Stakeholder[] }) {
  return (
    <Section title="Map">
      <ScrollTable label="Stakeholders by influence and interest">
        <thead>
          <tr>
            <th scope="col">Influence</th>
            {LEVEL_KEYS.map((interest) => (
              <th key={interest} scope="col" className="word">
                Interest: {LEVELS[interest].toLowerCase()}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {mapOf(stakeholders).map(({ influence, cells }) => (
            <tr key={influence}>
              <th scope="row">{LEVELS[influence]}</th>
              {cells.map(({ interest, stakeholders: placed }) => (
                <td key={interest} className="word">
                  {placed.length === 0 ? "–" : null}
                  {placed.map(({ id, name }) => (
                    <span key={id} className="block">
                      {name}
                    </span>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </Section>
  );
}
