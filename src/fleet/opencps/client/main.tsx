/** @jsxImportSource vue */
import { type Component, createApp, defineComponent, h } from 'vue';
import { app } from './api.ts';
import { FilingPage } from './filing.tsx';
import { HomeSearch } from './home-search.tsx';
import { LookUp } from './look-up.tsx';
import { signInAddress } from './route.ts';
import { Services } from './services.tsx';
import { SignIn } from './sign-in.tsx';
import { snackbar } from './snackbar.tsx';
import type {} from './jsx-children.ts';
import type { PageName } from './wire.ts';

const PAGES: { readonly [P in PageName]: Component | null } = {
  home: HomeSearch,
  services: Services,
  'sign-in': SignIn,
  filing: FilingPage,
  'look-up': LookUp,
  none: null,
};

const page = PAGES[app.page];
if (page !== null)
  createApp(
    defineComponent(() => () => (
      <div class="v-application v-application--is-ltr theme--light">
        <div class="v-application--wrap">{h(page)}</div>
        {snackbar()}
      </div>
    )),
  ).mount('#app');

// The server does not know what stands behind `#`; whoever signs in wants to come back there.
document.querySelector('header a.sign-in')?.addEventListener('click', ({ currentTarget }) => {
  if (currentTarget instanceof HTMLAnchorElement) currentTarget.href = signInAddress();
});
