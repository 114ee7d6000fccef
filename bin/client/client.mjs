/** `npm run client`: writes the types of the TypeScript client anew from the description of the API. */
import { load } from "../load.mjs";

await load("bin/client/write.ts");
