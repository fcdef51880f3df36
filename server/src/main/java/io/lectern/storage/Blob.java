package io.lectern.storage;

import java.util.UUID;

/**
 * Bytes that are safely on disk and have no row yet.
 *
 * @param size in bytes
 * @param sha256 64 hex digits
 */
public record Blob(UUID uid, long size, String sha256) {}
