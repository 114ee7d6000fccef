import { describe, expect, it } from "vitest";
import { type AccountNews, accountLetter } from "../../../app/mail/account-letter";

const ORIGIN = "https://tide.example.org";
const LINK = `${ORIGIN}/reset/mail_secret`;
const NEWS: AccountNews[] = [
  { kind: "reset", link: LINK },
  { kind: "sign in", link: LINK },
  { kind: "confirm address", link: LINK },
  { kind: "address changed", to: "new@example.org" },
  { kind: "password changed" },
  { kind: "many failures" },
];

describe.each(NEWS)("the letter about an account ($kind)", (news) => {
  const letter = accountLetter("Rosa <b>Lind</b>\nBcc: all", news, ORIGIN);

  it("greets the person on one line and says the same as text and as a page", () => {
    expect(letter.text).toMatch(/^Hello Rosa <b>Lind<\/b> Bcc: all,\n/);
    expect(letter.html).toContain("Hello Rosa &lt;b&gt;Lind&lt;/b&gt; Bcc: all,");
    expect(letter.subject).toMatch(/Tidemark/);
  });

  it("carries its link once, and says how long it works", () => {
    const links = letter.text.split(LINK).length - 1;
    expect(links).toBe("link" in news ? 1 : 0);
    if ("link" in news) expect(letter.text).toMatch(/works once, within \d+ minutes/);
  });
});

describe("letters that warn", () => {
  it("say what to do, with a way to a new password", () => {
    for (const news of NEWS.slice(4))
      expect(accountLetter("Rosa", news, ORIGIN).text).toContain(`${ORIGIN}/forgot`);
    expect(accountLetter("Rosa", { kind: "address changed", to: "new@example.org" }, ORIGIN).text).toContain(
      "new@example.org",
    );
  });
});
