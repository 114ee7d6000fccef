import type { ReactNode } from "react";
import { type Member, SECTORS } from "~/domain/terms";
import { awayWords, formatDate, monthName } from "~/ui/figures/dates";
import type { Writing } from "~/ui/figures/format-numbers";
import { ScrollTable } from "~/ui/figures/ScrollTable";

/** Members with everything that figures depend on: sector, fiscal year, baseline, membership. */
export function InstitutionTable<M extends Omit<Member, "id">>({
  members,
  baselineYear,
  writing,
  name,
  change,
}: {
  members: M[];
  baselineYear: number;
  writing: Pick<Writing, "locale">;
  /** The name in the table, such as a link. */
  name: (member: M) => ReactNode;
  /** A last column for those who may edit members. */
  change?: (member: M) => ReactNode;
}) {
  return (
    <ScrollTable label="Members">
      <thead>
        <tr>
          <th scope="col">Institution</th>
          <th scope="col" className="word">
            Sector
          </th>
          <th scope="col" className="word">
            Fiscal year ends
          </th>
          <th scope="col">Baseline</th>
          <th scope="col" className="word">
            Member
          </th>
          {change ? (
            <th scope="col">
              <span className="sr-only">Change</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.slug}>
            <th scope="row">{name(member)}</th>
            <td className="word">{SECTORS[member.sector]}</td>
            <td className="word">{monthName(member.fiscalYearEndMonth, writing)}</td>
            <td>{member.baselineYear ?? baselineYear}</td>
            <td className="word">
              since {formatDate(member.joinedOn, writing)}
              {member.leftOn ? `, until ${formatDate(member.leftOn, writing)}` : ""}
              {member.absences.length > 0 ? `, ${awayWords(member.absences)}` : ""}
            </td>
            {change ? <td>{change(member)}</td> : null}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
