import { describe, expect, it } from "vitest";
import { type InvoiceFacts, invoiceNumber, invoiceState, takesPayments } from "~/domain/networks/dues";
import { amount } from "~/domain/networks/forms";
import { isTold, sendTime } from "~/domain/networks/mail";

const TODAY = "2026-06-30";
const invoice = (more: Partial<InvoiceFacts> = {}): InvoiceFacts => ({
  amount: "2000",
  paid: "0",
  issuedOn: "2026-01-15",
  dueOn: "2026-07-15",
  waivedOn: null,
  voidedOn: null,
  ...more,
});

describe("an invoice for dues", () => {
  it("stands where its dates and payments put it", () => {
    expect(invoiceState(invoice({ issuedOn: null }), TODAY)).toBe("draft");
    expect(invoiceState(invoice(), TODAY)).toBe("issued");
    expect(invoiceState(invoice({ paid: "1999.99" }), TODAY)).toBe("part_paid");
    expect(invoiceState(invoice({ paid: "2000.00" }), TODAY)).toBe("paid");
    expect(invoiceState(invoice({ dueOn: TODAY }), TODAY)).toBe("issued");
    expect(invoiceState(invoice({ dueOn: "2026-06-29", paid: "1999.99" }), TODAY)).toBe("overdue");
    expect(invoiceState(invoice({ waivedOn: TODAY }), TODAY)).toBe("waived");
    expect(invoiceState(invoice({ voidedOn: TODAY, paid: "2000" }), TODAY)).toBe("void");
  });

  it("takes payments from when it was issued until it is paid or ended", () => {
    const states = ["draft", "issued", "part_paid", "overdue", "paid", "waived", "void"] as const;
    expect(states.filter(takesPayments)).toEqual(["issued", "part_paid", "overdue"]);
    expect(invoiceNumber({ year: 2026, number: 7 })).toBe("2026-07");
  });

  it("has an exact amount of money", () => {
    expect(
      ["2000", "$2,000.50", "0", "1e3", "12.345", "-5"].map((text) => amount.safeParse(text).data),
    ).toEqual(["2000", "2000.50", undefined, undefined, undefined, undefined]);
  });
});

describe("mail about a message", () => {
  it("goes to everyone else who has not stopped it", () => {
    expect(isTold({ mail: "at_once", userId: "b" }, "a")).toBe(true);
    expect(isTold({ mail: "digest", userId: null }, "a")).toBe(true);
    expect(isTold({ mail: "at_once", userId: "a" }, "a")).toBe(false);
    expect(isTold({ mail: "none", userId: "b" }, "a")).toBe(false);
  });

  it("goes out at once, or with the next morning's digest", () => {
    const at = (time: string) => new Date(`2026-06-30T${time}:00Z`);
    expect(sendTime("at_once", at("12:00"))).toEqual(at("12:00"));
    expect(sendTime("digest", at("06:59"))).toEqual(at("07:00"));
    expect(sendTime("digest", at("07:00"))).toEqual(new Date("2026-07-01T07:00:00Z"));
  });
});
