import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PASSWORD_FAULTS, passwordFault, plain } from "../../../app/domain/accounts/password";
import file from "../../../seeds/library/common-passwords.json" with { type: "json" };

const common = new Set(file.passwords.split(" ").map(plain));
const context = [
  "Tidemark",
  "Tarrow Valley Anchors",
  "tarrow-valley",
  "Ana Ruiz",
  "ana.ruiz@first-hospital.org",
];
const faultOf = (password: string) => passwordFault(password, { common, context });

describe("a new password", () => {
  it("may be any sentence, without digits, capitals, or signs", () => {
    for (const password of [
      "a calm river in spring",
      "correct horse battery staple",
      "wörter ohne bedeutung",
      "zwei Brote für Montag",
      "blue-9284710283",
      "k7#vQ2!x",
      "ladder tarrow window",
      "a#%&*$^!)(",
      "🌊🌲🏔🌧🌙🌞🌵🍁",
      "静かな川の春の朝です",
    ])
      expect({ password, fault: faultOf(password) }).toEqual({ password, fault: null });
  });

  it("has from 8 to 200 characters, counted as people count them", () => {
    expect(faultOf("k7#vQ2!")).toBe("short");
    expect(faultOf("k7#vQ2!x")).toBeNull();
    expect(faultOf("🌊🌲🌊🌲🌊🌲🌊")).toBe("short");
    expect(faultOf("river and lantern ".repeat(11))).toBeNull();
    expect(faultOf(`${"river and lantern ".repeat(11)}xyz`)).toBe("long");
  });

  it("is none of those that are tried first, whatever its case, substitutions, and added digits", () => {
    for (const password of [
      "password",
      "Password",
      "P@ssw0rd",
      "pa$$word1",
      "passw0rd2024",
      "iloveyou",
      "1l0vey0u",
      "trustno1",
      "monkey123!",
      "Sunsh1ne!",
      "football",
      "12345678",
      "qwertyuiop",
    ])
      expect({ password, fault: faultOf(password) }).toEqual({ password, fault: "common" });
  });

  it("is not made of what others know: the app, the collaborative, the person's name and address", () => {
    for (const password of [
      "tidemark",
      "T1demark-2024",
      "TarrowValley2024!",
      "tarrow.valley.anchors",
      "anaruiz2025",
      "Ruiz.Ana.99",
      "T@rr0wV@lley12345",
      "FirstHospital2024",
      "ana.ruiz@first-hospital.org",
    ])
      expect({ password, fault: faultOf(password) }).toEqual({ password, fault: "context" });
  });

  it("is not a repetition or a sequence", () => {
    for (const password of [
      "aaaaaaaaaaaa",
      "zzzz9999xxxx",
      "abcdefghijkl",
      "hgfedcba9876",
      "mnbvcxzlkjhgf",
      "lanlanlanlan",
      "xy-xy-xy-xy-xy",
      "4-3-4-3-4-3-4-3",
    ])
      expect({ password, fault: faultOf(password) }).toEqual({ password, fault: "sequence" });
  });

  it("is refused in any case and with any of the usual substitutions once it is refused", () => {
    const swaps: Record<string, string> = { a: "@", o: "0", e: "3", s: "$", i: "1" };
    const listed = file.passwords.split(" ").filter((password) => password.length >= 8);
    fc.assert(
      fc.property(fc.constantFrom(...listed), fc.infiniteStream(fc.boolean()), (password, flip) => {
        const next = () => flip.next().value;
        const disguised = [...password]
          .map((sign) => (next() ? (swaps[sign] ?? sign) : next() ? sign.toUpperCase() : sign))
          .join("");
        expect(faultOf(disguised)).toBe("common");
      }),
    );
  });

  it("is never asked for composition: length alone decides among unknown words", () => {
    const word = fc.constantFrom("lantern", "harvest", "pebble", "orchard", "violin", "meadow", "saddle");
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 3, maxLength: 5 }), (words) => {
        expect(faultOf(words.join(" "))).toBeNull();
        expect(faultOf(words.join(""))).toBeNull();
      }),
    );
  });

  it("gets a sentence for each fault", () => {
    for (const sentence of Object.values(PASSWORD_FAULTS)) expect(sentence).toMatch(/^[A-Z].+\.$/);
  });

  it("is compared with several thousand common passwords", () => {
    expect(common.size).toBeGreaterThan(10_000);
  });
});
