package io.trustrail.gateway.limits;

/** Whose call it is, and for what. */
public record Caller(String tenant, String application, String keyId, String feature) {}
