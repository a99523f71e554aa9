/** @jsxImportSource vue */
import { type Component, defineComponent } from 'vue';
import { route } from './route.ts';
import { ServiceListPage } from './service-list.tsx';
import { ServicePage } from './service-page.tsx';

/** The page of procedures: the list, or one of them. */
export const Services: Component = defineComponent(() => () => {
  const id = /^\/thu-tuc-hanh-chinh\/(\d+)$/.exec(route.value.path)?.[1];
  return id === undefined ? <ServiceListPage /> : <ServicePage key={id} id={id} />;
});
