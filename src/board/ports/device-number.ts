/**
 * `188:0`, as sysfs writes it, from Linux's packed number (makedev(3)): the low 8 bits of the minor, 12 of the major,
 * 12 more of the minor.
 */
export function deviceNumber(packed: number): string {
  const major = (packed >> 8) & 0xfff;
  const minor = (packed & 0xff) | ((packed >> 12) & 0xfff00);
  return `${major}:${minor}`;
}
