import { buttonClass } from "~/ui/controls/Button";
import { FORMS } from "./report-words";

/** A report as files: each made when it is asked for. */
export function ReportForms({ base, query = "" }: { base: string; query?: string }) {
  return (
    <nav aria-label="Download this report" className="no-print">
      <ul className="-mx-2 flex flex-wrap gap-x-1">
        {FORMS.map(({ format, label }) => (
          <li key={format}>
            <a href={`${base}.${format}${query}`} className={buttonClass("quiet")} download>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
