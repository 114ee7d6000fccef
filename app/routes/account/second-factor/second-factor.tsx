import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { cannotChange } from "~/access/sign-in/owner.server";
import { canUsePasskeys } from "~/access/sign-in/passkey-host.server";
import { listPasskeys } from "~/access/sign-in/passkeys.server";
import { keyBeingSetUp, readFactor, takeRecoveryCodes } from "~/access/sign-in/second-factor.server";
import { collaborativesOf, requirePerson } from "~/access/visit.server";
import { paths } from "~/paths";
import { AccountPage } from "~/routes/account/AccountPage";
import { Announced } from "~/routes/shared/Announced";
import { useAnswer } from "~/routes/shared/forms";
import { PasskeySignIn } from "~/routes/shared/PasskeySignIn";
import { safeNext } from "~/routes/shared/safe-next";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { changeFactor, type FactorAnswer } from "./actions.server";
import { ConfirmForm, PasswordForm, TurnOffForm } from "./FactorForms";
import { RecoveryCodes } from "./RecoveryCodes";

export const meta: MetaFunction = () => [{ title: "Second factor · Tidemark" }];

/** The page can show a key or recovery codes, so nothing may keep it. */
export const headers = () => ({ "cache-control": "no-store" });

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args);
  const { context, request } = args;
  const closed = await cannotChange(args, person);
  const next = safeNext(request);
  const slug = new URL(request.url).searchParams.get("for");
  const roles = slug === null ? [] : await collaborativesOf(context, person);
  return {
    requiredBy: roles.find((role) => role.slug === slug)?.name ?? null,
    hasPasskey:
      canUsePasskeys(context.config, request.url) && (await listPasskeys(context, person)).length > 0,
    name: person.name,
    closed,
    factor: await readFactor(context, person),
    beingSetUp: closed === null ? await keyBeingSetUp(context, person) : null,
    codes: await takeRecoveryCodes(context, person),
    turnedOff: new URL(request.url).searchParams.has("off"),
    next: next === "/" ? null : next,
  };
}

export const action = (args: ActionFunctionArgs) => changeFactor(args);

export default function SecondFactor() {
  const { name, closed, factor, codes, turnedOff, next, requiredBy, hasPasskey } =
    useLoaderData<typeof loader>();
  const answer = useAnswer<FactorAnswer>();
  return (
    <AccountPage
      personName={name}
      title="Second factor"
      lead="With a second factor, someone who learns your password still cannot sign in as you."
    >
      {turnedOff && factor.state === "off" ? (
        <Notice tone="success">The second factor is off. Signing in asks for your password only.</Notice>
      ) : null}
      {codes ? (
        <Announced of={codes}>
          <RecoveryCodes codes={codes} next={next} />
        </Announced>
      ) : null}
      {requiredBy && factor.state !== "on" ? <Required by={requiredBy} hasPasskey={hasPasskey} /> : null}
      {closed ? <Notice>{closed}</Notice> : <Steps answer={answer} />}
      {factor.state === "on" && next && !codes ? (
        <Link to={next}>Continue to the page you asked for</Link>
      ) : null}
    </AccountPage>
  );
}

/** Why the person was led here, and what else would do. */
function Required({ by, hasPasskey }: { by: string; hasPasskey: boolean }) {
  return (
    <div className="grid gap-5">
      <Notice tone="warning" title={`${by} requires a second factor`}>
        <p>
          Set up an authenticator app below to go on. {hasPasskey ? "Or sign in with your passkey." : null}
          {hasPasskey ? null : (
            <>
              Or <Link to={paths.accountPage("passkeys")}>add a passkey</Link> and sign in with it.
            </>
          )}
        </p>
      </Notice>
      {hasPasskey ? <PasskeySignIn /> : null}
    </div>
  );
}

function Steps({ answer }: { answer: FactorAnswer | undefined }) {
  const { factor, beingSetUp } = useLoaderData<typeof loader>();
  const refused = (intent: string) => (answer?.intent === intent ? answer.refused : undefined);
  if (factor.state === "on")
    return (
      <>
        <Section
          title="Recovery codes"
          lead={`${factor.recoveryCodesLeft === 1 ? "One is" : `${factor.recoveryCodesLeft} are`} left. Each signs you in once when you do not have your phone.`}
        >
          <PasswordForm intent="renew" button="Make new recovery codes" lastResult={refused("renew")} />
        </Section>
        <Section title="Turn off" lead="Signing in will ask for your password only.">
          <TurnOffForm lastResult={refused("turn off")} />
        </Section>
      </>
    );
  return (
    <>
      {beingSetUp ? (
        <Section
          title="Add Tidemark to your app"
          lead="Scan the picture with your authenticator app, or type the key into it. Then enter the code that it shows."
        >
          <div className="grid gap-6">
            <img
              src={beingSetUp.picture}
              alt="QR code of the key below"
              width={208}
              height={208}
              className="rounded-md border border-line bg-white"
            />
            <p>
              Key: <code className="select-all font-mono [overflow-wrap:anywhere]">{beingSetUp.key}</code>
            </p>
            <ConfirmForm lastResult={refused("confirm")} />
          </div>
        </Section>
      ) : null}
      <Section
        title={beingSetUp ? "Start again" : "Set up an authenticator app"}
        lead={
          beingSetUp
            ? "If you have lost the key, make a new one."
            : "An app on your phone, such as Google Authenticator, Microsoft Authenticator, or your password manager, shows a new code every half minute. Signing in then asks for your password and a code."
        }
      >
        <PasswordForm
          intent="start"
          button={beingSetUp ? "Make a new key" : "Set up"}
          lastResult={refused("start")}
        />
      </Section>
    </>
  );
}
