package io.lectern.llm.local;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.lectern.common.DomainException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * bge-small-en-v1.5 (int8) on ONNX Runtime: ids in, unit vector out. One thread per call and no batching, which is the
 * fastest layout on a CPU when several callers run at once. Safe for many threads.
 */
final class OnnxSession implements AutoCloseable {

    static final int DIMENSION = 384;
    private static final String MODEL = "/bge-small-en-v1.5-q.onnx";

    private final OrtEnvironment environment;
    private final OrtSession session;

    OnnxSession() {
        try (InputStream file = OnnxSession.class.getResourceAsStream(MODEL);
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            environment = OrtEnvironment.getEnvironment();
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            session = environment.createSession(file.readAllBytes(), options);
        } catch (OrtException | IOException e) {
            throw DomainException.internal("The built-in embedding model could not be loaded.", e);
        }
    }

    /** @param ids with begin and end marks, at most 512 */
    float[] embed(long[] ids) {
        long[] shape = {1, ids.length};
        long[] ones = new long[ids.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor tokens = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
                OnnxTensor mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
                OnnxTensor types = OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[ids.length]), shape)) {
            Map<String, OnnxTensor> inputs = new HashMap<>();
            inputs.put("input_ids", tokens);
            inputs.put("attention_mask", mask);
            inputs.put("token_type_ids", types);
            inputs.keySet().retainAll(session.getInputNames());
            try (OrtSession.Result result = session.run(inputs)) {
                return normalised(firstToken((OnnxTensor) result.get(0)));
            }
        } catch (OrtException e) {
            throw DomainException.internal("The built-in embedding model failed.", e);
        }
    }

    /** bge is trained so that the vector of the begin mark stands for the whole text. */
    private static float[] firstToken(OnnxTensor hidden) {
        FloatBuffer all = hidden.getFloatBuffer();
        float[] first = new float[DIMENSION];
        all.get(first);
        return first;
    }

    static float[] normalised(float[] vector) {
        double sum = 0;
        for (float x : vector) {
            sum += (double) x * x;
        }
        float scale = sum == 0 ? 0 : (float) (1 / Math.sqrt(sum));
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= scale;
        }
        return vector;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw DomainException.internal("The built-in embedding model could not be closed.", e);
        }
    }
}
