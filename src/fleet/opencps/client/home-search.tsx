/** @jsxImportSource vue */
import { type Component, defineComponent, ref } from 'vue';
import { app, ask } from './api.ts';
import { button } from './button.tsx';
import { textField } from './input.tsx';
import { serviceLink } from './service-list.tsx';
import type { Listed, ServiceList } from './wire.ts';

/** The home page: a search that leads to the list, and what is asked for most. */
export const HomeSearch: Component = defineComponent(() => {
  const words = ref('');
  const popular = ref<readonly Listed[]>([]);
  void ask<ServiceList>('/o/rest/v2/serviceinfos?start=0&end=5').then(({ body }) => {
    popular.value = body?.data ?? [];
  });
  const search = (event: Event): void => {
    event.preventDefault();
    location.href = `${app.paths.services}#/thu-tuc-hanh-chinh?${new URLSearchParams({ keyword: words.value })}`;
  };
  return () => (
    <div>
      <h1>Cổng dịch vụ công</h1>
      <form class="search" role="search" onSubmit={search}>
        {textField({
          id: 'input-keyword',
          label: 'Tên thủ tục',
          type: 'search',
          required: false,
          error: undefined,
          value: words.value,
          set: (value) => {
            words.value = value;
          },
        })}
        <div class="form-group">{button({ text: 'Tìm kiếm', kind: 'primary', type: 'submit' })}</div>
      </form>
      <h2>Thủ tục được quan tâm</h2>
      <ul class="services popular">
        {popular.value.map((item) => (
          <li key={item.serviceInfoId}>
            <span class="name">
              {serviceLink(item)}
              <small>{item.domainName}</small>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
});
