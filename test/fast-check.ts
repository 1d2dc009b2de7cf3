import * as fc from 'fast-check';

/** The same draws at each run, so that a change is told from chance; `npm run test:fresh` makes others. */
fc.configureGlobal({ seed: Number(process.env.PERIMETRE_SEED ?? 2026) });

export default fc;
