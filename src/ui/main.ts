import { mount } from 'svelte';
import { App } from '../state/app.svelte';
import Page from './Page.svelte';
import './base.css';

const worker = document.querySelector<HTMLLinkElement>('link[rel=serviceworker]');
const app = new App(
  new URL('data', document.baseURI).href,
  worker && { address: worker.href, release: worker.dataset.release! },
);
mount(Page, { target: document.getElementById('app')!, props: { app } });
