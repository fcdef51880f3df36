/** A call that did not succeed; the message is a sentence for the person in front of the page. */
export class ApiFailure extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }

  get unauthenticated() {
    return this.code === 109;
  }

  static unreachable() {
    return new ApiFailure(-1, 'The server cannot be reached. Check that Lectern is still running, then try again.');
  }

  static unreadable(status) {
    return new ApiFailure(-1, `The server answered ${status} with something that is not JSON. Is there a proxy in between?`);
  }
}
