import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requireRecentProof } from "~/access/account/recent-proof.server";
import { formOf } from "~/access/limits/body.server";
import { linkOrigin, NEEDS_APP_URL } from "~/access/links/link-origin.server";
import { newSecret } from "~/access/links/secrets.server";
import { shellOf } from "~/access/shell";
import { notFound, type Visit, visit } from "~/access/visit.server";
import { paths } from "~/paths";
import { readSetting } from "~/records/figures/rollup.server";
import { publishChart, readEmbed, revokeEmbed } from "~/records/reports/embeds.server";
import { publicChart } from "~/reports/charts/public-chart.server";
import { readReportSources } from "~/reports/read.server";
import { Announced } from "~/routes/shared/Announced";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { chosenYear } from "~/routes/shared/chosen-year.server";
import { TrendChart } from "~/ui/charts/TrendChart";
import { Button } from "~/ui/controls/Button";
import { CopyText } from "~/ui/controls/CopyText";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { YearPicker } from "~/ui/controls/YearPicker";
import { formatDate } from "~/ui/figures/dates";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Embed a chart · ${shown.shell.name}` : "Tidemark" },
];

/** The chart of the address, as the public would see it, and what it would tell them. */
async function publicationOf({ db }: Visit, id: string | undefined, request: Request) {
  const setting = await readSetting(db);
  const year = chosenYear(request, setting);
  const chart = id ?? "";
  const sources = await readReportSources(db, { readers: "public", year });
  return { setting, year, chart, shown: publicChart(sources, chart), showing: sources.showing };
}

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "write reports", async (visited) => {
    const { setting, year, chart, shown } = await publicationOf(visited, args.params.chart, args.request);
    const embed = await readEmbed(visited.db, chart);
    if (!shown && !embed)
      throw notFound("The public has no such chart. It may name members, or everything in it is withheld.");
    const origin = linkOrigin(args.context.config, args.request);
    return {
      shell: shellOf(visited, setting.catalog.collaborative),
      years: setting.years,
      year,
      shown,
      code:
        embed && origin !== null
          ? frameCode(`${origin}${paths.embedded(embed.token)}`, shown?.title ?? "Chart")
          : null,
      lacksOrigin: origin === null,
      embed: embed && {
        address: paths.embedded(embed.token),
        year: embed.year,
        publishedAt: embed.publishedAt.toISOString(),
        publishedBy: embed.publishedBy,
      },
    };
  });
}

/** What goes into the other site's page. */
function frameCode(address: string, title: string): string {
  const escaped = title.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  return `<iframe src="${address}" title="${escaped}" width="100%" height="640" style="border:0" loading="lazy"></iframe>`;
}

type EmbedAnswer = { done: string } | { refused: string };

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  await requireRecentProof(args, form, "write reports");
  const intent = form.get("intent");
  return visit(args, "write reports", async (visited) => {
    const { db } = visited;
    const answer = (body: EmbedAnswer, status = 200) => data<EmbedAnswer>(body, { status });
    if (intent === "revoke") {
      if (!(await revokeEmbed(db, args.params.chart ?? ""))) throw notFound("This chart is not embedded.");
      return answer({ done: "The chart is withdrawn. Within five minutes, no other site shows it." });
    }
    if (form.get("agreed") !== "yes")
      return answer({ refused: "Confirm that anybody may see these figures." }, 422);
    if (linkOrigin(args.context.config, args.request) === null)
      return answer({ refused: NEEDS_APP_URL }, 422);
    const { year, chart, shown, showing } = await publicationOf(visited, args.params.chart, args.request);
    if (!shown) throw notFound("The public has no such chart.");
    await publishChart(db, { chart, year, snapshot: JSON.stringify(shown), showing }, newSecret("chart"));
    return answer({ done: "Published. Copy the code below into the other site." });
  });
}

export default function EmbedChart() {
  const { shell, years, year, shown, embed, code, lacksOrigin } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as EmbedAnswer | undefined;
  const refused = answer && "refused" in answer ? answer.refused : null;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={paths.overview(shell.slug, { year })}>{shell.name}</Link>}
        title="Embed a chart"
        lead="Shows one chart in another site. It follows the rules of a report for the public, names no member, and stays as it is published until you publish it again."
        actions={<YearPicker years={years} current={year} />}
      >
        {answer && "done" in answer ? (
          <Announced of={answer}>
            <Notice tone="success">{answer.done}</Notice>
          </Announced>
        ) : null}
        {embed ? (
          <Section
            title="Embedded"
            lead={`Published on ${formatDate(embed.publishedAt.slice(0, 10), shell)} by ${embed.publishedBy}, with the figures of ${embed.year}.`}
          >
            <div className="grid gap-6">
              {code ? (
                <CopyText label="Code for the other site">{code}</CopyText>
              ) : (
                <Notice tone="warning">{NEEDS_APP_URL_WORDS}</Notice>
              )}
              <p>
                <a href={embed.address}>See it as others do</a>
              </p>
              <TwoStepRemoval first="Withdraw…" button="Withdraw the chart" name="intent" value="revoke">
                <p>
                  Other sites stop showing it within five minutes, for good: a chart that is published later
                  has another code. Whoever has seen the figures knows them.
                </p>
              </TwoStepRemoval>
            </div>
          </Section>
        ) : null}
        {shown ? (
          <Section
            title={embed ? "What publishing again would show" : "What the public would see"}
            lead={embed ? undefined : "Nothing is published yet."}
          >
            <div className="grid gap-8">
              <TrendChart
                title={shown.title}
                unit={shown.unit}
                source={shown.source}
                note={shown.note}
                {...shown.data}
                locale={shown.locale}
                currency={shown.currency}
              />
              <Form method="post" className="grid gap-4">
                <div className="grid gap-1">
                  <label className="flex items-center gap-3">
                    <input
                      type="checkbox"
                      name="agreed"
                      value="yes"
                      className="size-5 shrink-0"
                      aria-describedby={refused ? "agreed-error agreed-hint" : "agreed-hint"}
                      aria-invalid={refused ? true : undefined}
                    />
                    Anybody may see these figures.
                  </label>
                  {refused ? (
                    <p id="agreed-error" role="alert" className="font-semibold text-bad">
                      {refused}
                    </p>
                  ) : null}
                  <p id="agreed-hint" className="max-w-[52rem] text-ink-soft text-sm">
                    They count as published: later figures are judged together with them, so that no member’s
                    numbers can be worked out.
                  </p>
                </div>
                <div>
                  <Button name="intent" value="publish" disabled={lacksOrigin}>
                    {embed ? "Publish again" : "Publish for embedding"}
                  </Button>
                </div>
                {lacksOrigin ? <p className="text-ink-soft">{NEEDS_APP_URL_WORDS}</p> : null}
              </Form>
            </div>
          </Section>
        ) : null}
      </Page>
    </CollaborativeShell>
  );
}

const NEEDS_APP_URL_WORDS =
  "Charts cannot be embedded yet: whoever runs the server needs to set APP_URL to the address that people use.";
