package io.lectern.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.AsyncResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EventStreamTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Object> resumed = new ArrayList<>();
    private final Map<String, String> headers = new TreeMap<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private int writesUntilHangUp = Integer.MAX_VALUE;
    private int flushes;

    @Test
    void anEventIsDataWithoutABlankAndIsFlushedAtOnce() {
        EventStream stream = stream();
        stream.send("{\"a\":\"ü\"}");
        runWriters();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("data:{\"a\":\"ü\"}\n\n");
        assertThat(flushes).isEqualTo(1);
        assertThat(headers)
                .containsEntry("Content-Type", "text/event-stream; charset=utf-8")
                .containsEntry("Cache-Control", "no-cache")
                .containsEntry("X-Accel-Buffering", "no");
    }

    @Test
    void nothingIsSentBeforeTheFirstEvent() {
        stream();
        assertThat(headers).isEmpty();
    }

    @Test
    void anUpdateThatCouldNotBeWrittenYetGivesWayToANewerOne() {
        EventStream stream = stream();
        stream.send("1");
        stream.update("2");
        stream.update("3");
        stream.send("4");
        stream.update("5");
        runWriters();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("data:1\n\ndata:3\n\ndata:4\n\ndata:5\n\n");
    }

    @Test
    void theRequestIsGivenBackAfterTheLastEvent() {
        EventStream stream = stream();
        stream.send("1");
        stream.end();
        stream.send("too late");
        assertThat(resumed).isEmpty();
        runWriters();
        assertThat(resumed).hasSize(1);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("data:1\n\n");
    }

    @Test
    void aClientThatHungUpIsNoticedAndTheRequestStillGivenBack() {
        writesUntilHangUp = 1;
        EventStream stream = stream();
        stream.send("1");
        runWriters();
        assertThat(stream.isOpen()).isTrue();
        stream.send("2");
        runWriters();
        assertThat(stream.isOpen()).isFalse();
        stream.send("3");
        stream.end();
        runWriters();
        assertThat(resumed).hasSize(1);
    }

    @Test
    void aClientThatReadsNothingIsGivenUpBeforeItFillsTheMemory() {
        EventStream stream = stream();
        for (int i = 0; i <= EventStream.LONGEST_QUEUE; i++) {
            stream.send("x");
        }
        assertThat(stream.isOpen()).isFalse();
    }

    private EventStream stream() {
        HttpServletResponse response = fake(HttpServletResponse.class, (name, args) -> switch (name) {
            case "getOutputStream" -> new Output();
            case "setHeader" -> headers.put((String) args[0], (String) args[1]);
            default -> null;
        });
        AsyncContext async = fake(AsyncContext.class, (name, args) -> name.equals("getResponse") ? response : null);
        HttpServletRequest request =
                fake(HttpServletRequest.class, (name, args) -> name.equals("getAsyncContext") ? async : null);
        AsyncResponse suspended =
                fake(AsyncResponse.class, (name, args) -> name.equals("resume") && resumed.add(args[0]));
        return new EventStream(suspended, request, EventStream.Form.EVENTS, waiting::add);
    }

    private void runWriters() {
        List<Runnable> now = List.copyOf(waiting);
        waiting.clear();
        now.forEach(Runnable::run);
    }

    private interface Call {
        Object answer(String method, Object[] arguments);
    }

    private static <T> T fake(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object answer = call.answer(method.getName(), arguments);
                    return method.getReturnType() == void.class ? null : answer;
                }));
    }

    private final class Output extends ServletOutputStream {

        @Override
        public void write(byte[] block) throws IOException {
            if (writesUntilHangUp-- <= 0) {
                throw new IOException("Broken pipe");
            }
            bytes.write(block);
        }

        @Override
        public void write(int one) {
            bytes.write(one);
        }

        @Override
        public void flush() {
            flushes++;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}
    }
}
