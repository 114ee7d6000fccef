import type { ActionFunctionArgs } from "@remix-run/node";
import { answerCall, type Call } from "~/access/api/bearer.server";
import type { Permission } from "~/access/permissions";
import { problem } from "~/access/problem";
import { gone, overtaken } from "./refusals";
import { badParameter } from "./year-parameter";

/** What became of a thing that was to be removed; a text says why it stays. */
export type Removed = "removed" | "gone" | "overtaken" | { refused: string };

export interface Removal {
  /** Such as "result", for messages. */
  word: string;
  permission: Permission;
  /**
   * Removes it by the rules of its page.
   * @param revision the one that the caller has read; null if it named none
   */
  remove(call: Call, id: string, revision: number | null): Promise<Removed>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Removes a thing with DELETE. The history keeps what it was. @param name of the part of the address with its id */
export const removing =
  ({ word, permission, remove }: Removal, name = "id") =>
  (args: ActionFunctionArgs): Promise<Response> =>
    answerCall(args, permission, async (call) => {
      const revision = revisionIn(args.request);
      if (revision instanceof Response) return revision;
      const id = args.params[name] ?? "";
      const removed = UUID.test(id) ? await remove(call, id, revision) : "gone";
      if (removed === "removed") return new Response(null, { status: 204 });
      if (removed === "gone") return gone(word);
      if (removed === "overtaken") return overtaken(word);
      return problem(422, `This ${word} stays`, `Nothing was removed. ${removed.refused}`, [
        { row: null, column: null, code: "not_allowed", message: removed.refused },
      ]);
    });

function revisionIn(request: Request): number | null | Response {
  const text = new URL(request.url).searchParams.get("revision");
  if (text === null) return null;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  return badParameter("revision", "revision must be a whole number, as it was read.");
}

/**
 * An address that takes these methods, each with its own action.
 * @param actions by method, such as PATCH and DELETE
 */
export const byMethod =
  (actions: Readonly<Record<string, (args: ActionFunctionArgs) => Promise<Response>>>) =>
  async (args: ActionFunctionArgs): Promise<Response> => {
    const { method } = args.request;
    return (Object.hasOwn(actions, method) && (await actions[method]?.(args))) || onlyTakes(actions)();
  };

/** Answers reads of an address that only takes these methods. */
export const onlyTakes = (actions: object) => (): Response =>
  problem(405, "Method not allowed", `This call takes ${Object.keys(actions).join(" and ")}.`);
