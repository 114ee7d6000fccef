import { Link } from "@remix-run/react";
import { INTERVIEW_KIND_NAMES, type InterviewPoint } from "~/domain/goals/interview";
import { STRATEGY_NAMES } from "~/domain/terms";
import { formatDate } from "~/ui/figures/dates";
import { ScrollTable } from "~/ui/figures/ScrollTable";

/** Everything that was recorded, member by member. */
export function InterviewTable({
  points,
  members,
  locale,
}: {
  points: InterviewPoint[];
  members: { id: string; name: string }[];
  locale: string;
}) {
  const interviewed = members.filter(({ id }) => points.some(({ memberId }) => memberId === id));
  const silent = members.filter((member) => !interviewed.includes(member));
  return (
    <div className="grid gap-6">
      <ScrollTable label="What members said">
        <thead>
          <tr>
            <th scope="col">Member</th>
            <th scope="col" className="word">
              Theme
            </th>
            <th scope="col" className="word">
              What it is
            </th>
            <th scope="col" className="word">
              In their own words
            </th>
            <th scope="col" className="word">
              Said on
            </th>
            <th scope="col" className="no-print">
              <span className="sr-only">Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {interviewed.flatMap(({ id, name }) =>
            points
              .filter(({ memberId }) => memberId === id)
              .map((point) => (
                <tr key={point.id}>
                  <th scope="row">{name}</th>
                  <td className="word font-semibold">{point.theme}</td>
                  <td className="word">
                    {INTERVIEW_KIND_NAMES[point.kind]}
                    <span className="block text-ink-soft text-sm">{STRATEGY_NAMES[point.strategy]}</span>
                  </td>
                  <td className="word min-w-56">
                    {point.words || <span className="text-ink-soft">not recorded</span>}
                  </td>
                  <td className="word whitespace-nowrap">
                    {point.heldOn ? (
                      formatDate(point.heldOn, { locale })
                    ) : (
                      <span className="text-ink-soft">not recorded</span>
                    )}
                  </td>
                  <td className="no-print">
                    <Link to={`?change=${point.id}`} aria-label={`Change: ${name}, ${point.theme}`}>
                      Change
                    </Link>
                  </td>
                </tr>
              )),
          )}
        </tbody>
      </ScrollTable>
      {silent.length > 0 ? (
        <p className="max-w-[52rem] text-ink-soft">
          Nothing is recorded yet from {new Intl.ListFormat("en").format(silent.map(({ name }) => name))}.
        </p>
      ) : null}
    </div>
  );
}
