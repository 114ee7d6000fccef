import { type ForwardContract, VALUE_BANDS } from "~/domain/forward/forward";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { Section } from "~/ui/layout/Page";

/** What comes up in one quarter. */
export function QuarterTable({
  year,
  quarter,
  contracts,
  mayKeep,
}: {
  year: number;
  quarter: number;
  contracts: ForwardContract[];
  mayKeep: boolean;
}) {
  const title = `Quarter ${quarter} of ${year}`;
  return (
    <Section title={title}>
      <ScrollTable label={title}>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col" className="word">
              Value
            </th>
            <th scope="col" className="word">
              Buyer
            </th>
            {mayKeep ? (
              <th scope="col" className="word">
                Change
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {contracts.map(({ id, revision, category, band, member, note }) => (
            <tr key={id}>
              <th scope="row">
                {category}
                {note ? <span className="block font-normal text-ink-soft text-sm">{note}</span> : null}
              </th>
              <td className="word">{VALUE_BANDS[band]}</td>
              <td className="word">{member ?? "Not said"}</td>
              {mayKeep ? (
                <td className="word">
                  <TwoStepRemoval
                    look="quiet"
                    first={
                      <>
                        Remove…<span className="sr-only"> {category}</span>
                      </>
                    }
                    button={`Remove ${category}`}
                    name="intent"
                    value="remove"
                    fields={{ id, revision }}
                  >
                    <p>The history keeps it.</p>
                  </TwoStepRemoval>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </Section>
  );
}
