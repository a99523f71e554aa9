/** @jsxImportSource vue */
import { type DefineSetupFnComponent, defineComponent, ref, type VNode, watch } from 'vue';
import { app, ask } from './api.ts';
import { button } from './button.tsx';
import { textField } from './input.tsx';
import { route } from './route.ts';
import type { Listed, ServiceList } from './wire.ts';

const PAGE_SIZE = 10;

const address = (id: string): string => `${app.paths.services}#/thu-tuc-hanh-chinh/${id}`;

export const serviceLink = (item: Listed, text: string = item.serviceName): VNode => (
  <a href={address(item.serviceInfoId)}>{text}</a>
);

/** The list of procedures with its search. */
export const ServiceListPage: DefineSetupFnComponent<Record<never, never>> = defineComponent(() => {
  const typed = ref(route.value.query.get('keyword') ?? '');
  const answered = ref<{ readonly asked: string; readonly found: ServiceList | null } | null>(null);
  const asked = (): string => {
    const { query } = route.value;
    const start = (Math.max(1, Number(query.get('page')) || 1) - 1) * PAGE_SIZE;
    const keyword = query.get('keyword') ?? '';
    return new URLSearchParams({ keyword, start: String(start), end: String(start + PAGE_SIZE) }).toString();
  };
  watch(
    asked,
    async (question) => {
      const { body } = await ask<ServiceList>(`/o/rest/v2/serviceinfos?${question}`);
      if (question === asked()) answered.value = { asked: question, found: body };
    },
    { immediate: true },
  );
  const go = (keyword: string, page: number): void => {
    location.hash = `/thu-tuc-hanh-chinh?${new URLSearchParams({ keyword, page: String(page) })}`;
  };
  const search = (event: Event): void => {
    event.preventDefault();
    go(typed.value, 1);
  };
  return () => {
    const found = answered.value?.asked === asked() ? answered.value.found : undefined;
    return (
      <div>
        <h1>Danh sách thủ tục hành chính</h1>
        <form class="search" role="search" onSubmit={search}>
          {textField({
            id: 'input-keyword',
            label: 'Tên thủ tục',
            type: 'search',
            required: false,
            error: undefined,
            value: typed.value,
            set: (value) => {
              typed.value = value;
            },
          })}
          <div class="form-group">{button({ text: 'Tìm kiếm', kind: 'primary', type: 'submit' })}</div>
        </form>
        {found == null ? (
          <p role="status">
            {found === undefined ? 'Đang tải...' : 'Không tải được danh sách, vui lòng thử lại'}
          </p>
        ) : (
          table(found)
        )}
        {found != null && found.total > PAGE_SIZE && pager(found.total, (page) => go(typed.value, page))}
      </div>
    );
  };
});

const table = ({ total, data }: ServiceList): VNode => (
  <div>
    <p role="status">{total === 0 ? 'Không tìm thấy thủ tục nào' : `Có ${total} thủ tục`}</p>
    {total > 0 && (
      <table class="table v-datatable procedures">
        <thead>
          <tr>
            <th scope="col">Mã thủ tục</th>
            <th scope="col">Tên thủ tục</th>
            <th scope="col">Lĩnh vực</th>
            <th scope="col">Thao tác</th>
          </tr>
        </thead>
        <tbody>
          {data.map((item) => (
            <tr key={item.serviceInfoId}>
              <td data-label="Mã thủ tục">{item.serviceCode}</td>
              <td data-label="Tên thủ tục">{serviceLink(item)}</td>
              <td data-label="Lĩnh vực">{item.domainName}</td>
              <td>{serviceLink(item, 'Xem chi tiết')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </div>
);

const pager = (total: number, go: (page: number) => void): VNode => {
  const now = Math.max(1, Number(route.value.query.get('page')) || 1);
  return (
    <nav class="v-pagination" aria-label="Phân trang">
      {Array.from({ length: Math.ceil(total / PAGE_SIZE) }, (_, n) => n + 1).map((page) => (
        <button
          key={page}
          type="button"
          class={`v-pagination__item${page === now ? ' v-pagination__item--active primary' : ''}`}
          aria-label={`Trang ${page}`}
          aria-current={page === now ? 'page' : undefined}
          onClick={() => go(page)}
        >
          {page}
        </button>
      ))}
    </nav>
  );
};
