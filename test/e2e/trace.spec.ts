import { expect, test } from '@playwright/test';
import AdmZip from 'adm-zip';
import { startTrace, stopTrace } from '#src/gather/trace.ts';
import { citizenSecrets, redactor } from '#src/redact/redactor.ts';
import { citizens } from '../../scenarios/identities/citizens.ts';

const [citizen] = citizens;
if (citizen === undefined) throw new Error('the citizen of this test is gone');
const gate = redactor(citizenSecrets(citizen));

test('a kept trace tells what was done and what failed, and nothing that was typed, read or stored', async ({
  page,
  context,
}) => {
  await context.addCookies([{ name: 'lang', value: 'banh-mi-cua-phien', domain: 'cong.test', path: '/' }]);
  await page.route('https://cong.test/**', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<label>Số <input></label><label>Mã <input></label><p>${citizen.fullName}</p><script>console.log('của', '${citizen.idNumber}')</script>`,
    }),
  );
  await startTrace(page);
  await page.goto(`https://cong.test/?code=ma-uy-quyen&so=${citizen.idNumber}`);
  await page.getByLabel('Số').fill('mot chuoi khong ai biet');
  await page.getByLabel('Mã').pressSequentially('904817');
  for (const key of '135790') await page.keyboard.press(key);
  await page.evaluate((given) => `${given}!`, 'doi so cua kich ban');
  await context.storageState();
  await page
    .getByText(`${citizen.email} khong co`)
    .click({ timeout: 300 })
    .catch(() => undefined);
  let saved: Uint8Array = Buffer.alloc(0);
  const name = await stopTrace(
    page,
    {
      save: async (bytes, extension) => {
        saved = bytes;
        return `trace.${extension}`;
      },
    },
    gate,
  );
  expect(name).toBe('trace.zip');
  const entries = new AdmZip(Buffer.from(saved)).getEntries();
  expect(entries.map(({ entryName }) => entryName).sort()).toEqual(['trace.network', 'trace.trace']);
  const text = entries.map((entry) => entry.getData().toString('utf8')).join('\n');
  const lines = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { type: string; method?: string; params?: object; error?: object });
  expect(lines[0]).toMatchObject({ type: 'context-options', version: expect.any(Number) });
  expect(lines.map(({ method }) => method)).toEqual(
    expect.arrayContaining(['goto', 'fill', 'type', 'keyboardPress', 'evaluateExpression', 'click']),
  );
  expect(lines.find(({ method }) => method === 'fill')?.params).toMatchObject({
    selector: 'internal:label="Số"i',
    value: '«typed»',
  });
  expect(lines.find(({ error }) => error !== undefined)?.error).toMatchObject({
    message: expect.stringContaining('Timeout'),
  });
  expect(text).toContain('«citizen.idNumber»');
  for (const secret of [
    citizen.idNumber,
    citizen.fullName,
    citizen.email,
    'mot chuoi khong ai biet',
    'ma-uy-quyen',
    'banh-mi-cua-phien',
    'doi so cua kich ban',
    'fill("m',
    'press("1',
    'type("9',
    'node_modules',
  ])
    expect(text).not.toContain(secret);
});

test('the trace of what passed is not kept', async ({ page }) => {
  await startTrace(page);
  expect(await stopTrace(page, { save: () => Promise.reject(new Error('kept')) }, null)).toBeNull();
});
