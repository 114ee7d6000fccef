import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requireRecentProof } from "~/access/account/recent-proof.server";
import { formOf } from "~/access/limits/body.server";
import { newSecret } from "~/access/links/secrets.server";
import { shellOf } from "~/access/shell";
import { notFound, visit } from "~/access/visit.server";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { addToken, listTokens, revokeToken } from "~/records/people/tokens.server";
import { listReadingSites } from "~/records/programs/reading-sites.server";
import { SettingsPage } from "~/routes/settings/SettingsPage";
import { Announced } from "~/routes/shared/Announced";
import { useAnswer } from "~/routes/shared/forms";
import { CopyText } from "~/ui/controls/CopyText";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { SitesForm } from "./SitesForm";
import { keepSites, type SitesAnswer } from "./sites.server";
import { TokenForm, tokenForm } from "./TokenForm";
import { type ListedToken, TokenList } from "./TokenList";

const DAY = 24 * 60 * 60 * 1000;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Tokens for programs · ${data.shell.name}` : "Tidemark" },
];

/** The page can show a token, so nothing may cache it. */
export const headers = () => ({ "cache-control": "no-store" });

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "manage tokens", async (visited) => {
    const { collaborative, members } = await readCatalog(visited.db);
    const nameOf = new Map(members.map(({ id, name }) => [id, name]));
    const now = new Date();
    const tokens = (await listTokens(visited.db)).map(
      ({ memberId, createdAt, expiresAt, revokedAt, lastUsedAt, ...token }): ListedToken => ({
        ...token,
        member: memberId && (nameOf.get(memberId) ?? null),
        createdAt: createdAt.toISOString(),
        expiresAt: expiresAt?.toISOString() ?? null,
        expired: expiresAt !== null && expiresAt < now,
        revokedAt: revokedAt?.toISOString() ?? null,
        lastUsedAt: lastUsedAt?.toISOString() ?? null,
      }),
    );
    return {
      shell: shellOf(visited, collaborative),
      members: members.map(({ slug, name }) => ({ slug, name })),
      tokens,
      sites: await listReadingSites(visited.db),
    };
  });
}

export type TokenAnswer =
  | { newToken: { name: string; secret: string } }
  | { revoked: string }
  | SitesAnswer
  | { refused: SubmissionResult<string[]> };

/** Makes or revokes a token. A new token appears only in the answer. */
export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  await requireRecentProof(args, form, "manage tokens");
  const answer = await answerTo(args, form);
  return json(answer, { headers: headers() });
}

function answerTo(args: ActionFunctionArgs, form: FormData): Promise<TokenAnswer> {
  const sites = form.get("sites");
  if (typeof sites === "string") return visit(args, "manage tokens", ({ db }) => keepSites(db, sites));
  return form.has("revoke") ? revoke(args, form) : make(args, form);
}

async function revoke(args: ActionFunctionArgs, form: FormData): Promise<TokenAnswer> {
  const id = z.uuid().safeParse(form.get("revoke"));
  return visit(args, "manage tokens", async ({ db }) => {
    const name = id.success ? await revokeToken(db, id.data, new Date()) : null;
    if (name === null) throw notFound("There is no such token, or it is already revoked.");
    return { revoked: name };
  });
}

async function make(args: ActionFunctionArgs, form: FormData): Promise<TokenAnswer> {
  const submission = parseWithZod(form, { schema: tokenForm });
  return visit(args, "manage tokens", async ({ db }) => {
    if (submission.status !== "success") return { refused: submission.reply() };
    const { name, role, member: slug, days, scopes } = submission.value;
    const refuse = (field: string, message: string) => ({
      refused: submission.reply({ fieldErrors: { [field]: [message] } }),
    });
    const { members } = await readCatalog(db);
    const member = members.find((candidate) => candidate.slug === slug);
    if (slug !== undefined && !member) return refuse("member", "This institution no longer exists.");
    // A form sent twice would make two tokens, one of them never shown.
    if ((await listTokens(db)).some((token) => token.name === name && !token.revokedAt))
      return refuse(
        "name",
        `A token named “${name}” already exists. Choose another name, or revoke that one first.`,
      );
    const { secret, hash } = newSecret("tidemark");
    const expiresAt = days === undefined ? null : new Date(Date.now() + days * DAY);
    await addToken(db, { secretHash: hash, name, role, memberId: member?.id ?? null, scopes, expiresAt });
    return { newToken: { name, secret } };
  });
}

export default function SettingsTokens() {
  const { shell, members, tokens, sites } = useLoaderData<typeof loader>();
  const answer = useAnswer<TokenAnswer>();
  const isPast = (token: ListedToken) => token.expired || token.revokedAt !== null;
  const inForce = tokens.filter((token) => !isPast(token));
  const past = tokens.filter(isPast);
  return (
    <SettingsPage
      shell={shell}
      title="Tokens for programs"
      lead="A token lets a workbook or another program read figures and send numbers, with the rights of the role that you give it."
    >
      {answer && !("refused" in answer || "sitesRefused" in answer) ? (
        <Announced of={answer}>
          {"sitesStored" in answer ? (
            <Notice tone="success">Saved. Applies from now on.</Notice>
          ) : "newToken" in answer ? (
            <NewToken {...answer.newToken} connect={paths.settingsPage(shell.slug, "connect")} />
          ) : (
            <Notice tone="success">
              “{answer.revoked}” is revoked. Programs that use it are now refused.
            </Notice>
          )}
        </Announced>
      ) : null}
      <Section title="In force">
        {inForce.length === 0 ? (
          <EmptyState title="No tokens">
            <p>No program has access to this collaborative. Make a token below to connect one.</p>
          </EmptyState>
        ) : (
          <TokenList label="Tokens in force" tokens={inForce} writing={shell} />
        )}
      </Section>
      <Section title="Make a token">
        {/* A new form after each new token. */}
        <TokenForm
          key={tokens.length}
          members={members}
          lastResult={answer && "refused" in answer ? answer.refused : undefined}
        />
      </Section>
      <Section
        title="Sites that may read"
        lead="Pages of these sites may read with a token in the browser of whoever opens them, such as a dashboard on your own site. Programs on servers need no entry."
      >
        <SitesForm sites={sites} refused={answer && "sitesRefused" in answer ? answer.sitesRefused : null} />
      </Section>
      {past.length > 0 ? (
        <Section title="Revoked and expired" lead="Kept as a record of who had access.">
          <TokenList label="Tokens revoked and expired" tokens={past} writing={shell} />
        </Section>
      ) : null}
    </SettingsPage>
  );
}

function NewToken({ name, secret, connect }: { name: string; secret: string; connect: string }) {
  return (
    <div className="grid gap-5 rounded-md border-good border-s-4 bg-good-wash px-4 py-5 sm:px-6">
      <div>
        <h2 className="text-[1.625rem]">“{name}” is made</h2>
        <p className="mt-1.5 max-w-[46rem]">
          Copy the token now. It is shown only once, and only a fingerprint of it is stored. Anyone who has it
          can do whatever its role may do, so keep it where you keep passwords.
        </p>
      </div>
      <CopyText label="Token">{secret}</CopyText>
      <p>
        Next: <Link to={connect}>connect Excel or Power BI</Link>. (This leaves the page, so copy first.)
      </p>
    </div>
  );
}
