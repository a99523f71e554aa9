import { type ShallowRef, shallowRef } from 'vue';
import { app } from './api.ts';

/** The part of an address behind `#`: `/thu-tuc-hanh-chinh/10201?keyword=…`. */
export type Route = { readonly path: string; readonly query: URLSearchParams };

const read = (): Route => {
  const [path = '', query = ''] = location.hash.replace(/^#/, '').split('?');
  return { path, query: new URLSearchParams(query) };
};

/** Where the client stands now. */
export const route: ShallowRef<Route> = shallowRef(read());

addEventListener('hashchange', () => {
  route.value = read();
  scrollTo(0, 0);
});

/** The sign-in page of the portal, from which one comes back to where one stands. */
export const signInAddress = (): string => {
  const here =
    app.page === 'sign-in' ? returnAddress() : `${location.pathname}${location.search}${location.hash}`;
  return `${app.paths.signIn}?return-url=${encodeURIComponent(here)}#/login-dichvucong`;
};

/** Where the sign-in page leads back to. */
export const returnAddress = (): string => new URLSearchParams(location.search).get('return-url') ?? '/';
