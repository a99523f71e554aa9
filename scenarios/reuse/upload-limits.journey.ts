import type { Journey } from '../../src/model/journey.ts';
import { reachForm } from '../steps/reach-form.ts';

export const journey: Journey = {
  id: 'reuse/upload-limits',
  title: { vi: 'Tệp sát dưới và trên dung lượng cho phép', en: 'Files just under and over the stated limit' },
  service: 'ESS-03',
  audience: 'citizen',
  tags: ['reuse', 'sandbox'],
  async walk(walk) {
    await reachForm(walk, 'ESS-03');
    await walk.step({ vi: 'Thử giới hạn tải lên', en: 'Try the limits of the upload' }, 'submits', () =>
      walk.portal.tryUploadLimits(),
    );
  },
};
