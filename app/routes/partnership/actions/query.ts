import { z } from "zod";
import { ACTION_ORIGINS, ACTION_STATES } from "~/domain/work/terms";
import { choices } from "~/routes/shared/ListFilters";

/** The filters of the list of actions, as the address has them; one that cannot be read filters nothing. */
export const STATE_FILTERS = {
  late: "Late",
  ...ACTION_STATES,
  all: "Everything",
} as const;

const word = <Key extends string>(words: Record<Key, string>) =>
  z
    .enum(Object.keys(words) as [Key, ...Key[]])
    .or(z.literal(""))
    .catch("");

const querySchema = z.object({
  state: word(STATE_FILTERS),
  member: z.string().max(100).catch(""),
  owner: z.uuid().or(z.literal("")).catch(""),
  initiative: z.uuid().or(z.literal("")).catch(""),
  goal: z.uuid().or(z.literal("")).catch(""),
  origin: word(ACTION_ORIGINS),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});
export type ActionQuery = z.infer<typeof querySchema>;

const EMPTY = { state: "", member: "", owner: "", initiative: "", goal: "", origin: "", page: "1" };

export const actionQuery = (request: Pick<Request, "url">): ActionQuery =>
  querySchema.parse({ ...EMPTY, ...Object.fromEntries(new URL(request.url).searchParams) });

/** The filters as a form offers them. */
export function filtersOf(
  query: ActionQuery,
  lists: {
    members: { slug: string; name: string }[];
    owners: { id: string; name: string }[];
    initiatives: { id: string; name: string }[];
  },
) {
  const byId = (list: { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  return [
    {
      name: "state",
      label: "State",
      all: "Open and blocked",
      options: choices(STATE_FILTERS),
      value: query.state,
    },
    {
      name: "member",
      label: "Institution",
      all: "Any",
      options: lists.members.map(({ slug, name }) => ({ value: slug, label: name })),
      value: query.member,
    },
    { name: "owner", label: "Who", all: "Anyone", options: byId(lists.owners), value: query.owner },
    {
      name: "initiative",
      label: "Initiative",
      all: "Any",
      options: byId(lists.initiatives),
      value: query.initiative,
    },
    {
      name: "origin",
      label: "Came from",
      all: "Anywhere",
      options: choices(ACTION_ORIGINS),
      value: query.origin,
    },
  ];
}
