/** A published weakness of an installed package, as `npm audit --json` (report version 2) lists it. */
export interface Advisory {
  /** `GHSA-…`, the same in every database. */
  id: string;
  package: string;
  severity: string;
  title: string;
  url: string;
}

/** An advisory that was looked at and does no harm here; committed, with the reason. */
export interface Accepted {
  id: string;
  package: string;
  /** Why it does no harm to those who use or build Périmètre. */
  reason: string;
}

interface Report {
  auditReportVersion?: number;
  message?: string;
  vulnerabilities?: Record<string, { via: (string | (Omit<Advisory, 'id' | 'package'> & { name: string }))[] }>;
}

/** The registry gave no list: no connection, or it keeps none. */
export class NoAudit extends Error {
  override name = 'NoAudit';
}

/**
 * The advisories in what `npm audit --json` printed, each once.
 * @throws {NoAudit} when it is no report.
 */
export function readReport(printed: string): Advisory[] {
  let report: Report;
  try {
    report = JSON.parse(printed) as Report;
  } catch {
    throw new NoAudit('no JSON');
  }
  if (report.auditReportVersion !== 2 || !report.vulnerabilities) throw new NoAudit(report.message ?? 'no report');
  const found = Object.values(report.vulnerabilities).flatMap(({ via }) =>
    // A name alone says through which other package the weakness comes; it is listed there.
    via.filter((cause) => typeof cause !== 'string'),
  );
  const advisories = found.map(({ name, severity, title, url }) => {
    const id = /GHSA(?:-[0-9a-z]{4}){3}/.exec(url)?.[0] ?? url;
    return { id, package: name, severity, title, url };
  });
  return [...new Map(advisories.map((advisory) => [`${advisory.id} ${advisory.package}`, advisory])).values()];
}

/** Severities that stop the tests; the others are said. */
const GRAVE = ['high', 'critical'];

/** What of `found` is not accepted, refused or merely told by its severity; what of the `accepted` is found no more. */
export function judge(found: readonly Advisory[], accepted: readonly Accepted[]) {
  const same = (a: Accepted | Advisory, b: Accepted | Advisory) => a.id === b.id && a.package === b.package;
  const fresh = found.filter((advisory) => !accepted.some((one) => same(one, advisory)));
  return {
    refused: fresh.filter(({ severity }) => GRAVE.includes(severity)),
    told: fresh.filter(({ severity }) => !GRAVE.includes(severity)),
    gone: accepted.filter((one) => !found.some((advisory) => same(advisory, one))),
  };
}
