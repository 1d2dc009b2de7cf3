import type { App } from '../../state/app.svelte';

/** The title of the document: what is shown, then the screen that shows it. That of the dossier names its PDF. */
export function titleOf(app: App): string {
  if (!app.ready) return `Périmètre – ${app.words.app.tagline}`;
  const { tabs } = app.words.app;
  const parts = () => {
    const territory = app.territories.current?.name;
    switch (app.screen) {
      case 'territory':
        return [territory, tabs.territory];
      case 'coverage':
        return [app.words.address.views[app.coverage.view], app.scopeName(app.coverage.scope), tabs.coverage];
      case 'compare':
        return [app.words.compare.title];
      case 'data':
        return [tabs.data];
      case 'link':
        return [app.shared.name, app.words.link.title];
      case 'dossier': {
        const { shown, dossier } = app.dossier;
        const { running, parts } = app.words.dossier;
        return [dossier ? running(dossier.study.name, parts[shown]) : tabs.dossier];
      }
    }
  };
  const product = app.screen === 'dossier' ? [] : ['Périmètre'];
  return [...parts(), ...product].filter(Boolean).join(' – ');
}
