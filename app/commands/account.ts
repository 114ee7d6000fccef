import { makeReset } from "~/access/account/reset-links.server";
import { LINK_MINUTES } from "~/domain/accounts/session";
import { own } from "~/domain/own";
import { paths } from "~/paths";
import { record } from "~/records/history/history.server";
import { type Account, findAccount, forgetFactors, forgetLinks } from "~/records/people/accounts.server";
import { listCollaboratives } from "~/records/people/lobby.server";
import { endOtherSessions } from "~/records/people/sessions.server";
import { noteOutside, noteSecurity } from "~/records/security/notes.server";
import { openLobby } from "~db/door";
import { CommandError } from "./arguments";
import { COMMAND_LINE, type Command, type CommandContext } from "./command";
import { erase } from "./erase";

const USAGE = "Use: npm run account -- reset EMAIL, factors EMAIL, sign-out EMAIL, or erase EMAIL";

type Action = (context: CommandContext, account: Account) => Promise<void>;

/** `npm run account -- reset|factors|sign-out|erase EMAIL`: what only the operator may do with an account. */
export const account: Command = async (context) => {
  const [name = "", email, ...more] = context.args;
  const action = own(ACTIONS, name) ?? null;
  if ((!action && name !== "erase") || !email || more.length > 0) throw new CommandError(USAGE);
  if (!action) return erase({ ...context, args: [email] });
  const found = await openLobby(context.database, { secretHash: "" }, (lobby) => findAccount(lobby, email));
  if (!found) throw new CommandError(`There is no account with the address ${email}.`);
  if (found.demo) throw new CommandError("Demo accounts stay as they are.");
  await action(context, found);
};

/**
 * Makes a link with which a person chooses a new password. It is the last word printed. Every collaborative in which
 * the person takes part records that it was made.
 */
const reset: Action = async ({ database, config, print }, { id, name, email }) => {
  const token = await openLobby(database, { userId: id }, async (lobby) => {
    const token = await makeReset(lobby, id, { kind: "operator" });
    for (const collaborativeId of await listCollaboratives(lobby, id)) {
      const db = await lobby.open(collaborativeId, COMMAND_LINE);
      await record(db, [{ subject: "reset_link", itemId: id, before: null, after: { name, email } }]);
    }
    return token;
  });
  const origin = config.appUrl ?? `http://${config.host}:${config.port}`;
  print(`A link for ${name} to choose a new password. It works once, within ${LINK_MINUTES.reset} minutes.`);
  print("Give it to nobody else: using it confirms that the address belongs to whoever has the link.");
  print(`${origin}${paths.reset(token)}`);
};

/**
 * Removes the second factor, recovery codes, and passkeys of a person who has lost them, and ends their sessions, links,
 * and trusted devices. The security log of every collaborative in which they take part says so.
 */
const removeFactors: Action = async ({ database, print }, { id, name }) => {
  await openLobby(database, { userId: id }, async (lobby) => {
    if (!(await forgetFactors(lobby, id)))
      throw new CommandError(`${name} has neither a second factor nor a passkey.`);
    await endOtherSessions(lobby, id, "");
    await forgetLinks(lobby, id);
    const kind = "factor_changed" as const;
    const held = await listCollaboratives(lobby, id);
    for (const collaborativeId of held) {
      const db = await lobby.open(collaborativeId, COMMAND_LINE);
      await noteSecurity(db, { kind, what: `all removed: ${name}`, detail: { itemId: id } });
    }
    if (held.length === 0)
      await noteOutside(lobby, { kind, what: "all removed by the command line", userId: id, address: "" });
  });
  print(`${name} now signs in with the password alone, and is signed out everywhere.`);
  print("If a collaborative requires a second factor, they set up a new one when they sign in.");
};

/** Ends all sessions of a person, and the links with which they could begin one. */
const signOut: Action = async ({ database, print }, { id, name }) => {
  const ended = await openLobby(database, { userId: id }, async (lobby) => {
    const ended = await endOtherSessions(lobby, id, "");
    await forgetLinks(lobby, id);
    const note = { kind: "session_ended" as const };
    const held = await listCollaboratives(lobby, id);
    for (const collaborativeId of held) {
      const db = await lobby.open(collaborativeId, COMMAND_LINE);
      await noteSecurity(db, { ...note, what: `all sessions of ${name}`, detail: { itemId: id } });
    }
    if (held.length === 0)
      await noteOutside(lobby, { ...note, what: "by the command line", userId: id, address: "" });
    return ended;
  });
  print(`${name} is signed out everywhere: ${ended === 1 ? "one session" : `${ended} sessions`} ended.`);
  print("Their role, password, and second factor stay as they are.");
};

const ACTIONS: Record<string, Action> = { reset, factors: removeFactors, "sign-out": signOut };
