import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine, Person } from '../driver';
import { Marionette } from './marionette';
import { freePort, openDisplay, Program, until } from './process';
import { Windows } from './webdriver';

const preferences = (port: number, downloads: string) => ({
  'marionette.port': port,
  'intl.accept_languages': 'fr-FR',
  'ui.prefersReducedMotion': 1,
  'browser.download.folderList': 2,
  'browser.download.dir': downloads,
  'browser.download.alwaysOpenPanel': false,
  'browser.download.always_ask_before_handling_new_types': false,
  'browser.aboutwelcome.enabled': false,
  'browser.sessionstore.resume_from_crash': false,
  'browser.shell.checkDefaultBrowser': false,
  'toolkit.startup.max_resumed_crashes': -1,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
});

/** Writes down, in the browser's own part, what pages ask of another origin, and when a page was left. */
const WATCH = `
  window.foreign = [];
  window.leaves = [];
  const leave = ({ currentURI }) => currentURI.schemeIs('http') && window.leaves.push(Date.now());
  window.gBrowser.tabContainer.addEventListener('TabClose', ({ target }) => leave(target.linkedBrowser));
  window.gBrowser.addTabsProgressListener({
    onStateChange(browser, { isTopLevel }, request, flags) {
      if (isTopLevel && flags & Ci.nsIWebProgressListener.STATE_START) leave(browser);
    },
  });
  Services.obs.addObserver((subject) => {
    const { URI, loadInfo } = subject.QueryInterface(Ci.nsIHttpChannel);
    const from = loadInfo?.triggeringPrincipal;
    if (from?.isContentPrincipal && from.originNoSuffix !== URI.prePath) window.foreign.push('foreign request: ' + URI.spec);
  }, 'http-on-modify-request');`;

/**
 * All that pages and their workers said, and all that Firefox says of them. A page that is left while the service worker
 * answers it has Firefox write, within this many milliseconds, that the worker failed, whatever it does: nothing is lost.
 */
const PARTING = 3000;
const LISTEN = `
  const isParting = ({ category, timeStamp }) => category === 'Service Worker Interception' &&
    window.leaves.some((left) => timeStamp >= left && timeStamp < left + ${PARTING});
  const said = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage).getEvents()
    .filter(({ level, filename }) => (level === 'error' || level === 'warn') && filename.startsWith('http'))
    .map(({ level, arguments: all, filename }) => level + ': ' + all.map(String).join(' ') + ' ' + filename);
  const errors = Services.console.getMessageArray().flatMap((message) => {
    if (!(message instanceof Ci.nsIScriptError) || isParting(message)) return [];
    const { errorMessage, sourceName, category, flags } = message;
    const ours = /127\\.0\\.0\\.1|content (javascript|process)/i.test(sourceName + ' ' + category + ' ' + errorMessage);
    const isWarning = flags & Ci.nsIScriptError.warningFlag;
    return ours && !isWarning ? [category + ': ' + errorMessage + ' ' + sourceName] : [];
  });
  return [...said, ...errors, ...window.foreign];`;

/** The JavaScript that pages hold, once every process gave back what it does not use. */
const WEIGH = `
  const manager = Cc['@mozilla.org/memory-reporter-manager;1'].getService(Ci.nsIMemoryReporterManager);
  let sum = 0;
  const add = (process, path, kind, units, amount) => {
    if (/^web/.test(process) && path.startsWith('js-main-runtime-gc-heap-committed/used/')) sum += amount;
  };
  return new Promise((done) => manager.minimizeMemoryUsage(done))
    .then(() => new Promise((done) => manager.getReports(add, null, done, null, false))).then(() => sum);`;

/** Throws the page of the tab that is out of sight away. */
const DISCARD = `
  const { gBrowser } = window;
  const tab = gBrowser.tabs.find(({ selected }) => !selected);
  return gBrowser.prepareDiscardBrowser(tab).then(() => {
    if (!gBrowser.discardBrowser(tab, true)) throw new Error('not discarded');
  });`;

/** Firefox ESR, by the protocol that it has of its own: no other program stands between. */
export const firefox: Engine = {
  name: 'Firefox',
  lacks: {
    'a tab frozen': 'Firefox freezes no tab.',
    'text in print': 'Firefox prints the letters of a font of variable weight as shapes, without their text.',
  },
  async start(profile, webgl = true): Promise<Person> {
    const [display, port] = await Promise.all([openDisplay(), freePort()]);
    const downloads = join(profile, 'downloads');
    mkdirSync(downloads, { recursive: true });
    const lines = Object.entries({ ...preferences(port, downloads), 'webgl.disabled': !webgl }).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
    );
    writeFileSync(join(profile, 'user.js'), lines.join('\n'));
    // The height of its bars comes on top of the page's 900 pixels.
    const size = ['--width', '1440', '--height', '985'];
    const flags = ['--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile, ...size];
    const program = new Program(process.env.FIREFOX_PATH ?? 'firefox-esr', flags, { env: display.env });
    const wire = await until(() => Marionette.connect(port));
    await wire.send('WebDriver:NewSession', { capabilities: { alwaysMatch: {} } });
    const inBrowser = async <T>(script: string): Promise<T> => {
      await wire.send('Marionette:SetContext', { value: 'chrome' });
      const told = await wire.send<T>('WebDriver:ExecuteScript', { script, args: [], newSandbox: false });
      await wire.send('Marionette:SetContext', { value: 'content' });
      return told;
    };
    await inBrowser(WATCH);
    const windows = new Windows(wire);
    return {
      downloads,
      async open(address) {
        const tab = await windows.open(address);
        const discard = async () => {
          await inBrowser(DISCARD);
          return () => until(() => tab.evaluate(() => undefined));
        };
        return Object.assign(tab, { discard });
      },
      faults: () => inBrowser<string[]>(LISTEN),
      memory: () => inBrowser<number>(WEIGH),
      async kill() {
        await program.kill();
        wire.close();
        await display.close();
      },
    };
  },
};
