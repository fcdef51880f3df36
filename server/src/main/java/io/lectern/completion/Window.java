package io.lectern.completion;

import io.lectern.common.InvalidException;

/**
 * How the tokens that a model can read and write are shared out. The answer's part is set aside first, then system text
 * and question; passages get up to two thirds of the rest, earlier messages what is left.
 *
 * @param size of the whole, in tokens of our own count, which is near but not the model's: a tenth stays free
 * @param room what is left for passages and history
 */
record Window(int size, int room) {

    private static final double USED = 0.9;
    private static final int USUAL_ANSWER = 2048;
    private static final double PASSAGES = 2.0 / 3;

    /**
     * @param answer most tokens of the answer, 0 when nothing limits it
     * @param fixed tokens of what must be sent whatever happens
     * @throws InvalidException when that alone does not fit
     */
    static Window of(String model, int size, int answer, int fixed) {
        int reserved = answer > 0 ? Math.min(answer, size / 2) : Math.min(USUAL_ANSWER, size / 4);
        int room = (int) (size * USED) - reserved - fixed;
        if (room < 0) {
            throw new InvalidException(
                    "question",
                    "The question with its instructions has about " + fixed + " tokens; the model "
                            + (model.isEmpty() ? "(default)" : model) + " reads at most "
                            + ((int) (size * USED) - reserved) + " here.");
        }
        return new Window(size, room);
    }

    /** @param most what may be used for passages in any window */
    int passages(int most) {
        return Math.min(most, (int) (room * PASSAGES));
    }

    /**
     * @param used tokens of the passages
     * @param most what may be used for earlier messages in any window; 0 means all that is left
     */
    int history(int used, int most) {
        int left = Math.max(0, room - used);
        return most > 0 ? Math.min(most, left) : left;
    }
}
