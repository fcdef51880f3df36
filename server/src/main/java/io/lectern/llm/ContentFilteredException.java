package io.lectern.llm;

import io.lectern.common.UpstreamException;

/** A provider's content filter refused a question or its answer; the same question will be refused again. */
public class ContentFilteredException extends UpstreamException {

    private static final long serialVersionUID = 1L;
    private static final int BAD_REQUEST = 400;

    public ContentFilteredException(String provider, String message) {
        super(provider, BAD_REQUEST, false, message);
    }
}
