import type { ShownContribution } from "~/domain/disclosure/contributions";
import { standingWords } from "~/ui/figures/metrics/metric-view";
import { Section } from "~/ui/layout/Page";

/** The members that are not in a figure, each with the reason. */
export function LeftOut({
  members,
  outside,
  year,
}: {
  members: Pick<ShownContribution, "name" | "standing" | "note">[];
  /** Names of those that were not members in the year. */
  outside: string[];
  year: number;
}) {
  if (members.length + outside.length === 0) return null;
  return (
    <Section title="Left out, and why">
      <ul className="grid gap-1.5">
        {members.map((member) => (
          <li key={member.name}>
            <strong className="font-semibold">{member.name}</strong>:{" "}
            {member.standing === "share_only"
              ? "gave the share without its counts"
              : standingWords(member.standing)}
            {member.standing === "unavailable" && member.note ? `, ${member.note}` : ""}
          </li>
        ))}
        {outside.map((name) => (
          <li key={name}>
            <strong className="font-semibold">{name}</strong>: not a member in {year}
          </li>
        ))}
      </ul>
    </Section>
  );
}
