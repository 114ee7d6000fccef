import { useFetcher, useSearchParams } from "@remix-run/react";
import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
} from "@simplewebauthn/browser";
import { useEffect, useState } from "react";
import { paths } from "~/paths";
import { Button } from "~/ui/controls/Button";
import { useHydrated } from "~/ui/grid/hooks/use-hydrated";
import { Notice } from "~/ui/layout/Notice";

type Answer = { options: PublicKeyCredentialRequestOptionsJSON } | { error: string };

/** Signs in with a passkey, where the browser knows them; without script there is nothing to show. */
export function PasskeySignIn() {
  const hydrated = useHydrated();
  const [search] = useSearchParams();
  const fetcher = useFetcher<Answer>();
  const [failed, setFailed] = useState(false);
  const options = fetcher.data && "options" in fetcher.data ? fetcher.data.options : null;
  const action = paths.signInPasskey({ next: search.get("next") });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each challenge
  useEffect(() => {
    if (!options) return;
    startAuthentication({ optionsJSON: options }).then(
      (response) => fetcher.submit({ response: JSON.stringify(response) }, { method: "post", action }),
      () => setFailed(true),
    );
  }, [options]);
  if (!hydrated || !browserSupportsWebAuthn()) return null;
  const error = fetcher.data && "error" in fetcher.data ? fetcher.data.error : null;
  return (
    <div className="grid gap-4">
      {failed ? <Notice tone="warning">No passkey was used. Try again, or use your password.</Notice> : null}
      {error ? <Notice tone="error">{error}</Notice> : null}
      <div>
        <Button
          type="button"
          kind="secondary"
          disabled={fetcher.state !== "idle"}
          onClick={() => {
            setFailed(false);
            fetcher.submit({}, { method: "post", action });
          }}
        >
          Sign in with a passkey
        </Button>
      </div>
    </div>
  );
}
