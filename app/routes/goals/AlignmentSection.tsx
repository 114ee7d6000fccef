import { Link } from "@remix-run/react";
import type { Strategy } from "~/domain/terms";
import { paths } from "~/paths";
import { ContributionChart } from "~/ui/charts/ContributionChart";
import type { Writing } from "~/ui/figures/format-numbers";
import { Missing } from "~/ui/figures/Missing";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { Section } from "~/ui/layout/Page";
import type { AlignmentView } from "./alignment";

/** Whether the members' own targets add up to the shared one: a sentence, a chart, and each member's target. */
export function AlignmentSection({
  views,
  strategy,
  year,
  c,
  writing,
}: {
  views: AlignmentView[];
  strategy: Strategy;
  year: number;
  /** The collaborative's slug. */
  c: string;
  writing: Writing;
}) {
  return (
    <Section
      title="Do the members’ own targets add up to it?"
      lead="Where the collaborative would stand if each member reached the target it has adopted."
    >
      <div className="grid gap-12">
        {views.map((view) => (
          <div key={view.aim} className="grid gap-5">
            {views.length > 1 ? <h3 className="font-semibold text-lg">{view.aim}</h3> : null}
            {view.withheld ? (
              <Missing kind="withheld" reason="it would reveal what other members have set themselves" />
            ) : (
              <>
                <p className="max-w-[52rem] font-serif text-xl leading-snug">{view.sentence}</p>
                {view.carried ? (
                  <ContributionChart
                    title={`${view.carried.text} if all reach their own targets, against ${view.required.text}`}
                    bars={[
                      {
                        id: "carried",
                        name: "Members’ own targets together",
                        value: view.carried.value,
                        label: view.carried.text,
                      },
                    ]}
                    reference={{ value: view.required.value, label: `Needed: ${view.required.text}` }}
                    format={view.format}
                    accent={strategy}
                    size="small"
                    table="none"
                    {...writing}
                  />
                ) : null}
                {view.rows.length > 0 ? (
                  <ScrollTable label={`Own targets: ${view.aim}`}>
                    <thead>
                      <tr>
                        <th scope="col">Member</th>
                        <th scope="col" className="word">
                          Its own target
                        </th>
                      </tr>
                    </thead>
                    <tbody>
                      {view.rows.map((row) => (
                        <tr key={row.memberId}>
                          <th scope="row">
                            <Link to={paths.member(c, row.slug, { year })}>{row.name}</Link>
                          </th>
                          <td className="word">
                            <Link to={paths.goal(c, row.goalId, { year })}>{row.own}</Link>
                            {row.counted ? null : (
                              <span className="block text-ink-soft text-sm">
                                Not counted here: too few figures to tell.
                              </span>
                            )}
                          </td>
                        </tr>
                      ))}
                    </tbody>
                  </ScrollTable>
                ) : null}
                <Without
                  names={view.without}
                  text="Counted at where they are now, without a target of their own"
                />
                <Without names={view.unknown} text="Not counted, because they have too few figures" />
              </>
            )}
          </div>
        ))}
      </div>
    </Section>
  );
}

function Without({ names, text }: { names: string[]; text: string }) {
  if (names.length === 0) return null;
  return (
    <p className="max-w-[52rem] text-ink-soft">
      {text}: {new Intl.ListFormat("en").format(names)}.
    </p>
  );
}
