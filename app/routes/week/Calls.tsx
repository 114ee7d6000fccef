import { Link } from "@remix-run/react";
import { paths } from "~/paths";

/** Members to call, with the facts that say so: a list of calls, no score. */
export function Calls({
  calls,
  c,
}: {
  calls: { slug: string; name: string; reasons: string[] }[];
  c: string;
}) {
  if (calls.length === 0) return <p className="text-ink-soft">Nobody. No member has two such facts.</p>;
  return (
    <ul className="-mt-2.5">
      {calls.map(({ slug, name, reasons }) => (
        <li key={slug} className="border-line border-b py-2.5">
          <Link to={paths.member(c, slug)} className="font-semibold">
            {name}
          </Link>
          <ul className="mt-1 list-disc ps-5 text-ink-soft">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
