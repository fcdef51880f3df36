package io.lectern.activity;

/** What some model calls come to. */
public record UsageTotals(long calls, long promptTokens, long completionTokens, long totalTokens) {}
