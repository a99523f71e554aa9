import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FAULT_VARIANTS, type FaultId } from '#src/fleet/fault.ts';
import { citizens } from '../../../../scenarios/identities/citizens.ts';
import { filledForm, hiddenIn, linkIn, type Page } from '../citizen-client.ts';
import { FILE_NAME, PDF, type PortalVisit, visitPortal } from '../signing-pages/portal-visit.ts';
import { applicantPage, carry, fieldsOn, giveFile, papersPage, pickerOf } from './filing-visit.ts';

const [citizen] = citizens;
if (citizen === undefined) throw new Error('no synthetic citizen');

// Each fault signs in four times on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

let visit: PortalVisit;
beforeAll(async () => {
  visit = await visitPortal('igate-v1');
});
afterAll(() => visit.stop());

/** What `look` finds under each variant of a fault. */
const under = async <T>(fault: FaultId, look: () => Promise<T>): Promise<readonly T[]> => {
  const seen: T[] = [];
  for (const variant of FAULT_VARIANTS) {
    await carry(visit, { fault, variant });
    seen.push(await look());
  }
  await carry(visit, null);
  return seen;
};

const HELD = [
  'CongDan_tenCongDan',
  'CongDan_soCmnd',
  'ngaySinh',
  'gioiTinh',
  'quocTich',
  'danToc',
  'CongDan_ngayCapCmnd',
  'CongDan_noiCapCmnd',
  'CongDan_diDong',
  'CongDan_maTinhThanh',
  'CongDan_maPhuongXa',
  'CongDan_diaChi',
];
const heldShare = async (): Promise<number> => {
  const fields = fieldsOn(await applicantPage(visit));
  return HELD.filter((name) => fields.get(name)?.value !== '').length / HELD.length;
};

describe('the form of a signed-in citizen', () => {
  it('holds what the State holds, and locks name, number and birth date', async () => {
    const fields = fieldsOn(await applicantPage(visit));
    expect(fields.get('CongDan_tenCongDan')).toEqual({ value: citizen.fullName, locked: true });
    expect(fields.get('CongDan_soCmnd')).toEqual({ value: citizen.idNumber, locked: true });
    expect(fields.get('ngaySinh')).toEqual({ value: '17/05/1990', locked: true });
    expect(fields.get('CongDan_diaChi')).toEqual({ value: citizen.address.street, locked: false });
    expect(fields.get('_fc_hoTenChuHo')?.value).toBe('');
    expect(await heldShare()).toBe(1);
  });

  it('is filled to less than 80 per cent under the faults of prefill, and to more by their look-alikes', async () => {
    for (const fault of ['nothing-prefilled', 'half-prefilled'] as const) {
      const shares = await under(fault, heldShare);
      expect(
        shares.slice(0, 3).every((share) => share < 0.8),
        fault,
      ).toBe(true);
      expect(shares[3], fault).toBeGreaterThanOrEqual(0.8);
    }
  });

  it("wrong-person-prefilled: another citizen's data; ok writes the own name otherwise", async () => {
    const strangers = await under('wrong-person-prefilled', async () => {
      const fields = fieldsOn(await applicantPage(visit));
      const shown = [...fields.values()].map(({ value }) => value);
      return citizens.slice(1).some((other) => shown.includes(other.phone) || shown.includes(other.idNumber));
    });
    expect(strangers).toEqual([true, true, true, false]);
  });

  it('over-ask-fields: empty fields for what is held; ok asks for somebody else', async () => {
    const asked = await under('over-ask-fields', async () => {
      const names = [...fieldsOn(await applicantPage(visit))].filter(([name]) => name.includes('boSung'));
      return names.map(([, { value }]) => value);
    });
    expect(asked).toEqual([['', ''], ['', '', ''], ['', '', ''], ['']]);
  });

  it('ticks no consent; consent-preticked ticks one, and ok one that agrees to nothing', async () => {
    const ticked = async (): Promise<readonly string[]> =>
      [...(await applicantPage(visit)).text.matchAll(/type="checkbox" name="(\w+)"[^>]* checked/g)].map(
        ([, name = '']) => name,
      );
    expect(await ticked()).toEqual([]);
    expect(await under('consent-preticked', ticked)).toEqual([
      ['dongYXuLy'],
      ['dongYNhanTin'],
      ['dongYChiaSe'],
      ['hienHuongDan'],
    ]);
  });
});

const BAD = { CongDan_diDong: '09000abc17', _fc_soDinhDanhChuHo: '12', CongDan_ngayCapCmnd: '31/02/1990' };

describe('what was typed', () => {
  /** The page after going on with bad values. */
  const wrong = async (): Promise<Page> => {
    const page = await applicantPage(visit);
    return visit.submit(page.url, filledForm(page, { ...BAD, CongDan_diaChi: 'Số 77' }));
  };
  const messages = ({ text }: Page): readonly string[] =>
    [...text.matchAll(/<p class="field-error" id="(\w+)-loi">([^<]+)</g)].map(([, name = '']) => name);

  it('is refused beside its field in Vietnamese, and everything is kept', async () => {
    const page = await wrong();
    expect(messages(page)).toEqual(['CongDan_ngayCapCmnd', 'CongDan_diDong', '_fc_soDinhDanhChuHo']);
    expect(page.text).toContain('Số điện thoại di động không hợp lệ');
    const fields = fieldsOn(page);
    expect(fields.get('CongDan_diaChi')?.value).toBe('Số 77');
    expect(fields.get('CongDan_diDong')?.value).toBe(BAD.CongDan_diDong);
  });

  it('asks for consent', async () => {
    const page = await applicantPage(visit);
    const answer = await visit.submit(page.url, filledForm(page, { dongYXuLy: '' }));
    expect(answer.text).toContain('Vui lòng đánh dấu vào ô đồng ý');
  });

  it('validation-absent: it is let through; ok looks at all', async () => {
    const stopped = await under('validation-absent', async () => (await wrong()).url.includes('nguoi-nop'));
    expect(stopped).toEqual([false, false, false, true]);
  });

  it('validation-english: no Vietnamese word; ok has other words', async () => {
    const said = await under(
      'validation-english',
      async () => /<p class="field-error" id="CongDan_diDong-loi">([^<]+)</.exec((await wrong()).text)?.[1],
    );
    expect(said).toEqual([
      'Invalid value, please check the format',
      'ERR_FORMAT_PHONE',
      'Invalid',
      expect.stringContaining('Vui lòng kiểm tra lại'),
    ]);
  });

  it('message-far-off: nothing at the field; ok names the fields above', async () => {
    const seen = await under('message-far-off', async () => {
      const page = await wrong();
      return [messages(page).length, page.text.includes('Số điện thoại di động không hợp lệ')];
    });
    expect(seen).toEqual([
      [0, false],
      [0, false],
      [0, false],
      [0, true],
    ]);
  });

  it('values-lost-on-error: something typed elsewhere is gone; ok empties only what was wrong', async () => {
    const kept = await under('values-lost-on-error', async () => {
      const fields = fieldsOn(await wrong());
      return [fields.get('CongDan_diaChi')?.value === 'Số 77', fields.get('gioiTinh')?.value === 'Nữ'];
    });
    expect(kept).toEqual([
      [false, false],
      [false, true],
      [true, false],
      [true, true],
    ]);
  });
});

describe('the papers', () => {
  const rows = ({ text }: Page): readonly string[] =>
    [...text.matchAll(/<tr data-slot="([^"]+)"/g)].map(([, id = '']) => id);

  it('are stated with limits, and the office names what it looks up', async () => {
    const page = await papersPage(visit);
    expect(rows(page)).toEqual(['cho-o', 'uy-quyen']);
    expect(page.text).toContain('Định dạng: pdf, jpg, png. Dung lượng tối đa: 5 MB');
    expect(page.text.match(/Cơ quan giải quyết tự khai thác/g)).toHaveLength(2);
  });

  it.each([
    ['over-ask-id-card', 'Đăng ký thường trú'],
    ['over-ask-household-book', 'Đăng ký thường trú'],
    ['over-ask-residence-confirmation', 'Đăng ký thường trú'],
    ['over-ask-marriage-certificate', 'Đăng ký khai sinh'],
  ] as const)('%s: one more is demanded, not by the look-alike', async (fault, service) => {
    const demanded = await under(fault, async () =>
      /data-slot="doi-them"[\s\S]*?class="required"/.test((await papersPage(visit, service)).text),
    );
    expect(demanded.slice(0, 3)).toEqual([true, true, true]);
    await carry(visit, { fault, variant: 'ok' });
    const alike = await papersPage(visit, service);
    expect(alike.text).not.toMatch(/data-slot="doi-them"[^>]*>(?:(?!<\/tr>)[\s\S])*class="required">/);
    await carry(visit, null);
  });

  it('form-only-as-file: the form is to be uploaded; ok only shows a blank', async () => {
    const seen = await under('form-only-as-file', async () => {
      const applicant = await applicantPage(visit);
      const blank = /href="([^"]+\/mau-don\/\d+)"/.exec(applicant.text)?.[1] ?? '';
      const papers = await visit.submit(applicant.url, filledForm(applicant));
      const hasItems = applicant.text.includes('_fc_');
      return [hasItems, rows(papers).includes('to-khai'), (await visit.bytes(blank)).status];
    });
    expect(seen).toEqual([
      [false, true, 200],
      [false, true, 200],
      [false, true, 200],
      [true, false, 200],
    ]);
  });

  const ofSize = (bytes: number): File => new File([`%PDF-1.4\n${' '.repeat(bytes - 9)}`], 'thu.pdf');

  it('are taken just under the limit and refused just over it and of other kinds', async () => {
    const page = await papersPage(visit);
    expect(await giveFile(visit, page, 'cho-o', ofSize(4_980_000))).toMatchObject({ ok: true });
    expect(await giveFile(visit, page, 'cho-o', ofSize(5_250_000))).toMatchObject({
      ok: false,
      message: expect.stringContaining('quá lớn'),
    });
    for (const file of [new File(['x'], 'a.txt'), new File(['không phải PDF'], 'a.pdf')])
      expect(await giveFile(visit, page, 'cho-o', file)).toMatchObject({ ok: false });
  });

  it('limit-not-honoured: over is taken, under refused, over dropped without a word; ok refuses', {
    timeout: 30_000,
  }, async () => {
    const seen = await under('limit-not-honoured', async () => {
      const page = await papersPage(visit);
      const below = await giveFile(visit, page, 'cho-o', ofSize(4_980_000));
      const above = await giveFile(visit, page, 'cho-o', ofSize(5_250_000));
      return [below.ok, above.ok, above.files?.length ?? null];
    });
    expect(seen).toEqual([
      [true, true, 2],
      [false, false, null],
      [true, true, 1],
      [true, false, null],
    ]);
  });

  it('limit-not-stated: no size; ok says it otherwise', async () => {
    const stated = await under('limit-not-stated', async () => /\d MB/.test((await papersPage(visit)).text));
    expect(stated).toEqual([false, false, false, true]);
  });

  it('no-picker and picker-on-few: too few open buttons', async () => {
    const open = async (): Promise<number> =>
      [...(await papersPage(visit)).text.matchAll(/data-store-picker="[^"]+"[^>]*>/g)].filter(
        ([tag]) => !tag.includes(' disabled'),
      ).length;
    expect(await open()).toBe(2);
    expect(await under('no-picker', open)).toEqual([0, 0, 0, 2]);
    expect(await under('picker-on-few', open)).toEqual([1, 0, 1, 2]);
  });
});

describe('the store', () => {
  type Item = { readonly id: string; readonly fileName: string };
  const keep = async (papers: Page, giu: boolean): Promise<void> => {
    const { address, token } = pickerOf(papers, 'cho-o');
    await visit.postJson(`${address}/giu`, { giu }, { 'x-csrf-token': token });
  };
  /** Keeps the citizen's paper while filing. */
  const kept = async (): Promise<Page> => {
    const papers = await papersPage(visit);
    await keep(papers, true);
    await giveFile(visit, papers, 'cho-o');
    return papers;
  };
  const rowOf = ({ text }: Page): string =>
    text.split('<tr>').find((row) => row.includes(FILE_NAME) && row.includes('/kho/')) ?? '';
  const fileIn = async (): Promise<Buffer | null> => {
    const path = /href="([^"]+\/kho\/\w+\/tep)"/.exec(rowOf(await visit.store()))?.[1];
    return path === undefined ? null : (await visit.bytes(path)).bytes;
  };

  it('shows personal data, results, components and certified copies', async () => {
    const { text } = await visit.store();
    for (const part of ['Dữ liệu cá nhân cơ bản', 'Kho kết quả', 'Kho giấy tờ riêng', 'chứng thực điện tử'])
      expect(text).toContain(part);
    expect(text).toContain('-KQ1.pdf');
    expect(text).not.toContain(citizen.idNumber);
  });

  it('keeps nothing without consent, and the very bytes with it, for every service', async () => {
    await giveFile(visit, await papersPage(visit), 'cho-o');
    expect(await fileIn()).toBeNull();
    await kept();
    expect(await fileIn()).toEqual(PDF);

    const { address, token } = pickerOf(await papersPage(visit, 'Đăng ký tạm trú'), 'cho-o');
    const { items } = JSON.parse((await visit.get(address)).text) as { items: readonly Item[] };
    const item = items.find(({ fileName }) => fileName === FILE_NAME);
    expect(await visit.postJson(address, { taiLieu: item?.id }, { 'x-csrf-token': token })).toMatchObject({
      files: [expect.objectContaining({ slot: 'cho-o', name: FILE_NAME, bytes: PDF.length })],
    });
  });

  it('keeps a paper that was there before the box was ticked, and lets go of it when unticked', async () => {
    const papers = await papersPage(visit);
    await giveFile(visit, papers, 'cho-o');
    await keep(papers, true);
    expect(await fileIn()).toEqual(PDF);
    await keep(papers, false);
    expect(await fileIn()).toBeNull();
  });

  it('is picked from and changed only with the token of the filing', async () => {
    const { address } = pickerOf(await papersPage(visit), 'cho-o');
    expect(await visit.postJson(address, { taiLieu: 'x' })).toEqual({ message: 'Yêu cầu không hợp lệ' });
    expect(await visit.postJson(`${address}/giu`, { giu: true })).toEqual({
      message: 'Yêu cầu không hợp lệ',
    });
  });

  it('lets a component be removed, only with the token of the session', async () => {
    await kept();
    const store = await visit.store();
    const [, path = '', token = ''] =
      /action="([^"]+\/xoa)"><input type="hidden" name="tokencsrf" value="(\w+)"/.exec(rowOf(store)) ?? [];
    const url = new URL(path, store.url).href;
    expect((await visit.submit(url, { tokencsrf: 'x' })).status).toBe(403);
    expect(await fileIn()).toEqual(PDF);
    expect((await visit.submit(url, { tokencsrf: token })).text).toContain('Đã xóa tài liệu');
    expect(await fileIn()).toBeNull();
  });

  it('store-document-changed: other bytes come out; ok only renames', async () => {
    const changed = await under('store-document-changed', async () => {
      await kept();
      const bytes = await fileIn();
      return bytes !== null && !bytes.equals(PDF);
    });
    expect(changed).toEqual([true, true, true, false]);
  });

  it('kept-not-found: not under its name; ok is found', async () => {
    const found = await under('kept-not-found', async () => {
      await kept();
      return (await fileIn()) !== null;
    });
    expect(found).toEqual([false, false, false, true]);
  });

  it('keep-preticked: kept without a press; ok keeps nothing', async () => {
    const found = await under('keep-preticked', async () => {
      await giveFile(visit, await papersPage(visit), 'cho-o');
      return (await fileIn()) !== null;
    });
    expect(found).toEqual([true, true, true, false]);
  });

  it('no-store: no entry, nothing behind it, or words; ok has another name', async () => {
    const seen = await under('no-store', async () => {
      const home = await visit.get('/');
      const entry = /href="([^"]+)"[^>]*>(?:Hồ sơ điện tử|Kho tài liệu điện tử cá nhân)</.exec(
        home.text,
      )?.[1];
      if (entry === undefined) return 'no entry';
      const { status, text } = await visit.get(entry);
      return status === 200 ? text.includes('Kho giấy tờ riêng') : status;
    });
    expect(seen).toEqual(['no entry', 404, false, true]);
  });

  it('store-empty-kinds: no results to be seen; ok shows them under other names', async () => {
    const seen = await under('store-empty-kinds', async () =>
      (await visit.store()).text.includes('-KQ1.pdf'),
    );
    expect(seen).toEqual([false, false, false, true]);
  });

  it('store-no-removal: nothing to press; ok has another name', async () => {
    const seen = await under('store-no-removal', async () =>
      /aria-label="(?:Xóa|Gỡ bỏ) /.test(
        (await visit.store()).text.replaceAll(/<button[^>]* disabled[^>]*>/g, ''),
      ),
    );
    expect(seen).toEqual([false, false, false, true]);
  });
});

describe('a draft', () => {
  const TYPED = {
    _fc_hoTenChuHo: 'Người Giả Lập',
    _fc_noiDungCuTru: 'Chuyển về ở cùng',
    _fc_noiCuTruMoi: 'Số 2',
  };
  const save = async (): Promise<void> => {
    const page = await applicantPage(visit);
    const saved = await visit.submit(page.url, filledForm(page, { ...TYPED, viec: 'luu-nhap' }));
    expect(saved.text).toContain('Đã lưu nháp');
  };
  const list = async (): Promise<Page> => visit.get(linkIn(await visit.get('/'), 'Hồ sơ đang soạn'));
  /** How many of the typed values come back; null where the draft cannot be opened. */
  const restored = async (): Promise<number | null> => {
    const drafts = await list();
    if (!drafts.text.includes('Soạn tiếp')) return null;
    const page = await visit.get(linkIn(drafts, 'Soạn tiếp'));
    if (page.status !== 200) return null;
    const fields = fieldsOn(page);
    return Object.entries(TYPED).filter(([name, value]) => fields.get(name)?.value === value).length;
  };

  it('may have gaps, comes back whole, and is thrown away', async () => {
    await save();
    expect(await restored()).toBe(3);
    const drafts = await list();
    const [, path = '', token = ''] =
      /action="([^"]+\/xoa)"><input type="hidden" name="tokencsrf" value="(\w+)"/.exec(drafts.text) ?? [];
    await visit.submit(new URL(path, drafts.url).href, { tokencsrf: token });
    expect(await restored()).toBeNull();
  });

  it('brings its files back', async () => {
    const papers = await papersPage(visit);
    await giveFile(visit, papers, 'cho-o');
    await visit.submit(papers.url, filledForm(papers, { viec: 'luu-nhap' }));
    const page = await visit.get(linkIn(await list(), 'Soạn tiếp'));
    const again = await visit.submit(page.url, filledForm(page));
    expect(again.text).toContain(FILE_NAME);
  });

  it('can be printed', async () => {
    const page = await applicantPage(visit);
    const { status, bytes } = await visit.bytes(linkIn(page, 'In tờ khai'));
    expect([status, bytes.toString('latin1', 0, 5)]).toEqual([200, '%PDF-']);
  });

  it('draft-lost and draft-half-restored: less comes back; their look-alikes bring all', async () => {
    const look = async (): Promise<number | null> => {
      await save();
      return restored();
    };
    expect(await under('draft-lost', look)).toEqual([null, null, 0, 3]);
    const half = await under('draft-half-restored', look);
    expect(half.slice(0, 3).every((count) => count !== null && count < 3)).toBe(true);
    expect(half[3]).toBe(3);
  });

  it('no-print: nothing to press; ok has another name', async () => {
    const links = await under('no-print', async () =>
      /<a [^>]*href="[^"]+to-khai\.pdf"/.test((await applicantPage(visit)).text),
    );
    expect(links).toEqual([false, false, false, true]);
  });
});

describe('personal data', () => {
  const seen = async (): Promise<boolean> => {
    const { text } = await visit.get('/');
    const scripts = [...text.matchAll(/<script>([\s\S]*?)<\/script>|<img src="([^"]*)"/g)].join('\n');
    return [citizen.idNumber, citizen.phone, citizen.email].some(
      (datum) => scripts.includes(datum) || scripts.includes(encodeURIComponent(datum)),
    );
  };
  it('stay on the page; three faults let them out, and their look-alikes do not', async () => {
    expect(await seen()).toBe(false);
    for (const fault of ['datum-in-url', 'datum-to-third-party', 'datum-in-console'] as const)
      expect(await under(fault, seen), fault).toEqual([true, true, true, false]);
  });

  it('unmasked-public-look-up: who filed is told to everybody; ok is masked', async () => {
    const look = async (): Promise<boolean> => {
      const papers = await papersPage(visit);
      await giveFile(visit, papers, 'cho-o');
      const tokencsrf = hiddenIn(papers, 'tokencsrf');
      const fee = await visit.submit(papers.url, { tokencsrf });
      const after = await visit.submit(fee.url, { tokencsrf });
      const done = after.url.includes('xac-nhan') ? await visit.submit(after.url, { tokencsrf }) : after;
      const code = /id="ma-ho-so">([^<]+)</.exec(done.text)?.[1] ?? '';
      const { text } = await visit.get(`${linkIn(done, 'Tra cứu hồ sơ')}?ma-ho-so=${code}`);
      expect(text).toContain('Cơ quan xử lý');
      return text.slice(text.indexOf('Tình trạng hồ sơ')).includes(citizen.fullName);
    };
    expect(await look()).toBe(false);
    expect(await under('unmasked-public-look-up', look)).toEqual([true, true, true, false]);
  });
});
