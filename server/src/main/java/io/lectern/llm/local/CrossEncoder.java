package io.lectern.llm.local;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.scoring.ScoringModel;
import io.lectern.common.DomainException;
import io.lectern.llm.Builtin;
import io.lectern.llm.LlmConfig;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A cross-encoder in a folder of the operator's ({@code lectern.llm.rerank-model}): {@code model.onnx} and
 * {@code tokenizer.json} as published on model hubs. Reads question and passage together and gives one number, which
 * leaves as a score of 0 to 1. Loaded at first use; safe for many threads.
 */
@ApplicationScoped
@Builtin
public class CrossEncoder implements ScoringModel {

    private static final int MOST_TOKENS = 512;

    @Inject
    LlmConfig config;

    @Inject
    @Builtin
    WordPieces wordPieces;

    private OrtSession session;
    private HuggingFaceTokenizer tokenizer;

    @Override
    public Response<List<Double>> scoreAll(List<TextSegment> segments, String query) {
        load();
        List<Double> scores = new ArrayList<>();
        for (TextSegment segment : segments) {
            scores.add(sigmoid(logit(tokenizer.encode(query, segment.text()))));
        }
        return Response.from(scores);
    }

    private double logit(Encoding pair) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        long[] shape = {1, pair.getIds().length};
        try (OnnxTensor tokens = OnnxTensor.createTensor(environment, LongBuffer.wrap(pair.getIds()), shape);
                OnnxTensor mask =
                        OnnxTensor.createTensor(environment, LongBuffer.wrap(pair.getAttentionMask()), shape);
                OnnxTensor types = OnnxTensor.createTensor(environment, LongBuffer.wrap(pair.getTypeIds()), shape)) {
            Map<String, OnnxTensor> inputs = new HashMap<>();
            inputs.put("input_ids", tokens);
            inputs.put("attention_mask", mask);
            inputs.put("token_type_ids", types);
            inputs.keySet().retainAll(session.getInputNames());
            try (OrtSession.Result result = session.run(inputs)) {
                return ((OnnxTensor) result.get(0)).getFloatBuffer().get(0);
            }
        } catch (OrtException e) {
            throw DomainException.internal("The rerank model of lectern.llm.rerank-model failed.", e);
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private synchronized void load() {
        if (session != null) {
            return;
        }
        Path folder = config.rerankModel().orElseThrow();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // loads the tokenizer's native library once for both
            wordPieces.ids("");
            tokenizer = HuggingFaceTokenizer.newInstance(
                    folder.resolve("tokenizer.json"),
                    Map.of("padding", "false", "truncation", "true", "maxLength", String.valueOf(MOST_TOKENS)));
            options.setIntraOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            session = OrtEnvironment.getEnvironment()
                    .createSession(folder.resolve("model.onnx").toString(), options);
        } catch (OrtException | IOException e) {
            throw DomainException.internal(
                    "The folder of lectern.llm.rerank-model holds no model.onnx and tokenizer.json that can be read.",
                    e);
        }
    }

    @PreDestroy
    synchronized void close() {
        if (session != null) {
            tokenizer.close();
            try {
                session.close();
            } catch (OrtException e) {
                throw DomainException.internal("The rerank model could not be closed.", e);
            }
        }
    }
}
