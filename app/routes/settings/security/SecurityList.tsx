import { SECURITY_KINDS, type SecurityKind } from "~/domain/security/kinds";
import { ChangedAt } from "~/ui/grid/ChangedAt";

interface Listed {
  id: string;
  at: string;
  kind: SecurityKind;
  actor: string;
  address: string;
  what: string;
}

/** What happened, who did it, and from which address, newest first. */
export function SecurityList({ entries, locale }: { entries: Listed[]; locale: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="overflow-x-auto" aria-label="Security log" tabIndex={0}>
      <table className="w-full text-[0.9375rem]">
        <caption className="sr-only">Security log, newest first</caption>
        <thead>
          <tr className="border-line-strong border-b text-start">
            {["When", "Who", "Event", "About", "Address"].map((title) => (
              <th key={title} scope="col" className="py-2 pe-4 text-start">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ id, at, kind, actor, address, what }) => (
            <tr key={id} className="border-line border-b align-top">
              <td className="whitespace-nowrap py-2 pe-4">
                <ChangedAt at={at} locale={locale} />
              </td>
              <td className="py-2 pe-4">{actor}</td>
              <td className="py-2 pe-4">{SECURITY_KINDS[kind] ?? kind}</td>
              <td className="max-w-[28rem] py-2 pe-4 [overflow-wrap:anywhere]">{what}</td>
              <td className="py-2 tabular">{address}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
