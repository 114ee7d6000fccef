import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import type { Writing } from "~/ui/figures/format-numbers";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { Section } from "~/ui/layout/Page";
import type { NeedView } from "./need-words";
import type { TakesView } from "./takes-view";
import { WhatIf } from "./WhatIf";

interface NamedMember {
  id: string;
  name: string;
  slug: string;
  own: boolean;
}

/** What is still needed to reach a goal, in numbers that members can act on, and a what-if. */
export function WhatItTakes({
  view,
  members,
  year,
  c,
  goal,
  writing,
}: {
  view: TakesView;
  members: NamedMember[];
  /** Of the page. */
  year: number;
  /** The collaborative's slug. */
  c: string;
  goal: string;
  writing: Writing;
}) {
  const { needs, whatIf } = view;
  if (needs.length === 0 && !whatIf) return null;
  return (
    <Section id="what-it-takes" title="What it takes">
      <div className="grid gap-10">
        {needs.map((need) => (
          <NeedPart
            key={need.aim}
            need={need}
            several={needs.length > 1}
            members={members}
            year={year}
            c={c}
          />
        ))}
        {whatIf ? (
          <WhatIf
            key={whatIf.year}
            view={whatIf}
            action={paths.goal(c, goal)}
            pageYear={year}
            writing={writing}
          />
        ) : null}
      </div>
    </Section>
  );
}

function NeedPart({
  need,
  several,
  members,
  year,
  c,
}: {
  need: NeedView;
  several: boolean;
  members: NamedMember[];
  year: number;
  c: string;
}) {
  const rows = need.rows.flatMap((row) => {
    const member = members.find(({ id }) => id === row.memberId);
    return member ? [{ ...row, ...member }] : [];
  });
  return (
    <div className="grid gap-4">
      <div>
        {several ? <h3 className="mb-1 text-balance text-lg">{need.aim}</h3> : null}
        <p className="max-w-[52rem] text-balance font-serif text-xl leading-snug">{need.sentence}</p>
        <p className="mt-1 text-ink-soft text-sm">{need.from}</p>
      </div>
      {rows.length > 0 ? (
        <ScrollTable label={`What each member could bring: ${need.aim}`}>
          <thead>
            <tr>
              <th scope="col">Member</th>
              {need.columns.map((column) => (
                <th key={column} scope="col" className={need.columns.length === 1 ? "word" : undefined}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, slug, own, cells }) => (
              <tr key={id}>
                <th scope="row" className={own ? "font-semibold" : "font-normal"}>
                  <Link to={paths.member(c, slug, { year })}>{name}</Link>
                </th>
                {cells.map((cell, place) => (
                  <td key={need.columns[place]} className={cells.length === 1 ? "word" : undefined}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      ) : null}
    </div>
  );
}
