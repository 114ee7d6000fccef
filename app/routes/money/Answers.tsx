import { Link } from "@remix-run/react";
import { QUESTIONS, type Question } from "~/domain/money/terms";
import { paths } from "~/paths";
import { formatDate } from "~/ui/figures/dates";
import { Section } from "~/ui/layout/Page";

export interface FunderAnswers {
  key: string;
  name: string;
  answers: { question: Question; answer: string; answeredOn: string; published: boolean }[];
}

/** What funders answered to the three questions. */
export function Answers({
  funders,
  locale,
  mayKeep,
  c,
}: {
  funders: FunderAnswers[];
  locale: string;
  mayKeep: boolean;
  c: string;
}) {
  return (
    <Section title="Three questions" lead="Each funder is asked them, and again every year.">
      {funders.length === 0 ? (
        <p className="text-ink-soft">
          No answer is {mayKeep ? "recorded" : "published"} yet.{" "}
          {mayKeep ? <Link to={paths.funders(c)}>Record one</Link> : null}
        </p>
      ) : (
        <div className="grid gap-8">
          {funders.map(({ key, name, answers }) => (
            <div key={key} className="max-w-[46rem]">
              <h3 className="text-xl">{name}</h3>
              <dl className="mt-2 grid gap-3">
                {answers.map(({ question, answer, answeredOn, published }) => (
                  <div key={question}>
                    <dt className="font-semibold">{QUESTIONS[question]}</dt>
                    <dd className="break-words">
                      {answer}{" "}
                      <span className="text-ink-soft text-sm">
                        {formatDate(answeredOn, { locale })}
                        {published || !mayKeep ? "" : ", not published"}
                      </span>
                    </dd>
                  </div>
                ))}
              </dl>
            </div>
          ))}
        </div>
      )}
    </Section>
  );
}
