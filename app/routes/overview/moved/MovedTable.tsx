import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import type { MovedPart, MovedParts } from "./steps";

/** Every part of what moved a figure, and the difference that they add up to. */
export function MovedTable({
  parts,
  share,
  slug,
  label,
  year,
}: {
  parts: MovedParts;
  share: boolean;
  slug: string;
  label: string;
  year: number;
}) {
  const [mix, ...others] = parts.sums;
  const sums = share ? others : parts.sums;
  const single = parts.members.length < 2;
  return (
    <ScrollTable label={label}>
      <thead>
        <tr>
          <th scope="col">Part</th>
          <th scope="col">{share ? "Own change" : "Change"}</th>
          {share ? <th scope="col">Mix</th> : null}
        </tr>
      </thead>
      <tbody>
        {(single && !parts.members[0]?.slug ? [] : parts.members).map((part) => (
          <tr key={part.id}>
            <th scope="row" className="font-normal">
              <PartName part={part} slug={slug} year={year} />
            </th>
            <td>{part.text}</td>
            {share ? <td>{part.mix ?? "not shown"}</td> : null}
          </tr>
        ))}
        <tr>
          <th scope="row">Members in both years, together</th>
          <td className="font-semibold">{parts.own.text}</td>
          {share ? <td className="font-semibold">{mix?.text}</td> : null}
        </tr>
        {sums.map((part) => (
          <tr key={part.id}>
            <th scope="row" className="font-normal">
              {part.name}
            </th>
            <td colSpan={share ? 2 : 1}>{part.text}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">
            From {parts.before} to {parts.after}
          </th>
          <td colSpan={share ? 2 : 1} className="font-semibold">
            {parts.difference}
          </td>
        </tr>
      </tbody>
    </ScrollTable>
  );
}

function PartName({ part, slug, year }: { part: MovedPart; slug: string; year: number }) {
  return part.slug ? <Link to={paths.member(slug, part.slug, { year })}>{part.name}</Link> : part.name;
}
