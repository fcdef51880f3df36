package io.lectern.retrieval;

import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class RetrievalService {

    public RetrievalResult retrieve(RetrievalRequest request) {
        throw new UnsupportedOperationException(request.question());
    }
}
