import { foldMarks } from '../fold-marks.ts';
import { type Procedure, publishedProcedure } from '../procedure-database.ts';
import type { FleetPortal, OfferedService } from '../state.ts';
import type { LifePaths } from './life-paths.ts';

type Topic = 'fee' | 'time-limit' | 'papers' | 'where' | 'track';

/** Words without marks by which a question's topic is told; the first that fits counts. */
const TOPICS: readonly (readonly [topic: Topic, words: RegExp])[] = [
  ['papers', /giay to|thanh phan|ho so gom|can nhung gi|can gi|chuan bi/],
  ['fee', /le phi|phi |phi\?|phi$|bao nhieu tien|mat tien|ton bao nhieu|dong tien/],
  ['time-limit', /thoi han|bao lau|may ngay|bao gio|khi nao|thoi gian/],
  ['where', /o dau|co quan nao|noi nop|nop tai/],
  ['track', /tra cuu|tinh trang/],
];

/** The assistant's answer in one or two sentences, from the published procedures. */
export const answerTo = (portal: FleetPortal, paths: LifePaths, question: string, page: string): string => {
  const asked = foldMarks(question);
  const topic = TOPICS.find(([, words]) => words.test(asked))?.[0] ?? null;
  if (topic === 'track') return 'Quý khách mở mục Tra cứu hồ sơ và nhập mã hồ sơ.';
  const offered = serviceAskedFor(portal, asked) ?? serviceOfPage(portal, paths, page);
  if (offered === null) return 'Quý khách vui lòng cho biết tên thủ tục cần hỏi.';
  return `${publishedProcedure(offered).name}: ${told(publishedProcedure(offered), topic)}`;
};

const told = (procedure: Procedure, topic: Topic | null): string => {
  const body = procedure.parts.find(({ part }) => part === 'body')?.lines[0]?.text ?? '';
  if (topic === 'fee') return `phí, lệ phí khi nộp trực tuyến: ${procedure.fee} (giả lập).`;
  if (topic === 'time-limit') return `thời hạn giải quyết: ${procedure.timeLimit} (giả lập).`;
  if (topic === 'papers')
    return `thành phần hồ sơ: ${procedure.papers.map(({ name }) => name).join('; ')} (giả lập).`;
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
