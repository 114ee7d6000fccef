import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { confirmForm, joinForm } from "~/domain/networks/forms";
import { GIFT_KINDS, GIFT_STATES, giftState } from "~/domain/networks/gift";
import { paths } from "~/paths";
import { readCatalogAndYears } from "~/records/collaboratives/catalog.server";
import { storiesToGive } from "~/records/networks/giveable.server";
import { readGifts, readTies } from "~/records/networks/given.server";
import { todayIso } from "~/records/today";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer } from "~/routes/shared/forms";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { formatDate } from "~/ui/figures/dates";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import type { NetworkAnswer } from "../forms/answer";
import { NetworkForm } from "../forms/NetworkForm";
import { GiveForms } from "./GiveForms";
import { GiftBody } from "./ReceivedGift";
import { giftsAction } from "./steps.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Networks · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see gifts", async (visited) => {
    const { db, viewer, person } = visited;
    const { catalog, reporters } = await readCatalogAndYears(db);
    const today = todayIso();
    const gives = may(viewer, "give to networks");
    const ties = await readTies(db);
    const gifts = (await readGifts(db)).map(({ proposedById, ...gift }) => {
      const state = giftState(gift, today);
      return { ...gift, state, ownProposal: proposedById === person.id };
    });
    return {
      shell: shellOf(visited, catalog.collaborative),
      gives,
      ties,
      // Others see what was given, not what is being considered.
      gifts: gives ? gifts : gifts.filter(({ givenOn }) => givenOn !== null),
      stories: gives ? (await storiesToGive(db, today)).map(({ id, title }) => ({ id, title })) : [],
      years: [...new Set(reporters.map(({ year }) => year))].sort((a, b) => b - a),
      until: `${Number(today.slice(0, 4)) + 1}${today.slice(4, 8)}28`,
    };
  });
}

export const action = (args: ActionFunctionArgs) => giftsAction(args);

export default function Gifts() {
  const { shell, gives, ties, gifts, stories, years, until } = useLoaderData<typeof loader>();
  const answer = useAnswer<NetworkAnswer>();
  return (
    <CollaborativeShell shell={shell}>
      <Page
        title="Networks"
        lead="Learning exchanges that this collaborative takes part in, and what it has given them. Nothing else leaves it."
      >
        {answer?.fault && answer.of === "" ? <Notice tone="error">{answer.fault}</Notice> : null}
        {ties.length === 0 ? (
          <EmptyState title="Not in a network yet">
            <p>
              {gives
                ? "The coordinator of a network gives you a code. Enter it below to take part."
                : "Your convener can join a network by a code of its coordinator."}
            </p>
          </EmptyState>
        ) : (
          <ul className="grid gap-2">
            {ties.map(({ networkId, slug, name, joinedOn }) => (
              <li key={networkId}>
                <Link to={paths.network(slug)} className="font-semibold">
                  {name}
                </Link>
                <span className="text-ink-soft">, joined on {formatDate(joinedOn, shell)}</span>
              </li>
            ))}
          </ul>
        )}
        {ties.length > 0 ? (
          <Section
            title="Gifts"
            lead="Frozen copies. A second person confirms each, or a decision. Withdrawn, they are gone from the network at once."
          >
            {gifts.length === 0 ? <p className="text-ink-soft">Nothing has been given yet.</p> : null}
            <div className="grid gap-10">
              {gifts.map((gift) => (
                <article key={gift.id} aria-label={gift.title} className="max-w-[46rem]">
                  <h3 className="text-xl">{gift.title}</h3>
                  <p className="mt-1 text-ink-soft text-sm">
                    {[
                      GIFT_STATES[gift.state],
                      GIFT_KINDS[gift.kind],
                      `to ${gift.network}`,
                      `until ${formatDate(gift.until, shell)}`,
                      `proposed by ${gift.proposedBy}`,
                      gift.decision
                        ? `given by decision ${gift.decision}`
                        : gift.confirmedBy
                          ? `confirmed by ${gift.confirmedBy}`
                          : "",
                      gift.withdrawnOn ? `withdrawn on ${formatDate(gift.withdrawnOn, shell)}` : "",
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </p>
                  {gift.content ? (
                    <details className="folded mt-1">
                      <summary className="min-h-11 sm:min-h-8">What it says</summary>
                      <GiftBody content={gift.content} />
                      {gift.content.kind === "benchmark" ? (
                        <ul className="mt-2 list-disc ps-5">
                          {gift.content.sheet.figures.map(({ metric, label, value, withheld }) => (
                            <li key={metric}>
                              {label}: {value === null ? (withheld ? "withheld" : "no value") : `${value}%`}
                            </li>
                          ))}
                        </ul>
                      ) : null}
                    </details>
                  ) : null}
                  {gives && gift.state === "proposed" ? (
                    <div className="mt-3">
                      <NetworkForm
                        id={`confirm-${gift.id}`}
                        schema={confirmForm}
                        fields={[
                          {
                            name: "decision",
                            label: "By decision",
                            hint: gift.ownProposal
                              ? "You proposed it: name the decision, such as 2026-04, or have a second person confirm it."
                              : "Such as 2026-04. Leave it empty to confirm it yourself.",
                            optional: true,
                          },
                        ]}
                        hidden={{ id: gift.id }}
                        intent="confirm"
                        button={`Confirm and give “${gift.title}”`}
                        answer={answer}
                      />
                    </div>
                  ) : null}
                  {gives && gift.state !== "withdrawn" ? (
                    <TwoStepRemoval
                      look="quiet"
                      className="mt-2"
                      first="Withdraw…"
                      button={`Withdraw “${gift.title}”`}
                      name="intent"
                      value="withdraw"
                      fields={{ id: gift.id }}
                    >
                      <p>It is gone from the network’s pages at once, and left out of later editions.</p>
                    </TwoStepRemoval>
                  ) : null}
                </article>
              ))}
            </div>
          </Section>
        ) : null}
        {gives && ties.length > 0 ? (
          <GiveForms
            ties={ties}
            stories={stories}
            years={years}
            until={until}
            answer={answer}
            key={gifts.length}
          />
        ) : null}
        {gives ? (
          <Section title="Join a network">
            <NetworkForm
              id="join"
              schema={joinForm}
              fields={[{ name: "code", label: "Code", hint: "From the coordinator; it works once." }]}
              intent="join"
              button="Join"
              kind="secondary"
              answer={answer}
            />
          </Section>
        ) : null}
      </Page>
    </CollaborativeShell>
  );
}
