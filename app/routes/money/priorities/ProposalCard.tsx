import { getSelectProps } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import type { Shell } from "~/access/shell";
import { ratingForm } from "~/domain/money/plan-forms";
import type { Criterion } from "~/domain/money/priorities";
import { paths } from "~/paths";
import { useCheckedForm } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { Select } from "~/ui/controls/Field";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { formatCount, formatMoney } from "~/ui/figures/format-numbers";
import { Section } from "~/ui/layout/Page";
import type { MoneyAnswer } from "../action.server";
import { CHOOSE, type Choices, FoldedForm } from "../FoldedForm";

interface Proposal {
  id: string;
  revision: number;
  title: string;
  name: string;
  amount: string | null;
  score: number | null;
  raters: number;
  decision: { id: string; words: string; taken: boolean; replacedBy: string | null } | null;
}

/** One proposal: its score where the rule has criteria, and the decision that settles it. */
export function ProposalCard({
  proposal,
  criteria,
  people,
  decisions,
  shell,
  answer,
}: {
  proposal: Proposal;
  criteria: Criterion[];
  people: Choices;
  decisions: Choices;
  shell: Shell;
  answer: MoneyAnswer | undefined;
}) {
  const { id, revision, title, name, amount, score, raters, decision } = proposal;
  const rated =
    criteria.length === 0
      ? ""
      : score === null
        ? " Not rated yet."
        : ` ${formatCount(score, shell)} of 5, rated by ${raters}.`;
  return (
    <Section
      title={title}
      lead={`Proposed by ${name}${amount ? `, ${formatMoney(amount, shell)}` : ""}.${rated}`}
    >
      {decision ? (
        <div className="max-w-[46rem]">
          <p className="break-words">
            {decision.taken ? "Decided" : "Not decided yet"}:{" "}
            <Link to={`${paths.decisions(shell.slug)}#${decision.id}`}>{decision.words}</Link>
            {decision.replacedBy ? ` (replaced by ${decision.replacedBy})` : ""}
          </p>
          <Form method="post" className="no-print">
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="revision" value={revision} />
            <Button kind="quiet" name="intent" value="undecide">
              Name no decision<span className="sr-only"> for {title}</span>
            </Button>
          </Form>
        </div>
      ) : (
        <Form method="post" className="no-print flex max-w-[46rem] flex-wrap items-end gap-4">
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="revision" value={revision} />
          <Select
            name="decisionId"
            label={`Decision on ${title}`}
            options={[CHOOSE, ...decisions]}
            className="max-w-[26rem]"
          />
          <Button kind="secondary" name="intent" value="decide">
            Name it
          </Button>
        </Form>
      )}
      {criteria.length > 0 ? (
        <RatingForm proposalId={id} title={title} criteria={criteria} people={people} answer={answer} />
      ) : null}
      <TwoStepRemoval
        look="quiet"
        first={
          <>
            Remove…<span className="sr-only"> {title}</span>
          </>
        }
        button={`Remove ${title}`}
        name="intent"
        value="remove-proposal"
        fields={{ id, revision }}
        className="mt-4"
      >
        <p>Its ratings go with it.</p>
      </TwoStepRemoval>
    </Section>
  );
}

function RatingForm({
  proposalId,
  title,
  criteria,
  people,
  answer,
}: {
  proposalId: string;
  title: string;
  criteria: Criterion[];
  people: Choices;
  answer: MoneyAnswer | undefined;
}) {
  const of = `rate ${proposalId}`;
  const [form, fields] = useCheckedForm({
    id: of.replace(" ", "-"),
    schema: ratingForm,
    lastResult: answer?.of === of ? answer.result : undefined,
  });
  const scores = Array.from({ length: 5 }, (_, at) => ({ value: `${at + 1}`, label: `${at + 1}` }));
  return (
    <FoldedForm
      title={`Rate ${title}`}
      form={form}
      intent="rate"
      button="Store the rating"
      hidden={{ proposalId }}
      isOpen={answer?.of === of}
    >
      <div className="sm:col-span-2">
        <Select
          {...getSelectProps(fields.contactId)}
          label="Who rates"
          hint="Nobody rates a proposal of their own organization. Rating again replaces the first."
          options={[CHOOSE, ...people]}
          error={[...(fields.contactId.errors ?? []), ...(fields.scores.errors ?? [])]}
        />
      </div>
      {criteria.map(({ name, weight }) => (
        <Select key={name} name="scores" label={`${name} (weight ${weight})`} options={scores} />
      ))}
    </FoldedForm>
  );
}
