import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { STRATEGY_NAMES } from "~/domain/terms";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readMeasureSettings } from "~/records/measures/settings.server";
import { SettingsPage } from "~/routes/settings/SettingsPage";
import { useAnswer } from "~/routes/shared/forms";
import { LinkButton } from "~/ui/controls/Button";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { measuresAction, type Refusal } from "./actions.server";
import { Exemptions } from "./Exemptions";
import { ItemList } from "./ItemList";
import { DeclinedOffers, Offers } from "./Offers";
import { offerViews, strategyViews } from "./view.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Measures · ${data.shell.name}` : "Tidemark" },
];

export const action = measuresAction;

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see measures", async (visited) => {
    const { collaborative, members } = await readCatalog(visited.db);
    const settings = await readMeasureSettings(visited.db);
    return {
      shell: shellOf(visited, collaborative),
      mayChange: may(visited.viewer, "manage measures"),
      strategies: strategyViews(settings),
      offers: offerViews(settings),
      members: members.map(({ slug, name, exemptions = [] }) => ({ slug, name, exemptions })),
      baselineYear: collaborative.baselineYear,
      saved: new URL(args.request.url).searchParams.get("saved"),
    };
  });
}

export default function SettingsMeasures() {
  const { shell, mayChange, strategies, offers, members, baselineYear, saved } =
    useLoaderData<typeof loader>();
  const refused = useAnswer<Refusal>();
  const open = offers.filter(({ declined }) => !declined);
  const declined = offers.filter((offer) => offer.declined);
  const marks = { saved: refused ? null : saved, refused: refused ?? null };
  const empty = strategies.every(({ measures }) => measures.length === 0);
  return (
    <SettingsPage
      shell={shell}
      title="Measures"
      lead="What members are asked for, and the figures that are computed from it."
      actions={
        mayChange ? (
          <>
            <LinkButton kind="secondary" to={paths.addMeasure(shell.slug)}>
              Add a measure
            </LinkButton>
            <LinkButton kind="secondary" to={paths.addFigure(shell.slug)}>
              Add a figure
            </LinkButton>
            <LinkButton kind="quiet" to={paths.measurePacks(shell.slug)}>
              Packs
            </LinkButton>
          </>
        ) : null
      }
    >
      {empty ? (
        <EmptyState title="Nothing is measured yet">
          <p>Take measures from the library below, or add your own.</p>
        </EmptyState>
      ) : null}
      {mayChange && open.length > 0 ? (
        <Section
          id="library"
          title="New in the library"
          lead="Standard measures that you do not use yet. Nothing is added unless you add it."
        >
          <Offers offers={open} {...marks} />
        </Section>
      ) : null}
      {strategies.map(({ strategy, measures, metrics }) => (
        <Section key={strategy} id={strategy} title={STRATEGY_NAMES[strategy]}>
          <div className="grid gap-10 xl:grid-cols-2">
            <ItemList
              title="Members enter"
              items={measures}
              slug={shell.slug}
              mayChange={mayChange}
              {...marks}
            />
            <ItemList
              title="Computed from it"
              items={metrics}
              slug={shell.slug}
              mayChange={mayChange}
              {...marks}
            />
          </div>
        </Section>
      ))}
      <Section
        id="exemptions"
        title="Strategies that don’t concern a member"
        lead="Such as a school that invests nothing. It is not asked for any measure of the strategy, and is not missing from its coverage. Numbers that are recorded still count."
      >
        {saved === "exemptions" && !refused ? (
          <Notice tone="success">Saved. Applies from now on.</Notice>
        ) : null}
        <Exemptions
          members={members}
          baselineYear={baselineYear}
          mayChange={mayChange}
          lastResult={refused?.at === "exemption" ? refused.result : undefined}
        />
      </Section>
      {mayChange && declined.length > 0 ? <DeclinedOffers offers={declined} {...marks} /> : null}
    </SettingsPage>
  );
}
