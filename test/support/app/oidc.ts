/** An institution's sign-in: the real oidc-provider on this machine, at which people are whoever the test says. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";
import { CookieJar } from "./jar";

export interface Staff {
  email?: string;
  email_verified?: boolean;
  name?: string;
  groups?: string[];
}

export const CLIENT = { id: "tidemark", secret: "a secret between the two, for tests" };

/** @param origins of the apps that send people here */
export async function startInstitution(origins: string[]) {
  const staff = new Map<string, Staff>();
  let present: string | null = null;
  let since = 0;
  let methods: string[] | undefined;
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: origins.map((origin) => `${origin}/sign-in/callback`),
        post_logout_redirect_uris: origins.map((origin) => `${origin}/`),
        grant_types: ["authorization_code", "refresh_token"],
      },
    ],
    cookies: { keys: ["a key of the tests"] },
    claims: { openid: ["sub", "groups", "amr"], email: ["email", "email_verified"], profile: ["name"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    issueRefreshToken: async () => true,
    findAccount: (_: unknown, accountId: string) => {
      const person = staff.get(accountId);
      return person && { accountId, claims: async () => ({ sub: accountId, ...person }) };
    },
    // Nobody is asked for consent.
    async loadExistingGrant(context: {
      oidc: { client: { clientId: string }; session: { accountId: string } };
    }) {
      const { client, session } = context.oidc;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope("openid email profile offline_access");
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on("request", (request, response) => {
    if (!request.url?.startsWith("/interaction/")) return answer(request, response);
    const result =
      present === null
        ? { error: "access_denied" }
        : {
            login: {
              accountId: present,
              ts: Math.floor(Date.now() / 1000) - since * 60,
              ...(methods && { amr: methods }),
            },
          };
    void provider.interactionFinished(request, response, result);
  });
  return {
    issuer,
    /** Adds someone, or changes what is known of them. */
    hire: (sub: string, person: Staff) => void staff.set(sub, person),
    /** From now on the provider refuses them. */
    dismiss: (sub: string) => void staff.delete(sub),
    /** Whoever signs in next, or did so many minutes ago; null: someone who cancels. */
    seat(sub: string | null, minutesAgo = 0) {
      present = sub;
      since = minutesAgo;
    },
    /** How people sign in from now on, as the claim amr says; undefined: it does not say. */
    ask(amr: string[] | undefined) {
      methods = amr;
    },
    /** Follows a browser from page to page. @returns the address of the app that it is sent back to */
    async follow(start: string): Promise<URL> {
      const jar = new CookieJar();
      for (let url = start; ; ) {
        if (!url.startsWith(issuer)) return new URL(url);
        const response = await fetch(url, { headers: { cookie: jar.cookie }, redirect: "manual" });
        jar.take(response.headers);
        const to = response.headers.get("location");
        if (to === null)
          throw new Error(`The provider answered ${response.status}: ${await response.text()}`);
        url = new URL(to, url).href;
      }
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type TestInstitution = Awaited<ReturnType<typeof startInstitution>>;
