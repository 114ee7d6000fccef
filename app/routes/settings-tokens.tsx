import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formOf } from "~/access/body.server";
import { newSecret } from "~/access/secrets.server";
import { shellOf } from "~/access/shell";
import { notFound, visit } from "~/access/visit.server";
import { readCatalog } from "~/records/catalog.server";
import { addToken, listTokens, revokeToken } from "~/records/tokens.server";
import { CopyText } from "~/ui/controls/CopyText";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { Announced } from "./shared/Announced";
import { SettingsPage } from "./shared/SettingsPage";
import { TokenForm, tokenForm } from "./shared/TokenForm";
import { type ListedToken, TokenList } from "./shared/TokenList";

const DAY = 24 * 60 * 60 * 1000;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Tokens for programs · ${data.shell.name}` : "Tidemark" },
];

/** A page that shows a token is kept by no browser and nothing on the way to it. */
export const headers = () => ({ "cache-control": "no-store" });

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "manage tokens", async (visited) => {
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
    };
  });
}

export type TokenAnswer =
  | { made: { name: string; secret: string } }
  | { revoked: string }
  | { refused: SubmissionResult<string[]> };

/** Makes a token or revokes one. The answer is the only place in which a new token ever stands. */
export async function action(doorway: ActionFunctionArgs) {
  const form = await formOf(doorway.request);
  const answer = await (form.has("revoke") ? revoke(doorway, form) : make(doorway, form));
  return json(answer, { headers: headers() });
}

async function revoke(doorway: ActionFunctionArgs, form: FormData): Promise<TokenAnswer> {
  const id = z.uuid().safeParse(form.get("revoke"));
  return visit(doorway, "manage tokens", async ({ db }) => {
    const name = id.success ? await revokeToken(db, id.data, new Date()) : null;
    if (name === null) throw notFound("There is no such token, or it is revoked already.");
    return { revoked: name };
  });
}

async function make(doorway: ActionFunctionArgs, form: FormData): Promise<TokenAnswer> {
  const submission = parseWithZod(form, { schema: tokenForm });
  return visit(doorway, "manage tokens", async ({ db }) => {
    if (submission.status !== "success") return { refused: submission.reply() };
    const { name, role, member: slug, days } = submission.value;
    const refuse = (field: string, message: string) => ({
      refused: submission.reply({ fieldErrors: { [field]: [message] } }),
    });
    const { members } = await readCatalog(db);
    const member = members.find((one) => one.slug === slug);
    if (slug !== undefined && !member) return refuse("member", "There is no such institution any more.");
    // A page sent twice would make two tokens, one of them seen by nobody.
    if ((await listTokens(db)).some((one) => one.name === name && !one.revokedAt))
      return refuse("name", `There is a token “${name}”: choose another name, or revoke that one first.`);
    const { secret, hash } = newSecret("tidemark");
    const expiresAt = days === undefined ? null : new Date(Date.now() + days * DAY);
    await addToken(db, { secretHash: hash, name, role, memberId: member?.id ?? null, expiresAt });
    return { made: { name, secret } };
  });
}

export default function SettingsTokens() {
  const { shell, members, tokens } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as TokenAnswer | undefined;
  const settings = `/c/${shell.slug}/settings`;
  const over = (token: ListedToken) => token.expired || token.revokedAt !== null;
  const [inForce, past] = [tokens.filter((token) => !over(token)), tokens.filter(over)];
  return (
    <SettingsPage
      shell={shell}
      title="Tokens for programs"
      lead="A token lets a workbook or another program read figures and send numbers, with the rights of the role that you give it."
    >
      {answer && !("refused" in answer) ? (
        <Announced of={answer}>
          {"made" in answer ? (
            <Made {...answer.made} connect={`${settings}/connect`} />
          ) : (
            <Notice tone="success">
              “{answer.revoked}” is revoked: programs that use it are refused from now on.
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
        {/* A new form after each token that was made. */}
        <TokenForm
          key={tokens.length}
          members={members}
          lastResult={answer && "refused" in answer ? answer.refused : undefined}
        />
      </Section>
      {past.length > 0 ? (
        <Section title="Revoked and expired" lead="Kept so that it can be told later who had access.">
          <TokenList label="Tokens revoked and expired" tokens={past} writing={shell} />
        </Section>
      ) : null}
    </SettingsPage>
  );
}

function Made({ name, secret, connect }: { name: string; secret: string; connect: string }) {
  return (
    <div className="grid gap-5 rounded-md border-good border-s-4 bg-good-wash px-4 py-5 sm:px-6">
      <div>
        <h2 className="text-[1.625rem]">“{name}” is made</h2>
        <p className="mt-1.5 max-w-[46rem]">
          Copy the token now: it is shown only this once, and only a fingerprint of it is stored. Whoever has
          it can do what its role may. Keep it where passwords are kept.
        </p>
      </div>
      <CopyText label="Token">{secret}</CopyText>
      <p>
        Next: <Link to={connect}>connect Excel or Power BI</Link>. (This leaves the page, so copy first.)
      </p>
    </div>
  );
}
