import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Plugin } from 'vite';

/** Files of the built app that say what it is made of. */
export const LICENCES = 'licences.txt';
export const MATERIALS = 'bom.cdx.json';

/** A package of which something is in the built app. */
interface Shipped {
  name: string;
  version: string;
  /** SPDX. */
  licence: string;
  /** Address of its page; `null` where it gives none. */
  home: string | null;
  /** SHA-512 of its archive, hexadecimal, by the lock file. */
  checksum: string;
  /** Its licence as it is packed; `null` where it packs none. */
  text: string | null;
}

/** From the folder of the innermost package that a module lies in. */
const PACKAGE = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;
const LICENCE_FILE = /^(licen[cs]e|copying|notice)/i;

/**
 * What the built app takes from npm, found in what was bundled: code, styles, fonts, WebAssembly, of the page and of its
 * workers. `note` goes to the bundles of the workers, `write` to that of the page.
 */
export function shippedPackages(): { note: Plugin; write: Plugin } {
  const folders = new Set<string>();
  const lookAt = (path: string) => {
    const folder = PACKAGE.exec(path.replace(/^\0/, '').replaceAll('\\', '/'))?.[0];
    if (!folder) return;
    // Some packages carry a bare copy of what they need.
    if (existsSync(join(folder, 'package.json'))) folders.add(folder);
    else lookAt(dirname(folder));
  };
  const note: Plugin['generateBundle'] = (_, bundle) => {
    for (const file of Object.values(bundle))
      (file.type === 'chunk'
        ? file.moduleIds
        : file.originalFileNames.map((name) => join(process.cwd(), name))
      ).forEach(lookAt);
  };
  return {
    note: { name: 'perimetre:shipped', apply: 'build', generateBundle: note },
    write: {
      name: 'perimetre:shipped-packages',
      apply: 'build',
      generateBundle: {
        order: 'post',
        handler(options, bundle, isWrite) {
          note.call(this, options, bundle, isWrite);
          const { packages: locked } = json('package-lock.json');
          const packages = [...folders]
            .map((folder) => shippedOf(folder, locked))
            .sort((a, b) => a.name.localeCompare(b.name, 'en'));
          this.emitFile({ type: 'asset', fileName: LICENCES, source: licencesText(packages) });
          this.emitFile({ type: 'asset', fileName: MATERIALS, source: JSON.stringify(materials(packages), null, 1) });
        },
      },
    },
  };
}

const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

function shippedOf(folder: string, lock: Record<string, { integrity: string }>): Shipped {
  const { name, version, license, homepage, repository } = json(join(folder, 'package.json'));
  const locked = lock[relative(process.cwd(), folder).replaceAll('\\', '/')];
  const file = readdirSync(folder).find((entry) => LICENCE_FILE.test(entry));
  return {
    name,
    version,
    licence: license,
    home: [homepage, repository?.url?.replace(/^git\+/, '')].find((address) => /^https?:/.test(address)) ?? null,
    checksum: Buffer.from(locked.integrity.replace('sha512-', ''), 'base64').toString('hex'),
    text: file ? readFileSync(join(folder, file), 'utf8').trim() : null,
  };
}

const RULE = '─'.repeat(80);

const licencesText = (packages: readonly Shipped[]): string =>
  [
    'Périmètre emploie ces logiciels libres. — Périmètre is made with this free software.',
    readFileSync('LICENSE', 'utf8').trim(),
    ...packages.map(({ name, version, licence, home, text }) =>
      [`${name} ${version} — ${licence}`, home, '', text ?? `(${licence})`].filter((line) => line !== null).join('\n'),
    ),
  ].join(`\n\n${RULE}\n\n`) + '\n';

/** https://cyclonedx.org/docs/1.6/json/ */
const materials = (packages: readonly Shipped[]) => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: { component: { type: 'application', name: 'perimetre', version: json('package.json').version } },
  components: packages.map(({ name, version, licence, home, checksum }) => {
    const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
    return {
      type: 'library',
      'bom-ref': purl,
      name,
      version,
      purl,
      licenses: [/[ ()]/.test(licence) ? { expression: licence } : { license: { id: licence } }],
      hashes: [{ alg: 'SHA-512', content: checksum }],
      ...(home && { externalReferences: [{ type: 'website', url: home }] }),
    };
  }),
});
