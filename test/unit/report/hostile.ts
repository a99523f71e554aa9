/** Everything that a hostile portal may put where ordinary text is expected. */
const HOSTILE: readonly string[] = [
  '<script>window.hacked = 1</script>',
  '"><img src=x onerror="window.hacked = 2"><a href="',
  "' onmouseover='window.hacked = 3' x='",
  '</bdi></td></tr></table></main></body><script>window.hacked = 4</script>',
  'javascript:window.hacked = 5',
  '{{{hacked}}} {{> layout}} ${hacked} <!-- ]]> </style> </title>',
  '\u202Ednehtsal\u2066\u200F\u061C rtl',
  'null\u0000byte \u0007 \uD83D lone',
  '👩‍👩‍👧‍👦🇻🇳'.repeat(40),
  'W'.repeat(10_000),
  `Z${'\u0300'.repeat(400)}`,
];

/** Puts each hostile string in turn where a portal's text would stand, `key`-first so that URLs stay long too. */
export function hostileSent(): (ordinary: string) => string {
  let at = 0;
  return (ordinary) => `${HOSTILE[at++ % HOSTILE.length]}${ordinary}`;
}
