/**
 * The same random cases in every `npm test`, so that a failure is a change's and can be repeated. An endurance run draws
 * new ones; fast-check prints the seed of a failure, and TEST_SEED repeats it.
 */
import fc from "fast-check";

const USUAL_SEED = 20_261_130;

if (process.env.TEST_SEED) fc.configureGlobal({ seed: Number(process.env.TEST_SEED) });
else if (!process.env.TIDEMARK_ENDURANCE) fc.configureGlobal({ seed: USUAL_SEED });
