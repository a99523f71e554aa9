import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { citizens } from '../../../../scenarios/identities/citizens.ts';
import { filledForm, hiddenIn, linkIn, type Page } from '../citizen-client.ts';
import { judged } from './judged.ts';
import { FILE_NAME, PDF, type PortalVisit, visitPortal } from './portal-visit.ts';

const [citizen] = citizens;
if (citizen === undefined) throw new Error('no synthetic citizen');
const DEMANDS = 'Đăng ký thuế lần đầu';
const ASKS_NOTHING = 'Đăng ký thường trú';

describe('the e-form of a dossier', () => {
  let visit: PortalVisit;
  beforeAll(async () => {
    visit = await visitPortal('igate-v1');
  });
  afterEach(() => visit.carry(null));
  afterAll(() => visit.stop());

  const servicePage = async (name: string): Promise<Page> => {
    const search = new URL(linkIn(await visit.get('/'), 'NỘP HỒ SƠ TRỰC TUYẾN'));
    search.searchParams.set('tu-khoa', name);
    return visit.get(linkIn(await visit.get(search.href), 'Xem chi tiết'));
  };
  /** The documents page of a new dossier, with the required paper attached. */
  const documentsPage = async (name: string): Promise<Page> => {
    const first = await visit.get(linkIn(await servicePage(name), 'Nộp hồ sơ'));
    const chosen = first.url.includes('chon-truong-hop')
      ? await visit.submit(first.url, {
          tokencsrf: hiddenIn(first, 'tokencsrf'),
          coQuan: '1',
          truongHop: '7 ngày',
        })
      : first;
    const tokencsrf = hiddenIn(chosen, 'tokencsrf');
    const page = await visit.submit(chosen.url, filledForm(chosen));
    for (const [, slot = ''] of page.text.matchAll(/data-slot="([^"]+)"/g))
      await visit.submit(page.url.replace('nhap-thong-tin-ho-so', 'tai-tep'), {
        tokencsrf,
        slot,
        tep: new File([new Uint8Array(PDF)], FILE_NAME),
      });
    return page;
  };
  const goOn = (page: Page): Promise<Page> =>
    visit.submit(page.url, { tokencsrf: hiddenIn(page, 'tokencsrf') });
  const eFormOf = ({ text }: Page): { readonly address: string; readonly draft: string } => {
    const [, address = '', draft = ''] = /data-e-form="([^"]+)" data-draft="([^"]+)"/.exec(text) ?? [];
    return { address, draft };
  };

  it('must be signed where the service demands it, as its public page announces', async () => {
    expect((await servicePage(DEMANDS)).text).toContain('Thành phần phải ký số');
    const documents = await documentsPage(DEMANDS);
    expect(documents.text).toContain('phải ký số trước khi nộp hồ sơ');
    expect((await goOn(documents)).text).toContain('phải ký số trước khi nộp hồ sơ');

    const { address, draft } = eFormOf(documents);
    const dialog = await visit.get(`${address}/${draft}`);
    expect(dialog.text).toContain('Đơn vị ký số');
    const signing = /data-signing="([^"]+)"/.exec(dialog.text)?.[1] ?? '';
    expect(await visit.post(`${address}/${draft}`, { noiDung: 'Kiểm thử tờ khai' })).toMatchObject({
      message: 'Thực hiện thành công',
    });
    const opened = await visit.post(signing, { toKhai: draft, donVi: 'b', tuCach: 'person' });
    expect((await visit.get(`${signing}/${String(opened['id'])}`)).text).toContain('Ký số thành công');
    const { bytes } = await visit.bytes(`${signing}/${String(opened['id'])}/tep`);
    expect(await judged(visit.fleet, bytes, `CCCD:${citizen.idNumber}`)).toMatchObject({ verdict: 'valid' });
    expect((await goOn(documents)).url).toContain('nhap-le-phi-ho-so');
  });

  it('may be left alone where the service demands nothing', async () => {
    expect((await servicePage(ASKS_NOTHING)).text).not.toMatch(/ký số/i);
    const documents = await documentsPage(ASKS_NOTHING);
    expect(eFormOf(documents).draft).not.toBe('');
    expect((await goOn(documents)).url).toContain('nhap-le-phi-ho-so');
  });

  it("is another citizen's secret", async () => {
    const { address, draft } = eFormOf(await documentsPage(ASKS_NOTHING));
    expect((await visit.get(`${address}/${draft.replace(/./g, '0')}`)).status).toBe(404);
  });

  it('signing-duty-late: the page keeps silent, and the duty is told beside, within or after the form', async () => {
    const told: (readonly boolean[])[] = [];
    for (const variant of ['a', 'b', 'c', 'ok'] as const) {
      await visit.carry({ fault: 'signing-duty-late', variant });
      const announced = /ký tờ khai|ký số/i.test((await servicePage(DEMANDS)).text);
      const documents = await documentsPage(DEMANDS);
      const { address, draft } = eFormOf(documents);
      const says = ({ text }: Page): boolean => text.includes('phải ký số trước khi nộp hồ sơ');
      told.push([
        announced,
        says(documents),
        says(await visit.get(`${address}/${draft}`)),
        says(await goOn(documents)),
      ]);
    }
    expect(told).toEqual([
      [false, true, false, true],
      [false, false, true, true],
      [false, false, false, true],
      [true, true, false, true],
    ]);
  });

  it('refuses a badly signed paper beside it, and takes an unsigned one', async () => {
    const documents = await documentsPage(ASKS_NOTHING);
    const paper = citizen.documents[0];
    const changed = paper && (await visit.fleet.badFile(citizen.id, 'changed', paper));
    const answer = await visit.submit(documents.url.replace('nhap-thong-tin-ho-so', 'tai-tep'), {
      tokencsrf: hiddenIn(documents, 'tokencsrf'),
      slot: 'giay-to',
      tep: new File([new Uint8Array(Buffer.from(changed?.base64 ?? '', 'base64'))], FILE_NAME),
    });
    expect(JSON.parse(answer.text)).toEqual({
      ok: false,
      message: expect.stringContaining('bị thay đổi sau khi ký'),
    });
  });
});
