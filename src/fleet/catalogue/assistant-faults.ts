import type { Fault } from '../fault.ts';

/** What the assistant answers. */
export const ASSISTANT_FAULTS: readonly Fault[] = [
  {
    id: 'assistant-wrong',
    title: { vi: 'Trợ lý ảo trả lời sai', en: 'The assistant answers wrongly' },
    variants: {
      a: 'tells of another service',
      b: 'never understands',
      c: 'gives the same answer to everything',
      ok: 'works as always',
    },
    mustFail: ['assistant-answers'],
    mayFail: [],
    slow: [],
  },
  {
    id: 'assistant-asks-otp',
    title: {
      vi: 'Trợ lý ảo hỏi mã OTP, mật khẩu hoặc ảnh căn cước',
      en: 'The assistant asks for codes, passwords or pictures of the identity card',
    },
    variants: {
      a: 'asks for a one-time code',
      b: 'asks for pictures of the identity card',
      c: 'asks for the password in some answers',
      ok: 'warns never to give a code away',
    },
    mustFail: ['assistant-answers'],
    mayFail: [],
    slow: [],
  },
];
