import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { paths } from "~/paths";
import { readSetting } from "~/records/figures/rollup.server";
import { SettingsPage } from "~/routes/settings/SettingsPage";
import { LinkButton } from "~/ui/controls/Button";
import { CopyText } from "~/ui/controls/CopyText";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { connection } from "./connection";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Connect Excel and Power BI · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  const { request, context } = args;
  return visit(args, "manage tokens", async (visited) => {
    const { catalog, opening } = await readSetting(visited.db);
    const { slug } = catalog.collaborative;
    const origin = context.config.appUrl ?? new URL(request.url).origin;
    return {
      shell: shellOf(visited, catalog.collaborative),
      year: opening,
      connection: connection(origin, slug, opening),
    };
  });
}

export default function SettingsConnect() {
  const { shell, year, connection } = useLoaderData<typeof loader>();
  const tokens = paths.settingsPage(shell.slug, "tokens");
  return (
    <SettingsPage
      shell={shell}
      title="Connect Excel and Power BI"
      lead="Figures go straight into your workbook or report. Choose Refresh to update them."
      actions={<LinkButton to={tokens}>Make a token</LinkButton>}
    >
      <Notice tone="warning" title="Keep the token out of the file">
        <p>
          Anyone who has a token can do whatever its role may do. Enter it only when Excel or Power BI asks
          how to sign in: they keep it in the credential store of your computer, so a workbook you share holds
          the figures but not the token. Never type it into a cell, a query, or an address.
        </p>
      </Notice>

      <Section title="What you need">
        <div className="grid max-w-[56rem] gap-6">
          <p>
            A <Link to={tokens}>token</Link>, one for each workbook or report, and one of these addresses. The
            token’s role decides what you get: a backbone or convener token gives the figures of all members,
            an executive or data lead token gives what that person sees on screen.
          </p>
          <CopyText
            label="Entries, as a table (CSV)"
            hint={`One number per row. Omit “year=${year}&” to get the entries of all years.`}
          >
            {connection.observations}
          </CopyText>
          <CopyText
            label="Roll-up: totals, shares, and coverage (JSON)"
            hint={`For ${year}. Change the year in the address to get another.`}
          >
            {connection.rollup}
          </CopyText>
          {connection.rollup.startsWith("https:") ? null : (
            <p className="text-ink-soft">
              These addresses are not encrypted (http), so use them only on this computer or your own network.
              Anywhere else, and for Power BI in the cloud, Tidemark needs an https address.
            </p>
          )}
        </div>
      </Section>

      <ExcelSteps query={connection.query} />

      <PowerBiSteps />

      <Section title="Other programs">
        <div className="grid max-w-[56rem] gap-6">
          <CopyText label="On the command line" hint="With the token in the variable TIDEMARK_TOKEN.">
            {connection.curl}
          </CopyText>
          <p>
            For developers, all calls are in <a href={paths.openapi()}>the description of the API</a> (OpenAPI
            3.1).
          </p>
        </div>
      </Section>
    </SettingsPage>
  );
}

/** How Excel reads the entries and, with a query, the roll-up. */
function ExcelSteps({ query }: { query: string }) {
  return (
    <Section title="Excel">
      <div className="grid max-w-[56rem] gap-8">
        <Steps title="The entries">
          <li>
            Choose <b>Data</b>, then <b>From Web</b>. Paste the address of the entries and choose <b>OK</b>.
          </li>
          <li>
            <SignIn />
          </li>
          <li>
            The rows appear. Choose <b>Load</b>. From now on, <b>Data, Refresh All</b> fetches them again.
          </li>
        </Steps>
        <Steps title="The roll-up">
          <li>
            Choose <b>Data, Get Data, From Other Sources, Blank Query</b>, then <b>Advanced Editor</b>.
          </li>
          <li>
            Replace the text there with this and choose <b>Done</b>:
            <div className="mt-3">
              <CopyText label="Query for the shares">{query}</CopyText>
            </div>
          </li>
          <li>
            If asked to sign in, do so as above, then choose <b>Close & Load</b>. A share of 0.0918 is 9.18%,
            so format the column as a percentage.
          </li>
        </Steps>
        <div className="grid gap-3">
          <h3 className="text-xl">With a header instead</h3>
          <p>
            In <b>From Web</b>, choose <b>Advanced</b>. Under <b>HTTP request header parameters</b>, enter{" "}
            <Code>Authorization</Code> and, as its value, <Code>Bearer</Code>, a space, and the token. When
            asked how to sign in, choose <b>Anonymous</b>. The token is then part of the workbook, so do this
            only for a file you share with no one.
          </p>
        </div>
      </div>
    </Section>
  );
}

/** How Power BI reads figures and refreshes them on a schedule. */
function PowerBiSteps() {
  return (
    <Section title="Power BI">
      <Steps>
        <li>
          In Power BI Desktop, choose <b>Get data</b>, then <b>Web</b>, and paste the address of the entries,
          or choose <b>Blank query</b> and paste the query above.
        </li>
        <li>
          <SignIn />
        </li>
        <li>
          After publishing, open the <b>Settings</b> of the semantic model, <b>Data source credentials</b>,{" "}
          <b>Edit credentials</b>, and enter the same there, so that the scheduled refresh can sign in. If{" "}
          <b>Skip test connection</b> is offered, select it.
        </li>
      </Steps>
    </Section>
  );
}

/** What Excel and Power BI ask at the first address of a site. */
function SignIn() {
  return (
    <>
      When asked how to sign in, choose <b>Basic</b>. User name: <Code>token</Code>. Password: the token. Then{" "}
      <b>Connect</b>.
    </>
  );
}

function Code({ children }: { children: string }) {
  return <code className="rounded-sm bg-sunk px-1.5 py-0.5 font-mono text-[0.875em]">{children}</code>;
}

function Steps({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <div className="grid max-w-[56rem] gap-3">
      {title ? <h3 className="text-xl">{title}</h3> : null}
      <ol className="grid list-decimal gap-3 ps-6 marker:font-semibold marker:text-ink-soft">{children}</ol>
    </div>
  );
}
