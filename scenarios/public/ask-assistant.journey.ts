import type { Journey } from '../../src/model/journey.ts';
import type { ServiceId } from '../../src/model/portal.ts';

/** Asked about four things of five services: the standard set of twenty. */
const SERVICES: readonly (readonly [ServiceId, string])[] = [
  ['ESS-03', 'đăng ký thường trú'],
  ['ESS-04', 'đăng ký tạm trú'],
  ['ESS-09', 'đăng ký khai sinh'],
  ['ESS-10', 'đăng ký khai tử'],
  ['ESS-25', 'cấp phiếu lý lịch tư pháp'],
];

export const journey: Journey = {
  id: 'public/ask-assistant',
  title: { vi: 'Hỏi trợ lý ảo hai mươi câu', en: 'Ask the assistant twenty questions' },
  service: null,
  audience: 'citizen',
  tags: ['public', 'assistant'],
  async walk({ portal, step }) {
    await step({ vi: 'Mở trang chủ', en: 'Open the home page' }, 'reads', () => portal.open());
    for (const [service, name] of SERVICES)
      await step({ vi: `Hỏi về ${name}`, en: `Ask about ${service}` }, 'reads', async () => {
        await portal.openService(service);
        const { fee, timeLimit, documents, body } = await portal.readProcedure();
        await portal.ask(`fee/${service}`, `Lệ phí ${name} là bao nhiêu?`, fee);
        await portal.ask(`time-limit/${service}`, `Thời hạn giải quyết ${name} là bao lâu?`, timeLimit);
        await portal.ask(`dossier/${service}`, `Hồ sơ ${name} gồm những gì?`, documents[0] ?? null);
        await portal.ask(`where/${service}`, `Nộp hồ sơ ${name} ở đâu?`, body);
      });
  },
};
