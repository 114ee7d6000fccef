import { seesEverything } from "~/domain/disclosure/disclosure";
import type { MemberChanges } from "~/domain/members/changes";
import type { Member, Viewer } from "~/domain/terms";
import { enumerated } from "./metrics/sentences";

/** Facts about members in sentences; who has not reported is for backbone and convener to know by name. */
export function changeFacts(changes: MemberChanges, viewer: Viewer): string[] {
  const names = (members: Member[]) => enumerated(members.map((member) => member.name));
  const facts = [];
  if (changes.joined.length > 0) facts.push(`${names(changes.joined)} joined.`);
  if (changes.left.length > 0) facts.push(`${names(changes.left)} left.`);
  if (!seesEverything(viewer)) {
    const count = changes.silent.length;
    if (count > 0)
      facts.push(`${count} ${count === 1 ? "member has" : "members have"} not reported any number yet.`);
    return facts;
  }
  if (changes.reportedAgain.length > 0)
    facts.push(`${names(changes.reportedAgain)} reported after a year without any numbers.`);
  if (changes.stopped.length > 0)
    facts.push(`${names(changes.stopped)} reported the year before and not this year.`);
  const others = changes.silent.filter((member) => !changes.stopped.includes(member));
  if (others.length > 0)
    facts.push(`${names(others)} ${others.length === 1 ? "has" : "have"} not reported any number.`);
  return facts;
}
