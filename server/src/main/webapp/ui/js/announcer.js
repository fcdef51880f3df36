/** Says a sentence to people who listen to the page instead of looking at it. */
export function announce(sentence) {
  document.getElementById('announcer').textContent = sentence;
}
