import {
  GRADES,
  type Grade,
  PROOF_KEYS,
  PROOF_KINDS,
  READER_VIEWS,
  WEIGHTS,
} from "~/domain/outcomes/contribution";
import { LinkButton } from "~/ui/controls/Button";
import { type Status, StatusWord } from "~/ui/figures/StatusWord";
import { Section } from "~/ui/layout/Page";
import type { ShownContribution } from "./view.server";

const STATUSES: Record<Grade, Status> = {
  not_claimed: "nothing",
  weak: "in_question",
  plausible: "complete",
  strong: "met",
};

const WHY: Record<Grade, string> = {
  not_claimed: "The goal is not met or on track, and no curve has turned: there is nothing to claim yet.",
  weak: "Something has moved, but there is no evidence, or no other explanation has been weighed.",
  plausible: "Something has moved, there is evidence, and another explanation has been weighed.",
  strong:
    "Something has moved, there is evidence of two kinds or more, every explanation is weighed and none accounts for much, and a reader from outside agrees.",
};

/** One claim with its grade, and what speaks for and against it. */
export function ContributionSection({
  claim: { about, grade, claim, chain, proof, explanations, reader, readerView },
  change,
}: {
  claim: ShownContribution;
  /** Where it is changed; null for those who may not. */
  change: string | null;
}) {
  return (
    <Section
      title={grade === "not_claimed" ? claim : `Contributed to: ${about}`}
      lead={grade === "not_claimed" ? `About: ${about}` : claim}
      actions={
        <>
          <StatusWord status={STATUSES[grade]} word={GRADES[grade]} />
          {change ? (
            <LinkButton kind="quiet" to={change}>
              Change<span className="sr-only">: {claim}</span>
            </LinkButton>
          ) : null}
        </>
      }
    >
      <p className="mb-4 max-w-[46rem] text-ink-soft">{WHY[grade]}</p>
      <dl className="grid max-w-[46rem] gap-4">
        <div>
          <dt className="font-semibold">How</dt>
          <dd className="whitespace-pre-line break-words">{chain}</dd>
        </div>
        {PROOF_KEYS.filter((kind) => proof[kind]).map((kind) => (
          <div key={kind}>
            <dt className="font-semibold">{PROOF_KINDS[kind]}</dt>
            <dd className="whitespace-pre-line break-words">{proof[kind]}</dd>
          </div>
        ))}
        {explanations.map(({ text, weight }) => (
          <div key={text}>
            <dt className="font-semibold">Another explanation</dt>
            <dd className="break-words">
              {text} ({weight ? `accounts for ${WEIGHTS[weight].toLowerCase()}` : "not weighed yet"})
            </dd>
          </div>
        ))}
        {reader ? (
          <div>
            <dt className="font-semibold">Read from outside</dt>
            <dd className="break-words">
              {reader}
              {readerView ? `: ${READER_VIEWS[readerView].toLowerCase()}` : ""}
            </dd>
          </div>
        ) : null}
      </dl>
    </Section>
  );
}
