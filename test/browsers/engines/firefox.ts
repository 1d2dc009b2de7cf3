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

/** Writes down, in the browser's own part, what pages ask of another origin, and what is on its way to them. */
const WATCH = `
  window.foreign = [];
  window.awaited = new Set();
  const asked = (channel) => channel.QueryInterface(Ci.nsIHttpChannel).channelId;
  Services.obs.addObserver((channel) => window.awaited.add(asked(channel)), 'http-on-opening-request');
  Services.obs.addObserver((channel) => window.awaited.delete(asked(channel)), 'http-on-stop-request');
  Services.obs.addObserver((subject) => {
    const { URI, loadInfo } = subject.QueryInterface(Ci.nsIHttpChannel);
    const from = loadInfo?.triggeringPrincipal;
    if (from?.isContentPrincipal && from.originNoSuffix !== URI.prePath) window.foreign.push('foreign request: ' + URI.spec);
  }, 'http-on-modify-request');`;

/** All that pages and their workers said, and all that Firefox says of them. */
const LISTEN = `
  const said = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage).getEvents()
    .filter(({ level, filename }) => (level === 'error' || level === 'warn') && filename.startsWith('http'))
    .map(({ level, arguments: all, filename }) => level + ': ' + all.map(String).join(' ') + ' ' + filename);
  const errors = Services.console.getMessageArray().flatMap((message) => {
    if (!(message instanceof Ci.nsIScriptError)) return [];
    const { errorMessage, sourceName, category, flags } = message;
    const ours = /127\\.0\\.0\\.1|content (javascript|process)/i.test(sourceName + ' ' + category + ' ' + errorMessage);
    const isWarning = flags & Ci.nsIScriptError.warningFlag;
    return ours && !isWarning ? [category + ': ' + errorMessage + ' ' + sourceName] : [];
  });
  return [...said, ...errors, ...window.foreign];`;

/** What the processes of pages hold, once every one of them gave back what it does not use. */
const WEIGH = `
  const manager = Cc['@mozilla.org/memory-reporter-manager;1'].getService(Ci.nsIMemoryReporterManager);
  return new Promise((done) => manager.minimizeMemoryUsage(done)).then(() => ChromeUtils.requestProcInfo())
    .then(({ children }) => children.filter(({ type }) => /^web/.test(type)).reduce((sum, { memory }) => sum + memory, 0));`;

/** Firefox ESR, by the protocol that it has of its own: no other program stands between. */
export const firefox: Engine = {
  name: 'Firefox',
  lacks: {
    'text in print': 'Firefox prints the letters of a font of variable weight as shapes, without their text.',
    'a database withheld': 'Asked for a later version of a database that is open, Firefox does not answer its driver.',
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
    // A page that is left while the service worker answers it has Firefox write « Failed to load '' » for each answer
    // given up, whatever the worker does: people here wait for what they asked.
    const windows = new Windows(wire, async () => {
      await until(async () => {
        if (await inBrowser<boolean>('return window.awaited.size > 0;')) throw new Error('something is on its way');
      });
    });
    return {
      downloads,
      open: (address) => windows.open(address),
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
