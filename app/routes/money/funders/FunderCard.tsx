import { Form, Link } from "@remix-run/react";
import type { Shell } from "~/access/shell";
import type { AnswerRecord, RoleRecord } from "~/domain/money/money";
import { EXIT_FORMS, FUNDER_ROLES, QUESTIONS } from "~/domain/money/terms";
import { paths } from "~/paths";
import { Button } from "~/ui/controls/Button";
import { CheckBoxes } from "~/ui/controls/CheckBoxes";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { formatDate } from "~/ui/figures/dates";
import { Section } from "~/ui/layout/Page";
import type { MoneyAnswer } from "../action.server";

interface Funder {
  key: string;
  name: string;
  roles: RoleRecord[];
  answers: AnswerRecord[];
  funded: string[];
}

/** One funder: its roles over time, the way out of a short-term home, its answers, and whom else it funds. */
export function FunderCard({
  funder,
  mayKeep,
  members,
  shell,
  answer,
}: {
  funder: Funder;
  mayKeep: boolean;
  members: { id: string; name: string }[];
  shell: Shell;
  answer: MoneyAnswer | undefined;
}) {
  const { key, name, roles, answers, funded } = funder;
  return (
    <Section title={name}>
      <ul className="grid max-w-[46rem] gap-3">
        {roles.map((role) => (
          <li key={role.id}>
            <RoleWords role={role} locale={shell.locale} />
            {mayKeep ? (
              <span className="no-print flex flex-wrap items-center gap-x-4">
                <Link to={paths.funders(shell.slug, { change: role.id })}>
                  Change<span className="sr-only">: {FUNDER_ROLES[role.role]}</span>
                </Link>
                <TwoStepRemoval
                  look="quiet"
                  first={
                    <>
                      Remove…<span className="sr-only"> {FUNDER_ROLES[role.role]}</span>
                    </>
                  }
                  button="Remove the role"
                  name="intent"
                  value="remove-role"
                  fields={{ id: role.id, revision: role.revision }}
                >
                  <p>Only if it was added by mistake. The history keeps it.</p>
                </TwoStepRemoval>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {answers.length > 0 ? (
        <dl className="mt-6 grid max-w-[46rem] gap-4">
          {answers.toReversed().map((own) => (
            <AnswerItem key={own.id} own={own} mayKeep={mayKeep} locale={shell.locale} />
          ))}
        </dl>
      ) : null}
      {mayKeep ? (
        <details className="no-print mt-6" open={answer?.of === "grants" && answer.result !== undefined}>
          <summary className="w-fit cursor-pointer font-semibold">
            {funded.length === 0
              ? "Members it also funds: none recorded"
              : `Also funds ${funded.length === 1 ? "1 member" : `${funded.length} members`}`}
          </summary>
          <Form method="post" className="mt-4 grid max-w-[46rem] gap-4">
            <input type="hidden" name="organization" value={key} />
            <fieldset>
              <legend className="mb-1">Members that {name} funds, whatever for</legend>
              <CheckBoxes
                key={funded.join()}
                name="funded"
                options={members
                  .filter(({ id }) => key !== `member:${id}`)
                  .map(({ id, name: member }) => ({ value: id, label: member }))}
                checked={funded}
              />
            </fieldset>
            <div>
              <Button kind="secondary" name="intent" value="grants">
                Save
              </Button>
            </div>
          </Form>
        </details>
      ) : null}
    </Section>
  );
}

function RoleWords({ role, locale }: { role: RoleRecord; locale: string }) {
  const { exitForm, exitOn, milestones } = role;
  const date = (day: string) => formatDate(day, { locale });
  return (
    <>
      <span className="font-semibold">{FUNDER_ROLES[role.role]}</span>, since {date(role.from)}
      {role.until ? `, until ${date(role.until)}` : ""}
      {role.role === "short_term_home" ? (
        <span className="block">
          {exitForm
            ? `Way out: ${EXIT_FORMS[exitForm].toLowerCase()}${exitOn ? `, by ${date(exitOn)}` : ", without a date yet"}.`
            : "No way out is agreed yet."}
          {milestones.length > 0 ? (
            <ul className="list-disc ps-5">
              {milestones.map((milestone) => (
                <li key={milestone} className="break-words">
                  {milestone}
                </li>
              ))}
            </ul>
          ) : null}
        </span>
      ) : null}
    </>
  );
}

function AnswerItem({ own, mayKeep, locale }: { own: AnswerRecord; mayKeep: boolean; locale: string }) {
  const fields = { id: own.id, revision: own.revision };
  const question = QUESTIONS[own.question];
  return (
    <div>
      <dt className="font-semibold">{question}</dt>
      <dd>
        <p className="break-words">{own.answer}</p>
        <p className="text-ink-soft text-sm">
          {formatDate(own.answeredOn, { locale })}
          {mayKeep ? (own.published ? ", published" : ", not published") : ""}
        </p>
        {mayKeep ? (
          <div className="no-print flex flex-wrap items-center gap-x-4">
            <Form method="post">
              <input type="hidden" name="id" value={own.id} />
              <input type="hidden" name="revision" value={own.revision} />
              <Button kind="quiet" name="intent" value={own.published ? "unpublish" : "publish"}>
                {own.published ? "Stop publishing" : "Publish"}
                <span className="sr-only">: {question}</span>
              </Button>
            </Form>
            <TwoStepRemoval
              look="quiet"
              first={
                <>
                  Remove…<span className="sr-only"> {question}</span>
                </>
              }
              button="Remove the answer"
              name="intent"
              value="remove-answer"
              fields={fields}
            >
              <p>Only if it was added by mistake. Add a new answer where it has changed.</p>
            </TwoStepRemoval>
          </div>
        ) : null}
      </dd>
    </div>
  );
}
