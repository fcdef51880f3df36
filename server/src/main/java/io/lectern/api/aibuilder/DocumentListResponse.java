package io.lectern.api.aibuilder;

import java.util.List;

/** A page of documents and how many the filters let through (contract 3.2.4). */
public record DocumentListResponse(long total, List<DocumentResponse> docs) {}
