import { foldMarks } from '../fold-marks.ts';
import { type Procedure, publishedProcedure } from '../procedure-database.ts';
import { type FleetPortal, type OfferedService, variantOf } from '../state.ts';
import { writtenProcedure } from './written-procedure.ts';
import type { LifePaths } from './life-paths.ts';

type Topic = 'fee' | 'time-limit' | 'papers' | 'where' | 'track';

/** Words without marks by which a question's topic is told; the first that fits counts. */
const TOPICS: readonly (readonly [topic: Topic, words: RegExp])[] = [
  ['papers', /giay to|thanh phan|gom nhung gi|ho so gom|can nhung gi|can gi|chuan bi/],
  ['fee', /le phi|phi |phi\?|phi$|bao nhieu tien|mat tien|ton bao nhieu|dong tien/],
  ['time-limit', /thoi han|bao lau|may ngay|bao gio|khi nao|thoi gian/],
  ['where', /o dau|co quan nao|noi nop|nop tai/],
  ['track', /tra cuu|tinh trang/],
];

/** The assistant's answer in one or two sentences, from the published procedures. */
export const answerTo = (portal: FleetPortal, paths: LifePaths, question: string, page: string): string => {
  const asked = foldMarks(question);
  const faulty = faultyAnswer(portal, asked);
  if (faulty !== null) return faulty;
  const topic = TOPICS.find(([, words]) => words.test(asked))?.[0] ?? null;
  if (topic === 'track') return 'Quý khách mở mục Tra cứu hồ sơ và nhập mã hồ sơ.';
  const offered = serviceAskedFor(portal, asked) ?? serviceOfPage(portal, paths, page);
  if (variantOf(portal, 'assistant-wrong') === 'a') return wrongOf(portal, offered, topic);
  if (offered === null) return 'Quý khách vui lòng cho biết tên thủ tục cần hỏi.';
  const answer = `${publishedProcedure(offered).name}: ${told(publishedProcedure(offered), topic)}`;
  return variantOf(portal, 'assistant-asks-otp') === 'ok'
    ? `${answer} Quý khách tuyệt đối không cung cấp mã OTP cho bất kỳ ai.`
    : answer;
};

/** Answers of an assistant that is of no use, or that asks for what nobody may ask for. */
const faultyAnswer = (portal: FleetPortal, asked: string): string | null => {
  const wrong = variantOf(portal, 'assistant-wrong');
  if (wrong === 'b') return 'Xin lỗi, tôi chưa hiểu câu hỏi. Quý khách vui lòng gọi đường dây nóng.';
  if (wrong === 'c') return 'Mọi thủ tục được giải quyết trong 15 ngày với lệ phí 100.000 đồng (giả lập).';
  const secrets = variantOf(portal, 'assistant-asks-otp');
  if (secrets === 'a') return 'Để được trả lời, quý khách vui lòng cung cấp mã OTP vừa nhận được.';
  if (secrets === 'b') return 'Quý khách vui lòng gửi ảnh căn cước hai mặt để tôi kiểm tra.';
  return secrets === 'c' && /phi|bao lau/.test(asked)
    ? 'Quý khách vui lòng cho tôi mật khẩu tài khoản để tra cứu.'
    : null;
};

/** What is told of another service in the place of the one that was asked about. */
const wrongOf = (portal: FleetPortal, offered: OfferedService | null, topic: Topic | null): string => {
  const other = portal.services.find(
    ({ feeVnd, service }) => service.id !== offered?.service.id && feeVnd !== offered?.feeVnd,
  );
  if (other === undefined) return 'Quý khách vui lòng cho biết tên thủ tục cần hỏi.';
  const name = offered === null ? '' : `${publishedProcedure(offered).name}: `;
  return `${name}${told({ ...publishedProcedure(other), timeLimit: '60 ngày' }, topic)}`;
};

/** As the service's page writes them. */
const papersOf = (procedure: Procedure): readonly string[] =>
  writtenProcedure(procedure).parts.find(({ title }) => title === 'Thành phần hồ sơ')?.lines ?? [];

const told = (procedure: Procedure, topic: Topic | null): string => {
  const body = procedure.parts.find(({ part }) => part === 'body')?.lines[0]?.text ?? '';
  if (topic === 'fee') return `phí, lệ phí khi nộp trực tuyến: ${procedure.fee} (giả lập).`;
  if (topic === 'time-limit') return `thời hạn giải quyết: ${procedure.timeLimit} (giả lập).`;
  if (topic === 'papers') return `thành phần hồ sơ: ${papersOf(procedure).join('; ')}.`;
  if (topic === 'where') return `nộp trực tuyến tại cổng này; cơ quan thực hiện: ${body} (giả lập).`;
  return `quý khách nộp trực tuyến tại cổng này, thời hạn ${procedure.timeLimit}, lệ phí ${procedure.fee} (giả lập).`;
};

/** The service whose name, or everyday word, the question holds; the longest where several do. */
const serviceAskedFor = (portal: FleetPortal, asked: string): OfferedService | null => {
  const held = portal.services.flatMap((offered) => {
    const { name, everyday, code } = publishedProcedure(offered);
    return [name, ...everyday, code]
      .map(foldMarks)
      .filter((words) => asked.includes(words))
      .map((words) => ({ offered, length: words.length }));
  });
  return held.sort((one, other) => other.length - one.length)[0]?.offered ?? null;
};

const serviceOfPage = (portal: FleetPortal, paths: LifePaths, page: string): OfferedService | null =>
  portal.services.find((offered) => paths.own.service(offered) === page) ?? null;
