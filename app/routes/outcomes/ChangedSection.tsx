import { Link } from "@remix-run/react";
import { GRADES, type Grade } from "~/domain/outcomes/contribution";
import { paths } from "~/paths";
import { formatDate } from "~/ui/figures/dates";
import { Section } from "~/ui/layout/Page";
import type { OutcomeLine } from "./view.server";

/** Checked outcomes and claims on the page of what they are about; nothing without any. */
export function ChangedSection({
  about,
  outcomes,
  claims,
  year,
  c,
  locale,
}: {
  /** Set where a page has several of these. */
  about?: string;
  outcomes: Omit<OutcomeLine, "resultIds">[];
  claims: { id: string; claim: string; grade: Grade }[];
  year: number;
  /** The collaborative's slug. */
  c: string;
  locale: string;
}) {
  if (outcomes.length === 0 && claims.length === 0) return null;
  return (
    <Section title={about ? `What has changed: ${about}` : "What has changed"}>
      <ul className="grid max-w-[46rem] gap-4">
        {claims.map(({ id, claim, grade }) => (
          <li key={id}>
            <Link to={paths.contributions(c, { year })}>
              {grade === "not_claimed" ? "A contribution, not claimed yet" : "The partnership contributed"}
            </Link>
            <span className="text-ink-soft"> ({GRADES[grade].toLowerCase()})</span>
            <p className="break-words">{claim}</p>
          </li>
        ))}
        {outcomes.map(({ id, who, what, happenedOn, good }) => (
          <li key={id}>
            <Link to={paths.outcome(c, id)}>{who}</Link>
            <span className="text-ink-soft">
              , {formatDate(happenedOn, { locale })}
              {good ? "" : ", not what was wanted"}
            </span>
            <p className="break-words">{what}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
