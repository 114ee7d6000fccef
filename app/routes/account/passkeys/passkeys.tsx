import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { cannotChange } from "~/access/sign-in/owner.server";
import { canUsePasskeys, passkeyHost } from "~/access/sign-in/passkey-host.server";
import { listPasskeys } from "~/access/sign-in/passkeys.server";
import { requirePerson } from "~/access/visit.server";
import { AccountPage } from "~/routes/account/AccountPage";
import { Announced } from "~/routes/shared/Announced";
import { useAnswer } from "~/routes/shared/forms";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { changePasskeys, type PasskeyAnswer } from "./actions.server";
import { NEW_PASSKEY, NewPasskey } from "./NewPasskey";
import { PasskeyList } from "./PasskeyList";

export const meta: MetaFunction = () => [{ title: "Passkeys · Tidemark" }];

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args);
  const { config } = args.context;
  const passkeys = await listPasskeys(args.context, person);
  const host = passkeyHost(config);
  const usable = canUsePasskeys(config, args.request.url);
  return {
    name: person.name,
    closed: await cannotChange(args, person),
    elsewhere: usable ? null : whereInstead(host),
    passkeys: passkeys.map(({ createdAt, lastUsedAt, ...key }) => ({
      ...key,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
  };
}

function whereInstead(host: string | null): string {
  return host === null
    ? "Passkeys need an https address with a host name. Ask the people who run the server to set APP_URL."
    : `Passkeys work only at ${host}. Open Tidemark there to add one.`;
}

export const action = (args: ActionFunctionArgs) => changePasskeys(args);

export default function Passkeys() {
  const { name, closed, elsewhere, passkeys } = useLoaderData<typeof loader>();
  const answer = useAnswer<PasskeyAnswer>();
  const added = useFetcher<PasskeyAnswer>({ key: NEW_PASSKEY }).data;
  const latest = added && "done" in added ? added : answer;
  const why = closed ?? elsewhere;
  return (
    <AccountPage
      personName={name}
      title="Passkeys"
      lead="A passkey signs you in with the finger, face, or PIN that unlocks your device. There is no password to steal, and no code to type."
    >
      {latest && "done" in latest ? (
        <Announced of={latest}>
          <Notice tone="success">{latest.done}</Notice>
        </Announced>
      ) : null}
      <Section title="Your passkeys">
        {passkeys.length === 0 ? (
          <EmptyState title="No passkeys yet">
            <p>Add one for each device that you use, or one in a password manager that all of them share.</p>
          </EmptyState>
        ) : (
          <PasskeyList passkeys={passkeys} closed={closed !== null} answer={answer} />
        )}
      </Section>
      <Section title="Add a passkey">
        {why ? <Notice>{why}</Notice> : <NewPasskey key={passkeys.length} />}
      </Section>
    </AccountPage>
  );
}
