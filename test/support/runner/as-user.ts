/**
 * Makes this process one of another user, without that user's groups; only root may. Everything that it imports must
 * be loaded by then: the repository may lie where nobody but root may enter, and Node.js itself is in it.
 */
export function becomeUser(user: number): void {
  process.setgroups?.([]);
  process.setgid?.(user);
  process.setuid?.(user);
}
