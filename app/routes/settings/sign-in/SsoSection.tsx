import type { FormResult } from "~/routes/shared/forms";
import { CopyText } from "~/ui/controls/CopyText";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { Section } from "~/ui/layout/Page";
import { SsoForm, type SsoView } from "./SsoForm";

/** Single sign-on: what the institution's IT staff need, the settings, and the way out. */
export function SsoSection({
  stored,
  addresses,
  lastResult,
}: {
  stored: SsoView | null;
  /** Where the provider sends people back to, where people start, and where they are after signing out. */
  addresses: { callback: string; start: string; home: string };
  lastResult: FormResult | undefined;
}) {
  return (
    <Section
      title="Single sign-on"
      lead="People sign in with their account at your institution (OpenID Connect: Entra ID, Google, Okta, and others). Whoever loses that account loses access here within an hour."
    >
      <div className="grid gap-8">
        <div className="grid max-w-[46rem] gap-4">
          <CopyText label="Redirect address" hint="Your IT staff enter it at the provider.">
            {addresses.callback}
          </CopyText>
          <CopyText label="Address after signing out" hint="The same, if the provider asks for one.">
            {addresses.home}
          </CopyText>
          {stored ? (
            <CopyText label="Where people sign in" hint="Pass it on to your colleagues.">
              {addresses.start}
            </CopyText>
          ) : null}
        </div>
        <SsoForm key={JSON.stringify(stored)} stored={stored} lastResult={lastResult} />
        {stored ? (
          <TwoStepRemoval first="Remove single sign-on…" button="Remove now" name="intent" value="remove sso">
            <p>
              Everyone who signed in this way is signed out. Those with a password use it from then on; others
              choose one through “Forgot your password?”.
            </p>
          </TwoStepRemoval>
        ) : null}
      </div>
    </Section>
  );
}
