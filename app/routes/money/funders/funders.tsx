import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { visit } from "~/access/visit.server";
import { byFunder } from "~/domain/money/answers";
import { organizationKey } from "~/domain/money/terms";
import { readMoney } from "~/records/money/read.server";
import { readOrganizationChoices } from "~/routes/path/index.server";
import { useAnswer } from "~/routes/shared/forms";
import { askWords } from "~/ui/figures/money/words";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import type { MoneyAnswer } from "../action.server";
import { MoneyPage } from "../MoneyPage";
import { askFunders, membersOf, readFrame } from "../shown.server";
import { AnswerForm } from "./AnswerForm";
import { fundersAction } from "./actions.server";
import { FunderCard } from "./FunderCard";
import { RoleForm } from "./RoleForm";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Funders · ${data.shell.name}` : "Tidemark" },
];

export const action = (args: ActionFunctionArgs) => fundersAction(args);

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see money", async (visited) => {
    const { catalog, frame } = await readFrame(visited);
    const { mayKeep, today } = frame;
    const money = await readMoney(visited.db);
    const members = membersOf(catalog.members, today).map(({ id, name }) => ({ id, name }));
    const change = new URL(args.request.url).searchParams.get("change");
    return {
      ...frame,
      asking: mayKeep ? askFunders(money, today) : [],
      funders: byFunder(
        money.roles,
        // Others read what is published.
        money.answers.filter(({ published }) => mayKeep || published),
      ).map(({ key, roles, answers }) => ({
        key,
        name: (roles[0] ?? answers[0])?.name ?? "",
        roles,
        answers,
        // Whom a funder funds is for staff: it is about other institutions’ money.
        funded: mayKeep
          ? money.grants.filter((grant) => organizationKey(grant) === key).map(({ granteeId }) => granteeId)
          : [],
      })),
      members: mayKeep ? members : [],
      organizations: mayKeep ? await readOrganizationChoices(visited, catalog) : [],
      changing: mayKeep ? (money.roles.find(({ id }) => id === change) ?? null) : null,
    };
  });
}

export default function Funders() {
  const data = useLoaderData<typeof loader>();
  const { shell, mayKeep, today, asking, funders, members, organizations, changing } = data;
  const answer = useAnswer<MoneyAnswer>();
  return (
    <MoneyPage
      shell={shell}
      mayKeep={mayKeep}
      title="Funders"
      lead="What each has been to the partnership, how a short-term home is left, and what they answered."
      answer={answer}
    >
      {asking.length > 0 ? (
        <Notice tone="warning" title="To ask">
          <ul className="list-disc ps-5">
            {asking.map(({ key, name, due }) => (
              <li key={key}>
                {name}: {askWords(due)}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {changing ? (
        <Section title={`Change a role of ${changing.name}`}>
          <RoleForm
            key={`${changing.id} ${changing.revision}`}
            value={changing}
            organizations={organizations}
            answer={answer}
          />
        </Section>
      ) : null}
      {funders.length === 0 ? (
        <EmptyState title="No funder is recorded yet">
          <p>
            {mayKeep
              ? "Begin with who took the first call, and with who pays for the backbone."
              : "Backbone staff keep this page."}
          </p>
        </EmptyState>
      ) : (
        funders.map((funder) => (
          <FunderCard
            key={funder.key}
            funder={funder}
            mayKeep={mayKeep}
            members={members}
            shell={shell}
            answer={answer}
          />
        ))
      )}
      {mayKeep ? (
        <Section title="Add">
          {changing ? null : (
            <RoleForm
              key={`role ${funders.flatMap(({ roles }) => roles).length}`}
              value={null}
              organizations={organizations}
              answer={answer}
            />
          )}
          <AnswerForm
            key={`answer ${funders.flatMap(({ answers }) => answers).length}`}
            organizations={organizations}
            today={today}
            answer={answer}
          />
        </Section>
      ) : null}
    </MoneyPage>
  );
}
