import { Form } from "@remix-run/react";
import { Button } from "~/ui/controls/Button";
import { Notice } from "~/ui/layout/Notice";
import type { Marks } from "./ItemList";
import type { OfferView } from "./view.server";

/** What the library offers, each with an answer that is remembered. */
export function Offers({ offers, refused }: Marks & { offers: OfferView[] }) {
  return (
    <ul className="grid max-w-[60rem] gap-1">
      {offers.map(({ code, label, about, declined }) => (
        <li
          key={code}
          id={code}
          className="grid gap-x-6 gap-y-1 border-line border-b py-3 sm:grid-cols-[1fr_auto]"
        >
          <div className="min-w-0">
            <p className="font-semibold">{label}</p>
            <p className="text-ink-soft text-sm">{about}</p>
            {refused?.at === code ? <Notice tone="error">{refused.message}</Notice> : null}
          </div>
          <Form method="post" className="no-print flex flex-wrap items-start gap-2" preventScrollReset>
            <input type="hidden" name="code" value={code} />
            <Button kind="secondary" name="intent" value="take offer" aria-label={`Add: ${label}`}>
              Add
            </Button>
            {declined ? null : (
              <Button kind="quiet" name="intent" value="decline offer" aria-label={`Not now: ${label}`}>
                Not now
              </Button>
            )}
          </Form>
        </li>
      ))}
    </ul>
  );
}

/** What was declined; it can still be added. */
export function DeclinedOffers({ offers, ...marks }: Marks & { offers: OfferView[] }) {
  return (
    <details className="folded" open={offers.some(({ code }) => code === marks.refused?.at)}>
      <summary>Declined from the library ({offers.length})</summary>
      <div className="mt-3">
        <Offers offers={offers} {...marks} />
      </div>
    </details>
  );
}
