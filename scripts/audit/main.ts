// `npm run audit`: fails on a grave published weakness of an installed package that `accepted.json` does not explain.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { judge, NoAudit, readReport, type Accepted, type Advisory } from './advisories';

const accepted = JSON.parse(readFileSync(new URL('accepted.json', import.meta.url), 'utf8')) as Accepted[];
const WAIT = 60_000;

const { npm_execpath: npm } = process.env;
const [program, ...first] = npm ? [process.execPath, npm] : ['npm'];
const { stdout } = spawnSync(program, [...first, 'audit', '--json', '--fetch-retries=0'], {
  encoding: 'utf8',
  timeout: WAIT,
});
try {
  const { refused, told, gone } = judge(readReport(stdout ?? ''), accepted);
  for (const { id, package: name } of gone)
    console.log(
      `Audit des dépendances : ${id} (${name}) n’est plus signalé, retirez-le de scripts/audit/accepted.json.`,
    );
  const line = ({ id, package: name, severity, title, url }: Advisory) =>
    `Faille signalée dans ${name} (${severity}, ${id}) : ${title}. Mettez à jour, ou expliquez-la. ${url}`;
  for (const advisory of told) console.log(line(advisory));
  for (const advisory of refused) console.error(line(advisory));
  process.exit(refused.length ? 1 : 0);
} catch (error) {
  if (!(error instanceof NoAudit)) throw error;
  console.log(`Audit des dépendances non fait : le registre npm ne répond pas à cette demande (${error.message}).`);
}
