import type { OfflineWords } from './offline-fr';

/** The words of work without a connection, and of new releases; part of `en`. */
export const offlineEn: OfflineWords = {
  title: 'Offline',
  status: {
    unavailable:
      'This browser cannot keep Périmètre to open it without a connection (private window, or an address without https).',
    preparing: 'Périmètre is being kept in this browser, so that it opens without a connection too…',
    ready: 'Périmètre is kept in this browser: drawing, verdict, coverage and proposals work without a connection.',
    failed:
      'Périmètre could not be kept in this browser (no space left, or connection lost): it needs a connection. Reload the page to try again.',
  },
  away: 'Offline',
  awayReady: 'Offline: all that is kept here goes on working.',
  awayNotReady: 'Offline: what is not loaded yet will wait. Your territories are intact.',
  offered: 'A new version of Périmètre is ready. Your territories stay as they are.',
  takeOver: 'Go to the new version',
  otherTabs: 'Périmètre is open in another tab: close it, then go to the new version.',
};
