package io.trustrail.gateway.api;

/** A group of the API's addresses. What it adds must be in {@code openapi.yaml}. */
@FunctionalInterface
public interface ApiRoutes {

    void addTo(Endpoints endpoints);
}
