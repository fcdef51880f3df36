package io.lectern.llm;

import dev.langchain4j.model.output.TokenUsage;
import io.lectern.activity.CallOutcome;
import io.lectern.activity.ModelCall;
import io.lectern.activity.UsageLimits;
import io.lectern.activity.UsageLog;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Records the calls of one model on behalf of somebody. */
final class Meter {

    /** A guess that is good enough for calls whose provider tells no numbers. */
    private static final int CHARACTERS_OF_A_TOKEN = 4;

    private final ModelUse use;
    private final ModelKind kind;
    private final String provider;
    private final String model;
    private final Ledger ledger;

    /** Where calls are recorded. */
    record Ledger(UsageLog log, UsageLimits limits, Clock clock) {}

    Meter(ModelUse use, ModelKind kind, String provider, String model, Ledger ledger) {
        this.use = use;
        this.kind = kind;
        this.provider = provider;
        this.model = model;
        this.ledger = ledger;
    }

    Call begin(long promptCharacters) {
        return new Call(promptCharacters);
    }

    /** One call; the first end that is told counts. */
    final class Call {

        private final long started = System.nanoTime();
        private final long promptCharacters;
        private final AtomicBoolean ended = new AtomicBoolean();

        private Call(long promptCharacters) {
            this.promptCharacters = promptCharacters;
        }

        /** @param usage what the provider counted, null when it did not */
        void done(TokenUsage usage, long completionCharacters) {
            int prompt = usage == null ? 0 : count(usage.inputTokenCount());
            int completion = usage == null ? 0 : count(usage.outputTokenCount());
            if (prompt + completion > 0) {
                end(prompt, completion, false, CallOutcome.DONE, "");
            } else {
                end(tokens(promptCharacters), tokens(completionCharacters), true, CallOutcome.DONE, "");
            }
        }

        /** What was answered before a failure was paid for. */
        void failed(Throwable failure, long completionCharacters) {
            boolean begun = completionCharacters > 0;
            end(
                    begun ? tokens(promptCharacters) : 0,
                    tokens(completionCharacters),
                    begun,
                    CallOutcome.FAILED,
                    String.valueOf(failure.getMessage()));
        }

        void abandoned(long completionCharacters) {
            end(tokens(promptCharacters), tokens(completionCharacters), true, CallOutcome.ABANDONED, "");
        }

        private void end(int prompt, int completion, boolean estimated, CallOutcome outcome, String failure) {
            if (ended.compareAndSet(false, true)) {
                long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
                ledger.limits().used(use.who(), prompt + completion);
                ledger.log()
                        .add(new ModelCall(
                                use.who(),
                                use.channel(),
                                use.conversation(),
                                kind.word(),
                                model,
                                provider,
                                prompt,
                                completion,
                                estimated,
                                millis,
                                outcome,
                                failure,
                                ledger.clock().instant()));
            }
        }
    }

    private static int count(Integer number) {
        return number == null ? 0 : number;
    }

    private static int tokens(long characters) {
        return (int) ((characters + CHARACTERS_OF_A_TOKEN - 1) / CHARACTERS_OF_A_TOKEN);
    }
}
