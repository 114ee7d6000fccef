import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { personOf, signUp } from "../../../app/access/auth.server";
import { visit } from "../../../app/access/visit.server";
import type { Role } from "../../../app/domain/terms";
import { grantRole } from "../../../app/records/collaboratives/collaboratives.server";
import { addInvitation } from "../../../app/records/people/invitations.server";
import { loader as callback } from "../../../app/routes/sign-in/callback";
import { loader as start } from "../../../app/routes/sign-in/institution";
import type { Database } from "../../../db/client";
import { users } from "../../../db/schema";
import type { TestCollaborative } from "../database/databases";
import { contextOf } from "./calls";
import { CookieJar } from "./jar";
import type { TestInstitution } from "./oidc";

const PASSWORD = "a calm river in spring";
let count = 0;

/** What somebody is answered, refusals included. */
export const answerTo = (work: Promise<unknown>): Promise<Response> =>
  work.then(
    (answer) => (answer instanceof Response ? answer : new Response(JSON.stringify(answer))),
    (response) => {
      if (response instanceof Response) return response;
      throw response;
    },
  );

/** Where an answer leads to. */
export const locationOf = (response: Response) => response.headers.get("location") ?? "";

/** People who sign in at their institution, and the pages they open then. */
export function institutionVisits({
  database,
  institution,
  collaborative,
}: {
  database: () => Database;
  institution: () => TestInstitution;
  collaborative: () => TestCollaborative;
}) {
  const context = (): AppLoadContext => contextOf(database(), { clientIp: `198.51.100.${++count % 250}` });

  async function makePerson(email: string, role: Role | null, verified = false) {
    const { auth } = context();
    const jar = new CookieJar().take(await signUp(auth, { email, name: email, password: PASSWORD }));
    const id = (await personOf(auth, jar.request()))?.id ?? "";
    await database().db.update(users).set({ emailVerified: verified }).where(eq(users.id, id));
    if (role) await collaborative().enter((db) => grantRole(db, { userId: id, role, memberId: null }));
    return { id, jar };
  }

  const argsOf = (jar: CookieJar, path: string, fields?: Record<string, string>) =>
    ({
      request: jar.request(path, fields),
      params: { collaborative: collaborative().slug },
      context: context(),
    }) as ActionFunctionArgs;

  /** Sends someone to the institution and back. @returns where they end up */
  async function signInAs(sub: string | null, jar = new CookieJar()) {
    institution().seat(sub);
    const sent = await answerTo(start(argsOf(jar, `/sign-in/institution/${collaborative().slug}`)));
    jar.take(sent.headers);
    const back = await institution().follow(locationOf(sent));
    const done = await answerTo(callback(argsOf(jar, back.pathname + back.search)));
    jar.take(done.headers);
    return { jar, location: locationOf(done), back };
  }
  const person = (jar: CookieJar) => personOf(context().auth, jar.request());
  const enter = (jar: CookieJar, slug = collaborative().slug) =>
    answerTo(
      visit(
        { request: jar.request(`/c/${slug}`), params: { collaborative: slug }, context: context() },
        "see figures",
        async ({ viewer }) => viewer.role,
      ),
    );
  const invite = (email: string, role: Role) =>
    collaborative().enter((db) =>
      addInvitation(db, {
        secretHash: `hash-${++count}`,
        email,
        role,
        memberId: null,
        expiresAt: new Date(Date.now() + 60_000),
      }),
    );

  return { context, makePerson, argsOf, signInAs, person, enter, invite };
}
