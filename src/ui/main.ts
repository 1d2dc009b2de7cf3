import { mount } from 'svelte';
import { App } from '../state/app.svelte';
import Page from './Page.svelte';
import './base.css';

const app = new App(new URL('data', document.baseURI).href);
mount(Page, { target: document.getElementById('app')!, props: { app } });
