import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { families } from '#src/fleet/families.ts';
import { BAD_FILES } from '#src/model/signing.ts';
import { citizens } from '../../../../scenarios/identities/citizens.ts';
import { hiddenIn, linkIn } from '../citizen-client.ts';
import { judged } from './judged.ts';
import { FILE_NAME, PDF, type PortalVisit, signDocument, visitPortal } from './portal-visit.ts';

const [citizen] = citizens;
if (citizen === undefined) throw new Error('no synthetic citizen');
const CCCD = `CCCD:${citizen.idNumber}`;
const MST = `MST:${citizen.organisation?.taxCode}`;

describe.each(families.map(({ standsFor }) => standsFor))('signing pages of %s', (family) => {
  let visit: PortalVisit;
  let signing = '';

  beforeAll(async () => {
    visit = await visitPortal(family);
    signing = /data-document="([^"]+)"/.exec((await visit.newDocument()).text)?.[1] ?? '';
  });
  afterAll(() => visit.stop());

  it('shows the form with the labels of the real screens and at least two remote providers', async () => {
    const { text } = await visit.newDocument();
    for (const label of [
      'Tên giấy tờ',
      'File đính kèm',
      'Đơn vị ký số',
      'Ký số',
      'Cá nhân',
      'Tổ chức',
      'Lưu',
    ])
      expect(text).toContain(label);
    expect(text.match(/ký số từ xa/g)).toHaveLength(2);
    expect(text).toContain('USB ký số');
    expect(text).toContain('Thông báo chờ xử lý');
  });

  it('shows signer, issuer and validity before anything is signed', async () => {
    const shown = await visit.post(`${signing}/chung-thu`, { donVi: 'b', tuCach: 'person' });
    expect(shown['rows']).toEqual([
      ['Người ký', citizen.fullName],
      ['Đơn vị cấp chứng thư số', 'CA công cộng A (giả lập)'],
      ['Hiệu lực', expect.stringMatching(/^từ \d\d\/\d\d\/\d{4} đến \d\d\/\d\d\/\d{4}$/)],
    ]);
  });

  it.each([
    ['person', CCCD],
    ['organisation', MST],
  ] as const)('signs as %s, keeps the document, and hands out a valid file', async (signsAs, id) => {
    const { id: errand, upload, state } = await signDocument(visit, signing, signsAs);
    expect(state).toMatchObject({ state: 'signed', message: expect.stringContaining('Ký số thành công') });
    const form = await visit.newDocument();
    const action = /<form method="post" action="([^"]+)"/.exec(form.text)?.[1] ?? '';
    const list = await visit.submit(new URL(action, form.url).href, {
      tokencsrf: hiddenIn(form, 'tokencsrf'),
      tep: upload,
      kySo: errand,
      tenGiayTo: `Tờ khai ${signsAs}`,
    });
    expect(list.text).toContain('Lưu tài liệu thành công');
    expect(list.text).toContain(`Tờ khai ${signsAs}`);
    expect(list.text).toContain('Đã ký số');
    const file = await visit.bytes(new URL(linkIn(list, 'Tải tệp')).pathname);
    const verdict = await judged(visit.fleet, file.bytes, id);
    expect(verdict).toMatchObject({ verdict: 'valid' });
    expect(['B-T', 'B-LT']).toContain(verdict.level);
  });

  it('tells in Vietnamese that the citizen rejected on the phone, and signs nothing', async () => {
    await visit.fleet.steerSigning({ phone: { scope: {}, behaviour: { answer: 'reject', afterMs: 0 } } });
    const { id, state } = await signDocument(visit, signing);
    await visit.fleet.steerSigning({ phone: { scope: {}, behaviour: { answer: 'confirm', afterMs: 0 } } });
    expect(state).toMatchObject({ state: 'failed', message: expect.stringContaining('từ chối') });
    expect((await visit.bytes(`${signing}/${id}/tep`)).status).toBe(404);
  });

  it('refuses four of five badly signed files, the changed one among them, and tells why', async () => {
    const answers = await Promise.all(
      BAD_FILES.map(async (bad) => {
        const document = citizen.documents[0];
        const file = document && (await visit.fleet.badFile(citizen.id, bad, document));
        const bytes = new Uint8Array(Buffer.from(file?.base64 ?? '', 'base64'));
        const answer = await visit.post(`${signing}/tep`, { tep: new File([bytes], FILE_NAME) });
        return [bad, String(answer['message'] ?? answer['text'])];
      }),
    );
    const refusal = expect.stringContaining('Chữ ký số không hợp lệ');
    expect(Object.fromEntries(answers)).toEqual({
      changed: refusal,
      expired: refusal,
      'self-signed': refusal,
      'other-person': refusal,
      'stamp-only': 'Tệp chưa có chữ ký số.',
    });
  });

  it('takes back the file that it signed itself', async () => {
    const { id } = await signDocument(visit, signing);
    const { bytes } = await visit.bytes(`${signing}/${id}/tep`);
    const again = await visit.post(`${signing}/tep`, { tep: new File([new Uint8Array(bytes)], FILE_NAME) });
    expect(again).toMatchObject({ text: 'Chữ ký số trong tệp hợp lệ.' });
  });

  it('asks for the token of the form, and for an account', async () => {
    const without = await visit.submit(new URL(signing, visit.portal.url).href, { donVi: 'a' });
    expect(without.status).toBe(403);
    expect(without.text).not.toContain('"id"');
    expect(await visit.post(signing, { donVi: 'a', tep: 'none' })).toEqual({
      message: 'Chưa chọn tệp cần ký',
    });
    const unsigned = await visit.post(`${signing}/tep`, { tep: new File([new Uint8Array(PDF)], FILE_NAME) });
    expect(
      await visit.post(`${signing}/thiet-bi`, {
        tep: String(unsigned['id']),
        tuCach: 'person',
        daKy: PDF.toString('base64'),
      }),
    ).toEqual({ message: 'Tệp chưa có chữ ký số.' });
  });

  it('publishes results that an officer signed, without an account and linked from the home page', async () => {
    const results = await visit.get(new URL(linkIn(await visit.get('/'), 'Kết quả giải quyết')).pathname);
    const files = [...results.text.matchAll(/href="([^"]+\.pdf)"/g)].map(([, path = '']) => path);
    expect(files).toHaveLength(3);
    for (const path of files) {
      const { bytes } = await visit.bytes(path);
      expect(await judged(visit.fleet, bytes, null)).toMatchObject({ verdict: 'valid' });
      expect((await visit.bytes(path)).bytes.equals(bytes)).toBe(true);
    }
  });
});
