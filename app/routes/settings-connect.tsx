import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { readSetting } from "~/records/rollup.server";
import { LinkButton } from "~/ui/controls/Button";
import { CopyText } from "~/ui/controls/CopyText";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { connection } from "./shared/connection";
import { SettingsPage } from "./shared/SettingsPage";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Connect Excel and Power BI · ${data.shell.name}` : "Tidemark" },
];

export async function loader(doorway: LoaderFunctionArgs) {
  const { request, context } = doorway;
  return visit(doorway, "manage tokens", async (visited) => {
    const { catalog, opening } = await readSetting(visited.db);
    const { slug } = catalog.collaborative;
    const origin = context.settings.appUrl ?? new URL(request.url).origin;
    return {
      shell: shellOf(visited, catalog.collaborative),
      year: opening,
      connection: connection(origin, slug, opening),
    };
  });
}

export default function SettingsConnect() {
  const { shell, year, connection } = useLoaderData<typeof loader>();
  const tokens = `/c/${shell.slug}/settings/tokens`;
  return (
    <SettingsPage
      shell={shell}
      title="Connect Excel and Power BI"
      lead="Figures come straight into your workbook or report, and a click on Refresh brings them up to date."
      actions={<LinkButton to={tokens}>Make a token</LinkButton>}
    >
      <Notice tone="warning" title="Keep the token out of the file">
        <p>
          Whoever has a token can do what its role may. Give it to Excel or Power BI when they ask how to sign
          in: they keep it in their store of credentials on your computer, and a workbook that you pass on
          holds the figures but not the token. Never type it into a cell, a query or an address.
        </p>
      </Notice>

      <Section title="What you need">
        <div className="grid max-w-[56rem] gap-6">
          <p>
            A <Link to={tokens}>token</Link>, one for each workbook or report, and one of these addresses. The
            token’s role decides what arrives: with a token for backbone staff or a convener the figures of
            all members, with one for an executive or a data lead what that person sees on screen.
          </p>
          <CopyText
            label="Entries, as a table (CSV)"
            hint={`One number a row. Without “year=${year}&” the entries of all years come.`}
          >
            {connection.observations}
          </CopyText>
          <CopyText
            label="Roll-up: totals, shares and coverage (JSON)"
            hint={`The year ${year}; put another in its place.`}
          >
            {connection.rollup}
          </CopyText>
          {connection.rollup.startsWith("https:") ? null : (
            <p className="text-ink-soft">
              These addresses are not encrypted (http): they are for this computer or your own network. For
              anywhere else, and for Power BI in the cloud, Tidemark needs an https address.
            </p>
          )}
        </div>
      </Section>

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
              The rows are shown. Choose <b>Load</b>. From now on <b>Data, Refresh All</b> fetches them anew.
            </li>
          </Steps>
          <Steps title="The roll-up">
            <li>
              Choose <b>Data, Get Data, From Other Sources, Blank Query</b>, then <b>Advanced Editor</b>.
            </li>
            <li>
              Put this in place of what stands there and choose <b>Done</b>:
              <div className="mt-3">
                <CopyText label="Query for the shares">{connection.query}</CopyText>
              </div>
            </li>
            <li>
              If you are asked to sign in, do so as above; then choose <b>Close & Load</b>. A share of 0.0918
              is 9.18 %: format the column as a percentage.
            </li>
          </Steps>
          <div className="grid gap-3">
            <h3 className="text-xl">With a header instead</h3>
            <p>
              In <b>From Web</b> choose <b>Advanced</b>. Under <b>HTTP request header parameters</b> enter{" "}
              <Code>Authorization</Code> and, as its value, <Code>Bearer</Code>, a space and the token; when
              asked how to sign in, choose <b>Anonymous</b>. The token is then part of the workbook: do this
              only for a file that you give to nobody.
            </p>
          </div>
        </div>
      </Section>

      <Section title="Power BI">
        <Steps>
          <li>
            In Power BI Desktop choose <b>Get data</b>, then <b>Web</b>, and paste the address of the entries;
            or <b>Blank query</b> and the query above.
          </li>
          <li>
            <SignIn />
          </li>
          <li>
            After publishing, open the <b>Settings</b> of the semantic model, <b>Data source credentials</b>,{" "}
            <b>Edit credentials</b>, and enter the same there, so that the scheduled refresh can sign in.
            Where it offers <b>Skip test connection</b>, tick it.
          </li>
        </Steps>
      </Section>

      <Section title="Other programs">
        <div className="grid max-w-[56rem] gap-6">
          <CopyText label="On the command line" hint="With the token in the variable TIDEMARK_TOKEN.">
            {connection.curl}
          </CopyText>
          <p>
            All calls, for programs and for those who write them:{" "}
            <a href="/api/v1/openapi.json">the description of the API</a> (OpenAPI 3.1).
          </p>
        </div>
      </Section>
    </SettingsPage>
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
