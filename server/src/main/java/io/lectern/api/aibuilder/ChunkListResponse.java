package io.lectern.api.aibuilder;

import java.util.List;

/** A page of chunks with the document they are of (contract 3.3.2). */
public record ChunkListResponse(long total, List<ChunkResponse> chunks, DocumentResponse doc) {}
