import { Form, Link } from "@remix-run/react";
import { ROLE_NAMES, type Role } from "~/domain/types";
import { Button } from "~/ui/controls/Button";
import { Select } from "~/ui/controls/Field";
import { formatDate } from "~/ui/figures/dates";
import type { Writing } from "~/ui/figures/format";
import { MEMBER_HINT, type Members, memberOptions, ROLE_OPTIONS } from "./RoleFields";

export interface ListedPerson {
  userId: string;
  name: string;
  email: string;
  role: Role;
  member: string | null;
  memberSlug: string | null;
  since: string;
  seenOn: string | null;
  quiet: boolean;
  /** Who reads the page. */
  you: boolean;
  /** The only one of the backbone staff. */
  last: boolean;
}

type Refused = { userId: string; errors: Record<string, string[] | null> } | null;

/** Everybody with a role, by role and name; each can be given another one or be removed. */
export function PeopleList({
  people,
  members,
  writing,
  refused,
}: {
  people: ListedPerson[];
  members: Members;
  writing: Pick<Writing, "locale"> & { slug: string };
  refused: Refused;
}) {
  return (
    <ul aria-label="People" className="-mt-6">
      {people.map((person) => (
        <li
          key={person.userId}
          className="grid gap-x-10 gap-y-2 border-line border-b py-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]"
        >
          <div className="min-w-0">
            <h3 className="font-sans font-semibold text-base tracking-normal [overflow-wrap:anywhere]">
              {person.name}
              {person.you ? <span className="font-normal text-ink-soft"> (you)</span> : null}
            </h3>
            <p className="[overflow-wrap:anywhere]">
              {ROLE_NAMES[person.role]}
              {person.member ? `, ${person.member}` : ""}
            </p>
            <p className="mt-1 flex flex-wrap gap-x-5 text-ink-soft text-sm">
              <span className="[overflow-wrap:anywhere]">{person.email}</span>
              <span>Here since {formatDate(person.since, writing)}</span>
              {person.seenOn ? <span>Last seen {formatDate(person.seenOn, writing)}</span> : null}
              {person.quiet && person.role === "data_lead" ? <span>Wants no reminders</span> : null}
            </p>
          </div>
          {person.last ? (
            <p className="text-ink-soft text-sm">
              The last of the backbone staff stays: without them nobody could run this collaborative. Invite
              another first.
            </p>
          ) : (
            <div className="-mt-1.5 min-w-0">
              <ChangeRole
                person={person}
                members={members}
                errors={refused?.userId === person.userId ? refused.errors : null}
              />
              <Remove person={person} slug={writing.slug} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function ChangeRole({
  person,
  members,
  errors,
}: {
  person: ListedPerson;
  members: Members;
  errors: Record<string, string[] | null> | null;
}) {
  const { userId, name, role, memberSlug } = person;
  return (
    // A new one after each change, so that it is closed and shows what holds now.
    <details className="folded" key={`${role} ${memberSlug}`} open={errors !== null || undefined}>
      <summary className="min-h-11 sm:min-h-8">
        <span>
          Change role <span className="sr-only">of {name}</span>
        </span>
      </summary>
      <Form method="post" className="grid gap-4 pt-2 pb-4">
        <input type="hidden" name="change" value={userId} />
        <Select
          name="role"
          label={<>Role{<span className="sr-only"> of {name}</span>}</>}
          defaultValue={role}
          options={ROLE_OPTIONS}
          error={errors?.role}
        />
        <Select
          name="member"
          label={<>Institution{<span className="sr-only"> of {name}</span>}</>}
          hint={MEMBER_HINT}
          defaultValue={memberSlug ?? ""}
          options={memberOptions(members)}
          error={errors?.member}
        />
        <div>
          <Button kind="secondary">
            <span>
              Save <span className="sr-only">the role of {name}</span>
            </span>
          </Button>
        </div>
      </Form>
    </details>
  );
}

/** The first step says what will happen, the second does it; neither needs script. */
function Remove({ person: { userId, name, you }, slug }: { person: ListedPerson; slug: string }) {
  return (
    <details className="folded">
      <summary className="min-h-11 sm:min-h-8">
        <span>
          Remove <span className="sr-only">{name}</span>
        </span>
      </summary>
      <Form method="post" className="grid justify-items-start gap-3 pt-2 pb-4">
        <p className="text-ink-soft text-sm">
          {you ? "You see" : `${name} sees`} nothing of this collaborative any more, at once and wherever
          signed in. What {you ? "you" : "they"} entered stays. Tokens for programs go on working:{" "}
          <Link to={`/c/${slug}/settings/tokens`}>look through them</Link>.
        </p>
        <Button kind="danger" name="remove" value={userId}>
          <span>
            Remove now <span className="sr-only">{name}</span>
          </span>
        </Button>
      </Form>
    </details>
  );
}
