import { z } from "zod";
import { SECURITY_KINDS, type SecurityKind } from "~/domain/security/kinds";
import type { SecurityFilter } from "~/records/security/log.server";

/** The filters, as the address has them; a filter that cannot be read filters nothing. */
const schema = z.object({
  kind: z
    .enum(Object.keys(SECURITY_KINDS) as [SecurityKind, ...SecurityKind[]])
    .or(z.literal(""))
    .catch(""),
  person: z.string().trim().max(200).catch(""),
  address: z.string().trim().max(45).catch(""),
  from: z.iso.date().or(z.literal("")).catch(""),
  to: z.iso.date().or(z.literal("")).catch(""),
  before: z.uuid().or(z.literal("")).catch(""),
});

export type SecurityQuery = z.infer<typeof schema>;

const EMPTY = { kind: "", person: "", address: "", from: "", to: "", before: "" };

export function securityQuery(request: Request): SecurityQuery {
  const given = Object.fromEntries(new URL(request.url).searchParams);
  return schema.parse({ ...EMPTY, ...given });
}

export function filterOf({ kind, person, address, from, to }: SecurityQuery): SecurityFilter {
  return {
    kind: kind === "" ? undefined : kind,
    person: person || undefined,
    address: address || undefined,
    from: from || undefined,
    to: to || undefined,
  };
}
