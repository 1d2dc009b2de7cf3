import { chromium, type Browser } from 'playwright-core';

/** WebGL by software, and nothing of the browser's own on the network. */
export const FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/** Flags of a browser that gives no WebGL. */
export const WITHOUT_WEBGL = ['--no-sandbox', '--disable-gpu', '--disable-software-rasterizer', '--disable-3d-apis'];

/** The Chromium of the tests and of the benches. */
export const launch = (flags: readonly string[] = FLAGS): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', args: [...flags] });
