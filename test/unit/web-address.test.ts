import { expect, it } from "vitest";
import { parseAddress } from "../../app/domain/web-address";

it("an address with letters such as ü is read the same however often it is", () => {
  let refused = 0;
  for (let call = 0; call < 20_000; call++) if (parseAddress("https://münchen.example/ä") === null) refused++;
  expect(refused).toBe(0);
  expect(parseAddress("https://")).toBeNull();
  expect(parseAddress("/ä", "http://own")?.pathname).toBe("/%C3%A4");
});
