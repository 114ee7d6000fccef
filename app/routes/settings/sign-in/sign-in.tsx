import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireRecentProof } from "~/access/account/recent-proof.server";
import { formOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { guardedRoles } from "~/domain/sign-in";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { listGuarded, readFactorRule } from "~/records/collaboratives/sign-in-policy.server";
import { readSingleSignOn } from "~/records/people/single-sign-on.server";
import { todayIso } from "~/records/today";
import { SettingsPage } from "~/routes/settings/SettingsPage";
import { useAnswer } from "~/routes/shared/forms";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { removeSso, type SignInAnswer, saveFactor, saveSso } from "./actions.server";
import { FactorForm } from "./FactorForm";
import { SsoSection } from "./SsoSection";
import { writeClaimRoles } from "./sso-form";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Sign-in · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "manage sign-in", async (visited) => {
    const { collaborative, members } = await readCatalog(visited.db);
    const sso = await readSingleSignOn(visited.db);
    const origin = args.context.config.appUrl ?? new URL(args.request.url).origin;
    return {
      sso: sso && {
        label: sso.label,
        issuer: sso.issuer,
        clientId: sso.clientId,
        domains: sso.domains.join(" "),
        asksForFactor: sso.asksForFactor,
        roleClaim: sso.roleClaim ?? "",
        claimRoles: writeClaimRoles(sso.claimRoles, members),
      },
      addresses: {
        callback: origin + paths.signInCallback(),
        start: origin + paths.institution(collaborative.slug),
        home: origin + paths.home(),
      },
      shell: shellOf(visited, collaborative),
      rule: await readFactorRule(visited.db),
      people: await listGuarded(visited.db),
      today: todayIso(),
      saved: new URL(args.request.url).searchParams.has("saved"),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  await requireRecentProof(args, form, "manage sign-in");
  switch (form.get("intent")) {
    case "sso":
      return saveSso(args, form);
    case "remove sso":
      return removeSso(args);
    default:
      return saveFactor(args, form);
  }
}

export default function SettingsSignIn() {
  const { shell, rule, people, today, saved, sso, addresses } = useLoaderData<typeof loader>();
  const answer = useAnswer<SignInAnswer>();
  const asked = people.filter(({ role }) => guardedRoles(rule.everyone).includes(role));
  const missing = asked.filter(({ ready }) => !ready).map(({ name }) => name);
  return (
    <SettingsPage
      shell={shell}
      title="Sign-in"
      lead="How people prove who they are before they see or change anything here."
    >
      {saved ? <Notice tone="success">Saved.</Notice> : null}
      <Section
        title="Second factor"
        lead="A code from an app, a passkey, or your institution’s own sign-in where that asks for one, besides the password. It can be required of backbone staff and conveners, or of everyone. Programs with a token are not affected, nor are demo accounts, which are shared."
      >
        <div className="grid gap-6">
          <p>
            {missing.length === 0
              ? `All ${rule.everyone ? "people" : "backbone staff and conveners"} here have one.`
              : `Still without one, ${missing.length} of ${asked.length}: ${missing.join(", ")}.`}
          </p>
          <FactorForm
            key={`${rule.from} ${rule.everyone}`}
            rule={rule}
            today={today}
            lastResult={answer?.of === "factor" ? answer.refused : undefined}
          />
        </div>
      </Section>
      <SsoSection
        stored={sso}
        addresses={addresses}
        lastResult={answer?.of === "sso" ? answer.refused : undefined}
      />
    </SettingsPage>
  );
}
