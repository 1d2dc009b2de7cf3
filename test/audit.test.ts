import { describe, expect, it } from 'vitest';
import accepted from '../scripts/audit/accepted.json';
import { judge, NoAudit, readReport, type Advisory } from '../scripts/audit/advisories';

const ID = 'GHSA-xvch-5gv4-984h';
const cause = {
  source: 1097678,
  name: 'minimist',
  dependency: 'minimist',
  title: 'Prototype Pollution in minimist',
  url: `https://github.com/advisories/${ID}`,
  severity: 'critical',
  cwe: ['CWE-1321'],
  range: '<0.2.4',
};
const report = JSON.stringify({
  auditReportVersion: 2,
  vulnerabilities: {
    minimist: { name: 'minimist', severity: 'critical', via: [cause], effects: ['mkdirp'] },
    mkdirp: { name: 'mkdirp', severity: 'critical', via: ['minimist'], effects: [] },
    again: { name: 'again', severity: 'critical', via: [cause, 'mkdirp'], effects: [] },
  },
});
const advisory: Advisory = {
  id: ID,
  package: 'minimist',
  severity: 'critical',
  title: cause.title,
  url: cause.url,
};

describe('audit of the dependencies', () => {
  it('takes each advisory of a report once', () => {
    expect(readReport(report)).toEqual([advisory]);
    expect(readReport('{"auditReportVersion":2,"vulnerabilities":{}}')).toEqual([]);
  });

  it.each(['', 'npm error', '{"message":"405 Method Not Allowed","statusCode":405}', '[]'])(
    'knows %j for no report, not for a clean one',
    (printed) => {
      expect(() => readReport(printed)).toThrow(NoAudit);
    },
  );

  it('refuses what is grave and not accepted for that package, and tells what can be taken off the list', () => {
    const reason = 'build only';
    expect(judge([advisory], [])).toEqual({ refused: [advisory], told: [], gone: [] });
    const mild = { ...advisory, severity: 'moderate' };
    expect(judge([mild], [])).toEqual({ refused: [], told: [mild], gone: [] });
    expect(judge([advisory], [{ id: ID, package: 'minimist', reason }])).toEqual({
      refused: [],
      told: [],
      gone: [],
    });
    const elsewhere = { id: ID, package: 'mkdirp', reason };
    expect(judge([advisory], [elsewhere])).toEqual({ refused: [advisory], told: [], gone: [elsewhere] });
  });

  it('every accepted advisory says why', () => {
    for (const { id, reason } of accepted as { id: string; reason: string }[]) {
      expect(id).toMatch(/^GHSA(-[0-9a-z]{4}){3}$/);
      expect(reason.length).toBeGreaterThan(20);
    }
  });
});
